import type { Glossary, Meaning } from "../model/glossary";
import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import type { ListEntry } from "../model/reference-list";
import { type CitedWork, type NearMiss, referenceOf, resolve } from "../model/resolve";
import { termIntroductions } from "../model/term-introductions";
import { byEntry } from "../model/term-uses";
import type { Span } from "../text/span";
import { citedUnder } from "./subject";
import { ownAbbreviationAt } from "./terms/own-abbreviation";
import { termAt } from "./terms/term-at";

/** What is known of a work beyond what its reference says. */
export interface WorkNotes {
  /** The level of evidence, in words: "randomised controlled trial". */
  readonly evidence?: string;
  /** That the work was retracted, or that there are concerns about it: a sentence. */
  readonly retraction?: string;
}

/** A cited work: the number, key or name by which it is cited, and what is known of it. */
export interface HoverWork {
  readonly label: string;
  /** Undefined when nothing of that key, number or name was found. */
  readonly reference: Reference | undefined;
  /** The entry of the document's own list, as written. */
  readonly entry: ListEntry | undefined;
  readonly notes: WorkNotes;
}

/** What a hover is about. */
export type HoverContent =
  | {
      readonly kind: "citation";
      readonly span: Span;
      readonly works: readonly HoverWork[];
      /** How many works are cited besides those in `works`. */
      readonly more: number;
      /** Entries that would fit a name and year but for one of the two. */
      readonly near: readonly NearMiss[];
    }
  | {
      readonly kind: "term";
      readonly span: Span;
      /** As it is written. */
      readonly form: string;
      /** What it means here; several where nobody can tell. */
      readonly meanings: readonly TermMeaning[];
      /** What else it may mean, in the glossary's words. */
      readonly others: readonly string[];
      /** What the manuscript itself says that it stands for. */
      readonly expansion: string | undefined;
    }
  | { readonly kind: "abbreviation"; readonly span: Span; readonly meaning: AbbreviationMeaning };

/** What a term may mean, and what the manuscript does with it. */
export interface TermMeaning extends Meaning {
  /** How often the manuscript uses it, its reference list left out. */
  readonly count: number;
  readonly firstUse: Span | undefined;
  /** Where it is written out with its abbreviation. */
  readonly introduced: Span | undefined;
}

/** What a manuscript introduces a short form as that no glossary explains. */
export interface AbbreviationMeaning {
  readonly short: string;
  readonly expansion: string;
  readonly introduced: Span;
  readonly count: number;
}

/** What hovers may look things up in. */
export interface HoverSources {
  readonly manuscript: Manuscript;
  readonly library: Library;
  readonly glossary: Glossary;
  /** Where more is known of works than their references say. */
  readonly notesOn?: (reference: Reference) => WorkNotes;
}

/** What there is to say about an offset (UTF-16): about a citation, else about a term or an abbreviation, else nothing. */
export function hoverAt(offset: number, sources: HoverSources): HoverContent | undefined {
  return citationHover(offset, sources) ?? termHover(offset, sources) ?? abbreviationHover(offset, sources);
}

/** More works than this in one hover help nobody. */
const mostWorks = 12;

function citationHover(offset: number, sources: HoverSources): HoverContent | undefined {
  const { manuscript, library } = sources;
  const place = citedUnder(offset, manuscript, library);
  if (!place) return undefined;
  const cited = place.members.flatMap(({ works }) => works);
  const near = place.members.flatMap(({ member }) => resolve(member, manuscript, library).near);
  if (near.length === 0 && cited.every(({ target }) => target === undefined)) return undefined;
  return {
    kind: "citation",
    span: { start: place.start, end: place.end },
    works: cited.slice(0, mostWorks).map((work) => workOf(work, sources)),
    more: Math.max(0, cited.length - mostWorks),
    near,
  };
}

function workOf({ label, target }: CitedWork, { notesOn }: HoverSources): HoverWork {
  const reference = target && referenceOf(target);
  const entry = target?.kind === "entry" ? target.entry : undefined;
  return { label, reference, entry, notes: (reference && notesOn?.(reference)) ?? {} };
}

function termHover(offset: number, { manuscript, glossary }: HoverSources): HoverContent | undefined {
  const term = termAt(offset, manuscript, glossary);
  if (!term) return undefined;
  const uses = byEntry(manuscript, glossary);
  const introductions = termIntroductions(manuscript, glossary);
  const meanings = term.meanings.map((meaning): TermMeaning => {
    const own = uses.get(meaning.entry) ?? [];
    return {
      ...meaning,
      count: own.length,
      firstUse: own[0],
      introduced: introductions.get(meaning.entry),
    };
  });
  return {
    kind: "term",
    span: { start: term.start, end: term.end },
    form: manuscript.text.slice(term.start, term.end).replace(/\s+/g, " "),
    meanings,
    others: term.sense.others,
    expansion: term.sense.expansion,
  };
}

function abbreviationHover(offset: number, { manuscript }: HoverSources): HoverContent | undefined {
  const own = ownAbbreviationAt(offset, manuscript);
  if (!own) return undefined;
  const { use, introduction, uses } = own;
  const { short, expansion, start, end } = introduction;
  return {
    kind: "abbreviation",
    span: { start: use.start, end: use.end },
    meaning: { short, expansion, introduced: { start, end }, count: uses.length },
  };
}
