// A manuscript with its bibliographies, out of one fixture text.
import { readBibliography } from "../../server/src/model/bibliography";
import { type Library, libraryOf } from "../../server/src/model/library";
import { type Manuscript, manuscriptOf } from "../../server/src/model/manuscript";
import { applyEdits, type Edit } from "../../server/src/text/span";
import { readMarked } from "../marked";

/** A manuscript, what it can cite, and where the cursor is. */
export interface Fixture {
  readonly text: string;
  readonly manuscript: Manuscript;
  readonly library: Library;
  readonly cursor: number;
}

/** Reads a fixture: the first file is the manuscript, the others are bibliographies. */
export function fixtureOf(fixture: string): Fixture {
  const [first, ...others] = readMarked(fixture);
  if (!first) throw new Error("an empty fixture");
  return {
    text: first.text,
    manuscript: manuscriptOf(first.text),
    library: libraryOf(others.map(({ name, text }) => readBibliography(`file:///${name}`, text))),
    cursor: first.cursor ?? -1,
  };
}

/** A text after edits, with those that touch one another allowed and those that overlap not. */
export function edited(text: string, edits: readonly Edit[]): string {
  return applyEdits(text, edits);
}

/** The words that spans mark. */
export function wordsAt(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

/** Five fictional works as a numbered list. */
export const numberedList = `## References

1. Doe J. Cells of an invented kind in a dish. J Fiction. 2001;1(2):3–4. doi:10.1000/fiction.1
2. Roe R, Poe E. Mice that were never born. J Fiction. 2002;2:5–9.
3. Moe M, Noe N, Loe L, et al. A trial without patients. Ann Imag Med. 2003;3(1):10–19.
4. Bar B. Antibodies against nothing at all. Cells Invented. 2004;4:20.
5. Foo F. The last of the fictional papers here. Cells Invented. 2005;5:30–31.
`;
