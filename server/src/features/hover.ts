import { abbreviationsOf } from "../model/abbreviations/abbreviations";
import type { Glossary, TermMatch } from "../model/glossary";
import type { Library } from "../model/library";
import { blockAt, type Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import type { ListEntry } from "../model/reference-list";
import { type CitedWork, type NearMiss, referenceOf, resolve } from "../model/resolve";
import { type Sense, senseOf } from "../model/sense";
import { type Span, shift } from "../text/span";
import { citedUnder } from "./subject";

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
      readonly match: TermMatch;
      /** Which of its meanings it has here. */
      readonly sense: Sense;
    };

/** What hovers may look things up in. */
export interface HoverSources {
  readonly manuscript: Manuscript;
  readonly library: Library;
  readonly glossary: Glossary;
  /** Where more is known of works than their references say. */
  readonly notesOn?: (reference: Reference) => WorkNotes;
}

/** What there is to say about an offset (UTF-16): about a citation, else about a term, else nothing. */
export function hoverAt(offset: number, sources: HoverSources): HoverContent | undefined {
  return citationHover(offset, sources) ?? termHover(offset, sources);
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
  const placed = blockAt(manuscript, offset);
  if (!placed) return undefined;
  const { block, start } = placed;
  const at = offset - start;
  const unit = block.units.find((one) => one.start <= at && at <= one.end);
  const match =
    unit &&
    glossary.matches(block.mask.text, unit.start, unit.end).find((one) => one.start <= at && at <= one.end);
  if (!match) return undefined;
  const sense = senseOf(match, {
    text: block.mask.text,
    unit,
    blockStart: start,
    abbreviations: abbreviationsOf(manuscript),
    glossary,
  });
  return { kind: "term", span: shift(match, start), match, sense };
}
