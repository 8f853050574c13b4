import type { Manuscript } from "../../model/manuscript";
import type { Edit } from "../../text/span";
import { citedEntries, formatNumbers, numberCitations, settingOf, wordsAround, wordsOf } from "./numbers";
import { type CitingPlace, type Draft, draft } from "./outcome";
import { placed, type Stand } from "./placing";

/** Writes all citations by number in square brackets, or all as superscripts but for those that nobody would see as such. */
export function convertNumbers(manuscript: Manuscript, to: Stand): Draft {
  const before = citedEntries(manuscript, wordsOf);
  const without = (these: ReadonlySet<CitingPlace>): Draft => {
    const left = new Set([...these].map(({ start }) => start));
    const edits = conversions(manuscript, to, (start) => left.has(start));
    return draft(edits, before, (after) => citedEntries(after, wordsOf), { cautious: without });
  };
  return without(new Set());
}

function conversions(manuscript: Manuscript, to: Stand, isLeft: (start: number) => boolean): Edit[] {
  return numberCitations(manuscript).flatMap((one) => {
    const { citation, numbers } = one;
    const written = manuscript.text.slice(citation.start, citation.end);
    if (!numbers || isWritten(written, to) || isLeft(citation.start)) return [];
    const setting = settingOf(citation, manuscript.text);
    const inner = formatNumbers(numbers, {
      separator: to === "raised" ? "," : ", ",
      dash: setting.dash === "⁻" ? "–" : setting.dash,
      digits: "plain",
      shortestRange: setting.shortestRange,
    });
    const words = wordsAround(citation, manuscript.text);
    if (words) {
      const { before, after } = words;
      const text =
        to === "raised" ? `(${before}${bracketsAround(inner, to)}${after})` : `[${before}${inner}${after}]`;
      return [placed(manuscript.text, citation, "bracketed", "bracketed", text)];
    }
    const from: Stand = citation.style === "superscript" ? "raised" : "bracketed";
    return [placed(manuscript.text, citation, from, to, bracketsAround(inner, to))];
  });
}

/** Whether some citation by number is written in another way. */
export function isConvertible(manuscript: Manuscript, to: Stand): boolean {
  return numberCitations(manuscript).some(
    ({ citation, numbers }) =>
      numbers !== undefined && !isWritten(manuscript.text.slice(citation.start, citation.end), to),
  );
}

/** Numbers in the brackets, or between the tags, that make a citation of them. */
export function bracketsAround(numbers: string, stand: Stand): string {
  return stand === "raised" ? `<sup>${numbers}</sup>` : `[${numbers}]`;
}

function isWritten(citation: string, stand: Stand): boolean {
  return stand === "raised" ? /^<sup/i.test(citation) : /^\\?\[/.test(citation);
}
