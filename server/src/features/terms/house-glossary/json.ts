import { readJsonInSteps } from "../../../syntax/json";
import type { LocatedData } from "../../../syntax/located-data";
import type { Edit, Span } from "../../../text/span";
import { complete } from "../../../text/steps";
import type { Refusal } from "../../rename";
import { hasFault, type NewTerm, notLineByLine, onOneLine } from "./new-term";

/** The edit that adds a term at the end of a glossary in JSON. */
export function addedToJson(text: string, term: NewTerm): Edit | Refusal {
  const { value, problems } = complete(readJsonInSteps(text));
  if (problems.length > 0) return hasFault;
  const { data } = value;
  const step = unitOf(text);
  if (data === undefined) {
    const list = listOf(term, step, step);
    return replacing({ start: 0, end: text.length }, `{\n${step}"terms": ${list}\n}\n`, text);
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return notLineByLine;
  const { terms } = data as { readonly terms?: unknown };
  if (terms === undefined) return withList(text, term, value);
  if (!Array.isArray(terms)) return notLineByLine;
  if (terms.length === 0) {
    const list = value.locate(["terms"]);
    return replacing(list, listOf(term, indentAt(text, list.start), step), text);
  }
  return afterItem(text, term, value.locate(["terms", terms.length - 1]));
}

/** Behind the last entry, on lines of its own if that begins one, and with as many lines. */
function afterItem(text: string, term: NewTerm, last: Span): Edit {
  const indent = indentAt(text, last.start);
  const ownLine = text.slice(0, last.start).endsWith(indent) && startsLine(text, last.start);
  const inner = /\n([ \t]*)"/.exec(text.slice(last.start, last.end))?.[1];
  const entry =
    inner === undefined || !ownLine
      ? `{ ${pairsOf(term).join(", ")} }`
      : `{\n${pairsOf(term)
          .map((pair) => inner + pair)
          .join(",\n")}\n${indent}}`;
  return replacing({ start: last.end, end: last.end }, ownLine ? `,\n${indent}${entry}` : `, ${entry}`, text);
}

/** The list itself, in a file that has other keys or none. */
function withList(text: string, term: NewTerm, value: LocatedData): Edit {
  const { start, end } = value.locate([]);
  const step = unitOf(text);
  const list = `${step}"terms": ${listOf(term, step, step)}`;
  if (Object.keys(value.data as object).length === 0) return replacing({ start, end }, `{\n${list}\n}`, text);
  const behind = text.charAt(start + 1) === "\n" || text.charAt(start + 1) === "\r" ? "," : ",\n";
  return replacing({ start: start + 1, end: start + 1 }, `\n${list}${behind}`, text);
}

function listOf(term: NewTerm, indent: string, step: string): string {
  const [inner, innermost] = [indent + step, indent + step + step];
  const pairs = pairsOf(term).map((pair) => innermost + pair);
  return `[\n${inner}{\n${pairs.join(",\n")}\n${inner}}\n${indent}]`;
}

function pairsOf({ term, abbreviation, definition }: NewTerm): string[] {
  const pair = (key: string, value: string): string => `"${key}": ${JSON.stringify(onOneLine(value))}`;
  return [
    pair("term", term),
    ...(abbreviation === undefined ? [] : [pair("abbreviation", abbreviation)]),
    pair("definition", definition),
  ];
}

/** By how much each level is set in. */
function unitOf(text: string): string {
  return /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
}

/** The white space before the first word of the line that an offset is in. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

function replacing(span: Span, inserted: string, text: string): Edit {
  return { span, text: inserted.replaceAll("\n", /\r\n|\n|\r/.exec(text)?.[0] ?? "\n") };
}
