import type { SeparatedField } from "../syntax/separated";
import { isShortForm } from "../text/short-forms";
import type { Steps } from "../text/steps";
import { type LocatedTerm, type ReadTerms, standsFor, termAndAside, termsInRows } from "./glossary-rows";

/**
 * The terms of a glossary in Markdown: of its definition lists ("Term", ": what it means"), its tables, its points and
 * paragraphs that begin with a bold term ("**Term** (ABC): what it means"), and its lists of abbreviations ("Abbreviations:
 * NK, natural killer; …"). All else is left alone.
 */
export function* readMarkdownTermsInSteps(text: string): Steps<ReadTerms> {
  const lines = linesOf(text);
  const terms: LocatedTerm[] = [];
  const tables: ReadTerms[] = [];
  let listed = false;
  for (let at = 0; at < lines.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const line = lines[at];
    if (!line) break;
    const rows = tableAt(lines, at);
    if (rows) {
      tables.push(termsInRows(rows.rows, asText));
      at = rows.last;
      continue;
    }
    if (/^\s{0,3}#/.test(line.text)) listed = abbreviationHeading.test(line.text);
    const named = /^\s*[*_]*(?:list of )?abbreviations[*_]*\s*[:.][*_]*\s*/i.exec(line.text);
    if (named ?? (listed && !/^\s*#/.test(line.text)))
      terms.push(...abbreviationsIn(line, named?.[0].length ?? 0));
    else terms.push(...definedAt(lines, at));
  }
  return {
    terms: [...terms, ...tables.flatMap((table) => table.terms)].sort((a, b) => a.start - b.start),
    problems: tables.flatMap((table) => table.problems),
  };
}

const asText = "Write a bar that divides nothing as “\\|”.";

/** Lines that are read between two chances to do something else: a few milliseconds' worth. */
const STEP = 1000;

interface Line {
  readonly text: string;
  readonly start: number;
}

const abbreviationHeading = /^\s{0,3}#+\s+(?:list of )?(?:abbreviations|acronyms)\b/i;

/** The lines of a text; those within fences are empty. */
function linesOf(text: string): Line[] {
  let fence: string | undefined;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  return text
    .slice(start)
    .split(/(?<=\n)/)
    .map((raw): Line => {
      const line = { text: raw.replace(/[\r\n]+$/, ""), start };
      start += raw.length;
      const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
        fence = fence === undefined ? mark : undefined;
        return { ...line, text: "" };
      }
      return fence === undefined ? line : { ...line, text: "" };
    });
}

/** A table with its head at a line, its cells located. */
function tableAt(
  lines: readonly Line[],
  at: number,
): { readonly rows: SeparatedField[][]; readonly last: number } | undefined {
  const [head, delimiters] = [lines[at], lines[at + 1]];
  if (
    !head?.text.includes("|") ||
    !/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(delimiters?.text ?? "")
  ) {
    return undefined;
  }
  const rows = [cellsOf(head)];
  let last = at + 1;
  for (let line = lines[last + 1]; line?.text.includes("|"); line = lines[last + 1]) {
    rows.push(cellsOf(line));
    last++;
  }
  return { rows, last };
}

function cellsOf({ text, start }: Line): SeparatedField[] {
  const cells: SeparatedField[] = [];
  const inner = text.replace(/^\s*\|/, (edge) => " ".repeat(edge.length));
  for (const match of inner.matchAll(/((?:\\.|[^|\\])*)(?:\||$)/g)) {
    const cell = match[1] ?? "";
    if (cell.trim() === "" && match.index + match[0].length >= inner.trimEnd().length) break;
    const from = start + match.index + (cell.length - cell.trimStart().length);
    cells.push({ start: from, end: from + cell.trim().length, text: plain(cell) });
  }
  return cells;
}

/** A term that is defined at a line: by the lines of a definition list below it, or behind a colon. */
function definedAt(lines: readonly Line[], at: number): LocatedTerm[] {
  const line = lines[at];
  if (!line || line.text.trim() === "") return [];
  const blank = lines[at + 1]?.text.trim() === "" ? 1 : 0;
  const definition = /^\s{0,3}:\s+(\S.*)$/.exec(lines[at + 1 + blank]?.text ?? "")?.[1];
  const isTerm = !/^\s*[:#>|]/.test(line.text) && line.text.length <= longestTerm;
  if (definition !== undefined && isTerm) {
    return [
      located(line, plain(line.text), plain([definition, ...continued(lines, at + 2 + blank)].join(" "))),
    ];
  }
  const bold =
    /^\s*(?:[-*+]\s+)?\*\*((?:[^*\\]|\\.){1,120}?):?\*\*:?\s*(\([^)]{1,40}\))?\s*(?:[:–—-]\s*)?(\S.*)$/.exec(
      line.text,
    );
  if (!bold) return [];
  const [, name = "", aside = "", meaning = ""] = bold;
  return [located(line, plain(`${name} ${aside}`), plain([meaning, ...continued(lines, at + 1)].join(" ")))];
}

// A longer line in front of a definition is a sentence.
const longestTerm = 120;

/** The lines that go on with a definition: those that are indented. */
function continued(lines: readonly Line[], from: number): string[] {
  const more: string[] = [];
  for (
    let at = from;
    /^\s{2,}\S/.test(lines[at]?.text ?? "") && !/^\s*:\s/.test(lines[at]?.text ?? "");
    at++
  ) {
    more.push((lines[at]?.text ?? "").trim());
  }
  return more;
}

function located({ text, start }: Line, name: string, definition: string): LocatedTerm {
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: start + text.trimEnd().length, term: { ...termAndAside(name), definition } };
}

/** "NK, natural killer; CAR: chimeric antigen receptor". */
function abbreviationsIn({ text, start }: Line, from: number): LocatedTerm[] {
  const entries = /([^;]+)(?:;|$)/g;
  return [...text.slice(from).matchAll(entries)].flatMap((match): LocatedTerm[] => {
    const [whole = "", short, term] =
      /^\s*(?:[-*+]\s+)?[*_]*([\p{L}\p{N}][\p{L}\p{N}\-‐‑–/+]{1,19}(?: \p{Ll}+)?)[*_]*\s*(?:[,:=]|\s[-–—]\s)[*_]*\s*(\S.*?)\.?\s*$/u.exec(
        match[1] ?? "",
      ) ?? [];
    if (short === undefined || term === undefined || !short.split(/[-‐‑–/\s]/u).some(isShortForm)) return [];
    const at = start + from + match.index + (whole.length - whole.trimStart().length);
    const name = plain(term);
    return [
      {
        start: at,
        end: at + whole.trim().length,
        term: { term: name, abbreviation: short, definition: standsFor(short, name) },
      },
    ];
  });
}

/** The text without the marks of emphasis, code and links, and with single spaces. */
function plain(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(ESCAPED + mark.charCodeAt(0)))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|__|`/g, "")
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, "")
    .replace(/[\uE000-\uE07F]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - ESCAPED))
    .replace(/\s+/g, " ")
    .trim();
}

/** Escaped marks are put aside among characters for private use while the others are taken away. */
const ESCAPED = 0xe000;
