import { abbreviationsOf, type PlacedIntroduction } from "../../model/abbreviations/abbreviations";
import { partAt, servesIn } from "../../model/abbreviations/parts";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { allIntroductions } from "../../model/term-introductions";
import { byEntry } from "../../model/term-uses";
import { fold } from "../../text/fold";
import type { Span } from "../../text/span";
import { type TermPlace, type TermQuery, termMarker, termPlaceAt } from "./term-place";
import { type FoundTerm, findTerms } from "./term-search";

/** A term on offer and what becomes of the text when it is taken. */
export interface OfferedTerm {
  readonly label: string;
  /** The expansion of an abbreviation, or what is offered in its stead: stands beside the label. */
  readonly description: string;
  /** What replaces {@link place}. */
  readonly inserted: string;
  readonly place: Span;
  /** What an editor compares with the letters that are typed next; begins with what is typed already. */
  readonly filter: string;
  /** The entry's preferred form, by which it is looked up when it is looked at; undefined for the manuscript's own abbreviations. */
  readonly entry: string | undefined;
}

/** Terms on offer, best first. */
export interface TermOffer {
  readonly terms: readonly OfferedTerm[];
  /** Whether more letters would bring up others than these. */
  readonly incomplete: boolean;
}

/** More than this nobody reads; the next letter brings others. */
const mostOffered = 50;

/** The terms and abbreviations for what is being typed at an offset (UTF-16), or undefined where no term is being typed. */
export function termsOnOffer(
  offset: number,
  { manuscript, glossary }: { readonly manuscript: Manuscript; readonly glossary: Glossary },
): TermOffer | undefined {
  const place = termPlaceAt(manuscript, offset);
  if (!place) return undefined;
  const used = byEntry(manuscript, glossary);
  const uses = (entry: GlossaryEntry): number => used.get(entry)?.length ?? 0;
  for (const query of place.queries) {
    const found = findTerms(query.text, glossary, uses);
    const own = ownAbbreviations(query.text, place, manuscript);
    if (found.length + own.length === 0) continue;
    const write = writer(query, place, manuscript, glossary);
    const explained = new Set(found.map(({ form }) => form));
    const offered = [
      ...found.slice(0, mostOffered).map(write),
      ...own.filter(({ label }) => !explained.has(label)),
    ].map((one) => ({ ...one, place: { start: query.start, end: query.end } }));
    return { terms: unique(offered), incomplete: true };
  }
  return { terms: [], incomplete: false };
}

function unique(terms: readonly OfferedTerm[]): OfferedTerm[] {
  return [...new Map(terms.map((term) => [`${term.label}\n${term.inserted}`, term])).values()];
}

type Draft = Omit<OfferedTerm, "place">;

function writer(
  query: TermQuery,
  place: TermPlace,
  manuscript: Manuscript,
  glossary: Glossary,
): (found: FoundTerm) => Draft {
  const introductions = allIntroductions(manuscript, glossary);
  const known = (entry: GlossaryEntry): boolean =>
    introductions.get(entry)?.some((one) => isBefore(one, place, manuscript)) === true;
  return ({ entry, kind, form }) => {
    const { term, abbreviation } = entry.term;
    const filter = filterFor(query.text, form, place);
    if (kind !== "abbreviation" || abbreviation === undefined) {
      const description = kind === "preferred" ? "" : `instead of ${form}`;
      return { label: term, description, inserted: inCase(term, query), filter, entry: term };
    }
    // The first use in a heading would have to be repeated in the text, and that in a cell stands in a note.
    const first = !known(entry) && place.introduces;
    const inserted = first ? `${inCase(term, query)} (${abbreviation})` : abbreviation;
    return { label: abbreviation, description: first ? inserted : term, inserted, filter, entry: term };
  };
}

/** Whether an introduction stands before a place in the same part of the manuscript: abstract, body and captions introduce their own. */
function isBefore({ scope, start }: PlacedIntroduction, place: Span, manuscript: Manuscript): boolean {
  return servesIn(scope, partAt(manuscript, place.start)) && (scope.kind === "list" || start < place.start);
}

function inCase(term: string, { startsSentence }: TermQuery): string {
  return startsSentence && /^\p{Ll}[\p{Ll}-]*(?!\p{L})/u.test(term)
    ? term.charAt(0).toUpperCase() + term.slice(1)
    : term;
}

/** What is typed and the rest of the form, where the form begins with it. */
function filterFor(typed: string, form: string, { marked }: TermPlace): string {
  const marker = marked ? termMarker : "";
  return fold(form).startsWith(fold(typed))
    ? marker + typed + form.slice(typed.length)
    : `${marker}${typed} ${form}`;
}

/** The abbreviations that the manuscript itself introduces. */
function ownAbbreviations(query: string, place: TermPlace, manuscript: Manuscript): Draft[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  return [...abbreviationsOf(manuscript).introductionsByKey.values()].flatMap((all): Draft[] => {
    const [first] = all;
    if (!first || (first.start <= place.start && place.start <= first.end)) return [];
    const { short, expansion } = first;
    const form = [short, expansion].find((name) => fold(name).startsWith(wanted));
    if (form === undefined) return [];
    const known = !place.introduces || all.some((one) => isBefore(one, place, manuscript));
    const inserted = known ? short : `${expansion} (${short})`;
    const description = inserted === short ? expansion : inserted;
    return [{ label: short, description, inserted, filter: filterFor(query, form, place), entry: undefined }];
  });
}
