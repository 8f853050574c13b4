import {
  type Abbreviations,
  type AbbreviationUse,
  abbreviationsOf,
  type Scope,
  type ScopedUnit,
  scopedUnits,
} from "../../model/abbreviations/abbreviations";
import type { Fix } from "../../model/finding";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { kept } from "../../text/kept";
import type { Edit } from "../../text/span";
import type { RawFinding } from "../rule";

/** A table or caption that relies on the text for what a short form stands for: only some journals mind. */
export function unexplained(
  use: AbbreviationUse,
  expansions: readonly [string, ...string[]],
  manuscript: Manuscript,
): RawFinding {
  const [likely] = expansions;
  return {
    start: use.start,
    end: use.end,
    severity: "hint",
    message:
      `This table or caption uses “${use.short}” and does not say what it stands for. ` +
      `Many journals want “${use.short}, ${likely}” in a note below it.`,
    fixes: expansions.flatMap((one) => explainedBelow(use, one, manuscript)),
  };
}

/**
 * What explains a short form below the table or figure that uses it: at the end of the caption, in the note that follows the
 * table, or in a note of its own. None where there is no place for one, as in HTML.
 */
function explainedBelow({ scope, short }: AbbreviationUse, expansion: string, manuscript: Manuscript): Fix[] {
  const display = displaysOf(manuscript).get(scope);
  const entry = `${short}, ${expansion}`;
  const edit = display?.caption
    ? inCaption(entry, display.caption, manuscript)
    : display && belowTable(entry, display, manuscript);
  if (!edit) return [];
  const where = display?.caption ? "at the end of the caption" : "in a note below";
  return [{ title: `Explain “${short}” ${where}: “${entry}”`, kind: "suggestion", edits: [edit] }];
}

/** A table or figure. */
interface Display {
  readonly caption: ScopedUnit | undefined;
  readonly last: ScopedUnit;
  /** The run of prose behind it. */
  readonly next: ScopedUnit | undefined;
}

/** The displays of a manuscript by their scopes. */
const displaysOf = kept((manuscript: Manuscript): ReadonlyMap<Scope, Display> => {
  const displays = new Map<Scope, Display>();
  const units = scopedUnits(manuscript);
  for (const [index, unit] of units.entries()) {
    const { scope } = unit;
    if (scope.kind !== "display") continue;
    const caption = displays.get(scope)?.caption ?? (unit.kind === "caption" ? unit : undefined);
    displays.set(scope, { caption, last: unit, next: units[index + 1] });
  }
  return displays;
});

function inCaption(entry: string, caption: ScopedUnit, { text }: Manuscript): Edit | undefined {
  // An attribute or a citation may end it; what a chunk of code says stands in quotation marks.
  const written = text
    .slice(caption.start, caption.end)
    .replace(/\s*(?:\\label)?\{[^{}]*\}\s*$/, "")
    .trimEnd();
  const inString = /["']/.test(text.charAt(caption.end)) && /["'\\]/.test(entry);
  if (written === "" || inString) return undefined;
  const end = caption.start + written.length;
  return { span: { start: end, end }, text: `${endsSentence(written) ? "" : "."} ${entry}.` };
}

function endsSentence(written: string): boolean {
  return /[.!?]["”’)\]*_]*$/.test(written);
}

function belowTable(entry: string, { last, next: note }: Display, manuscript: Manuscript): Edit | undefined {
  const { text } = manuscript;
  const block = blockAt(manuscript, last.start)?.block;
  if (!block || /<t[dhr]\b/i.test(block.source)) return undefined;
  const starts = listStarts(abbreviationsOf(manuscript));
  if (note?.kind === "paragraph" && starts.has(firstLetter(note, text))) {
    const written = text.slice(note.start, note.end).trimEnd();
    const stop = /[.;]$/.exec(written);
    const end = note.start + written.length - (stop ? 1 : 0);
    return { span: { start: end, end: note.start + written.length }, text: `; ${entry}.` };
  }
  // The first blank line behind the last cell.
  const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r|$)|$/.exec(text.slice(last.end));
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const end = last.end + (blank?.index ?? 0);
  return { span: { start: end, end }, text: `${lineBreak}${lineBreak}${entry}.` };
}

/** Where lists of abbreviations begin, and each further one of their entries. */
const listStarts = kept(
  ({ introductions }: Abbreviations): ReadonlySet<number> =>
    new Set(introductions.filter(({ order }) => order === "list").map(({ start }) => start)),
);

function firstLetter({ start, end }: ScopedUnit, text: string): number {
  return start + (/\S/.exec(text.slice(start, end))?.index ?? 0);
}
