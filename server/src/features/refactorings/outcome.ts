import { type Manuscript, manuscriptSteps } from "../../model/manuscript";
import { applyEdits, type Edit, type Span } from "../../text/span";
import type { Steps } from "../../text/steps";
import type { Refusal } from "../rename";

/** A citation's place, and the works that it cites, by names of some kind. */
export interface CitingPlace extends Span {
  readonly works: readonly string[];
}

/** A rewriting of a text that has not been checked yet. */
export interface Draft {
  /** They never overlap (UTF-16 offsets). Empty where nothing is to be done. */
  readonly edits: readonly Edit[];
  /** Entries for a BibTeX file that the text cites from now on; empty where it needs none. */
  readonly bibliography: string;
  /** What the text cites now, in order. */
  readonly before: readonly CitingPlace[];
  /** What it cites when it is written anew. */
  readonly citedIn: (after: Manuscript) => readonly CitingPlace[];
  /** The same, but with some of the citations in `before` written so that nobody can mistake them. */
  readonly cautious?: (these: ReadonlySet<CitingPlace>) => Draft;
}

/** What a refactoring does to a text. */
export interface Rewriting extends Pick<Draft, "edits" | "bibliography"> {
  /** What an author should know before agreeing; empty where there is nothing. */
  readonly remark: string;
}

/** What became of a refactoring: a rewriting, or why there is none. */
export type Outcome = Rewriting | Refusal;

/** A draft with its edits in order. */
export function draft(
  edits: readonly Edit[],
  before: readonly CitingPlace[],
  citedIn: Draft["citedIn"],
  more: Partial<Pick<Draft, "bibliography" | "cautious">> = {},
): Draft {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  return { edits: sorted, bibliography: "", before, citedIn, ...more };
}

/** A draft that does nothing. */
export const nothingToDo: Draft = draft([], [], () => []);

/**
 * Reads the text as it would be and compares what it cites. A superscript behind a digit would become a power, a number
 * in parentheses a remark: such citations are written in another way, or the refactoring is refused, rather than one lost.
 */
export function* checked(manuscript: Manuscript, found: Draft): Steps<Outcome> {
  const { edits, bibliography } = found;
  const lost = yield* lostBy(manuscript, found);
  if (lost.size === 0) return { edits, bibliography, remark: "" };
  const careful = found.cautious?.(lost);
  if (careful && (yield* lostBy(manuscript, careful)).size === 0) {
    const count = lost.size === 1 ? "One citation is" : `${lost.size} citations are`;
    const remark = `${count} written in another way: in this one nobody could tell them from other numbers.`;
    return { edits: careful.edits, bibliography: careful.bibliography, remark };
  }
  const [first] = lost;
  const words = first ? manuscript.text.slice(first.start, first.end) : "";
  return { refused: `Written that way, “${words}” could no longer be told from other words of the text.` };
}

function* lostBy(manuscript: Manuscript, { edits, before, citedIn }: Draft): Steps<ReadonlySet<CitingPlace>> {
  if (edits.length === 0) return new Set();
  const after = yield* manuscriptSteps(applyEdits(manuscript.text, edits), manuscript, manuscript.setting);
  return lostCitations(before, edits, citedIn(after));
}

/**
 * The citations of a text that are not where they were after these edits (sorted, as the citations are), or cite other
 * works there; all of them where the text afterwards cites something in a place in which it did not.
 */
export function lostCitations(
  before: readonly CitingPlace[],
  edits: readonly Edit[],
  after: readonly CitingPlace[],
): ReadonlySet<CitingPlace> {
  // A broken range cites nothing, before and after.
  const citing = after.filter(({ works }) => works.length > 0);
  const lost = new Set<CitingPlace>();
  let next = 0;
  for (const [place, region] of regionsAfter(before, edits)) {
    const rest = new Set(place.works);
    let same = true;
    for (; (citing[next]?.start ?? Infinity) < region.end; next++) {
      const found = citing[next];
      if (!found || found.end <= region.start) return new Set(before);
      same &&= found.works.every((work) => place.works.includes(work));
      for (const work of found.works) rest.delete(work);
    }
    if (!same || rest.size > 0) lost.add(place);
  }
  return next === citing.length ? lost : new Set(before);
}

/** Where each place lies in the text after the edits, as a whole with the edit that it belongs to. */
function regionsAfter(
  places: readonly CitingPlace[],
  edits: readonly Edit[],
): (readonly [CitingPlace, Span])[] {
  let next = 0;
  let delta = 0;
  return places.map((place) => {
    for (; (edits[next]?.span.end ?? Infinity) <= place.start; next++) delta += growth(edits[next]);
    const edit = edits[next];
    const own = edit && edit.span.start < place.end ? edit : undefined;
    const start = Math.min(place.start, own?.span.start ?? place.start) + delta;
    const end = Math.max(place.end, own?.span.end ?? place.end) + delta + growth(own);
    return [place, { start, end }];
  });
}

/** How much longer an edit makes the text. */
function growth(edit: Edit | undefined): number {
  return edit ? edit.text.length - (edit.span.end - edit.span.start) : 0;
}
