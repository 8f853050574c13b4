import { readGlossaryFile } from "../../../model/glossary-file";
import { headOf, onlyExpands } from "../../../model/glossary-rows";
import { append } from "../../../syntax/yaml-edit";
import type { Edit } from "../../../text/span";
import { plainMarkdown } from "../../list-entry";
import type { Refusal } from "../../rename";
import { type NewTerm, onOneLine } from "./new-term";
import { valuesOf } from "./table";

/** The edit that adds a term behind the last entry of a glossary in Markdown, set as that is; without one, as a point at its end. */
export function addedToMarkdown(uri: string, text: string, term: NewTerm): Edit | Refusal {
  const last = readGlossaryFile(uri, text).entries.findLast((entry) => !onlyExpands(entry.term))?.origin;
  const lines = linesOf(text);
  const at = last ? lines.findLastIndex(({ start }) => start <= last.start) : -1;
  const line = lines[at]?.text;
  if (line === undefined) return atEnd(text, lines, term);
  return intoTable(text, lines, at, term) ?? behindEntry(text, lines, at, line, term);
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): Line[] {
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g), ({ index, 0: whole }) => ({
    text: whole.replace(/[\r\n]+$/, ""),
    start: index,
  }));
}

/** As the next row, where the entry is one. */
function intoTable(
  text: string,
  lines: readonly Line[],
  at: number,
  term: NewTerm,
): Edit | Refusal | undefined {
  const rule = lines.slice(0, at).findLastIndex((line) => !line.text.includes("|")) + 2;
  const rows = lines.slice(rule - 1, at + 1);
  if (!/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[rule]?.text ?? "") || rows.length < 3) {
    return undefined;
  }
  const columns = headOf(cellsOf(rows[0]?.text ?? ""));
  const values = valuesOf(term, columns ?? ["term", "definition", "abbreviation"]);
  if ("refused" in values) return values;
  const [, open = "", close = ""] = /^(\s*\|?).*?(\|?)\s*$/.exec(lines[at]?.text ?? "") ?? [];
  const cells = values.map((value) => plainMarkdown(value).replaceAll("|", "\\|"));
  const row = cells.join(" | ");
  return append(text, endOf(lines, at), `${open === "" ? "" : `${open} `}${row}${close === "" ? "" : " |"}`);
}

function cellsOf(row: string): { start: number; end: number; text: string }[] {
  const inner = row.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split("|").map((cell) => ({ start: 0, end: 0, text: cell.trim() }));
}

/** As a point, a paragraph or an item of a definition list, as the entry is one. */
function behindEntry(text: string, lines: readonly Line[], at: number, line: string, term: NewTerm): Edit {
  const bold =
    /^(\s*(?:[-*+]\s+)?)\*\*(?:[^*\\]|\\.){1,120}?(:?)\*\*(?:\s*\([^)]{1,40}\))?(\s*[:–—-]?\s*)\S/.exec(line);
  const blank = lines[at + 1]?.text.trim() === "" ? 1 : 0;
  const marker = /^\s{0,3}:\s+/.exec(lines[at + 1 + blank]?.text ?? "")?.[0];
  if (marker !== undefined) {
    const gap = blank === 1 ? "\n\n" : "\n";
    const entry = `${nameOf(term)}${gap}${marker}${meaningOf(term)}`;
    return append(text, endOf(lines, lastLine(lines, at + 1 + blank)), `\n${entry}`);
  }
  const [, lead = "", colon = "", between = ": "] = bold ?? [];
  const name = plainMarkdown(onOneLine(term.term));
  const short = term.abbreviation === undefined ? "" : ` (${plainMarkdown(onOneLine(term.abbreviation))})`;
  const head =
    colon === ":" ? `**${name}${short}:** ` : `**${name}**${short}${between.trim() === "" ? ": " : between}`;
  const isPoint = lead.trim() !== "";
  return append(
    text,
    endOf(lines, lastLine(lines, at)),
    `${isPoint ? "" : "\n"}${lead}${head}${meaningOf(term)}`,
  );
}

/** At the end, or before a list of abbreviations that goes to the end: it would take the point for one of its own. */
function atEnd(text: string, lines: readonly Line[], term: NewTerm): Edit {
  const point = `- **${plainMarkdown(onOneLine(term.term))}**${term.abbreviation === undefined ? "" : ` (${plainMarkdown(onOneLine(term.abbreviation))})`}: ${meaningOf(term)}`;
  const heading = lines.findLastIndex((line) => /^\s{0,3}#/.test(line.text));
  const line = lines[heading];
  if (line && /^\s{0,3}#+\s+(?:list of )?(?:abbreviations|acronyms)\b/i.test(line.text)) {
    return {
      span: { start: line.start, end: line.start },
      text: append(text, line.start, `${point}\n`).text,
    };
  }
  const end = text.trimEnd().length;
  return append(text, end, end === 0 ? point : `\n${point}`);
}

function nameOf({ term, abbreviation }: NewTerm): string {
  const short = abbreviation === undefined ? "" : ` (${abbreviation})`;
  return plainMarkdown(onOneLine(term + short));
}

function meaningOf({ definition }: NewTerm): string {
  return plainMarkdown(onOneLine(definition));
}

/** The last line of an entry: the indented ones behind it belong to it. */
function lastLine(lines: readonly Line[], at: number): number {
  let last = at;
  while (/^\s{2,}\S/.test(lines[last + 1]?.text ?? "")) last++;
  return last;
}

function endOf(lines: readonly Line[], at: number): number {
  const line = lines[at];
  return line ? line.start + line.text.length : 0;
}
