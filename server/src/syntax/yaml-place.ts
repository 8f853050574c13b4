import type { KeyedPlace } from "./keyed-place";

/**
 * The place at an offset (UTF-16), read from its lines and indentation: text that is being typed need not be YAML yet. Undefined in comments, and in values that are only a part of a longer one.
 */
export function yamlPlaceAt(text: string, offset: number): KeyedPlace | undefined {
  const lines = linesOf(text);
  const index = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[index];
  if (!line || /(?:^|\s)#/.test(line.text.slice(0, offset - line.start))) return undefined;
  const before = line.text.slice(0, offset - line.start);
  const after = /^[^,\]}#\r\n:]*/.exec(line.text.slice(offset - line.start))?.[0] ?? "";
  const above = (indent: number): string[] => keysAbove(lines, index, indent);
  const flow = flowAt(before);
  if (flow) {
    const outer = [...above(line.indent), ...(line.key === undefined || !flow.inValue ? [] : [line.key])];
    return placeFrom(
      flow.key === undefined ? flow.kind : "value",
      [...outer, ...(flow.key === undefined ? [] : [flow.key])],
      flow.typed,
      after,
      offset,
      flow.siblings,
    );
  }
  const typed = before.slice(line.indent);
  const value = /^([\w$-]+):\s+(.*)$/.exec(typed);
  if (value)
    return placeFrom(
      "value",
      [...above(line.indent), value[1] ?? ""],
      unquoted(value[2] ?? ""),
      after,
      offset,
      [],
    );
  if (before.length < line.indent || /[:\s]$/.test(typed))
    return before.trim() === "" ? blank(lines, index, offset, before.length) : undefined;
  const path = above(line.indent);
  const siblings = siblingsOf(lines, index);
  return placeFrom("key", path, typed, after, offset, siblings);
}

/** On a line without anything a key of that depth may come. */
function blank(lines: readonly Line[], index: number, offset: number, indent: number): KeyedPlace {
  return placeFrom("key", keysAbove(lines, index, indent), "", "", offset, siblingsOf(lines, index, indent));
}

function placeFrom(
  kind: KeyedPlace["kind"],
  path: readonly string[],
  typed: string,
  after: string,
  offset: number,
  siblings: readonly string[],
): KeyedPlace {
  const rest = after.trimEnd().replace(/["']$/, "");
  return {
    kind,
    path,
    typed,
    text: typed + rest,
    start: offset - typed.length,
    end: offset + rest.length,
    siblings,
  };
}

function unquoted(value: string): string {
  return value.replace(/^["']/, "");
}

interface Flow {
  readonly kind: "key" | "value";
  /** The key of a mapping in braces whose value is being written. */
  readonly key: string | undefined;
  readonly typed: string;
  readonly siblings: readonly string[];
  /** Whether the brackets are the value of the line's own key, and not an item of a list. */
  readonly inValue: boolean;
}

/** What is written inside brackets or braces that the line opens. */
function flowAt(before: string): Flow | undefined {
  const open = before.search(/[[{][^[\]{}]*$/);
  const at = open === -1 ? undefined : /^[[{](.*)$/.exec(before.slice(open));
  if (!at || !/(?:[:,[-]\s*|^\s*)$/.test(before.slice(0, open))) return undefined;
  const inValue = /^\s*(?:- )*[\w$-]+:/.test(before);
  const parts = (at[1] ?? "").split(",");
  const last = (parts.at(-1) ?? "").trimStart();
  if (before.charAt(open) === "[") {
    return { kind: "value", key: undefined, typed: unquoted(last), siblings: [], inValue };
  }
  const siblings = parts.slice(0, -1).flatMap((part) => /^\s*([\w$-]+):/.exec(part)?.[1] ?? []);
  const pair = /^([\w$-]+):\s+(.*)$/.exec(last);
  if (pair) return { kind: "value", key: pair[1], typed: unquoted(pair[2] ?? ""), siblings, inValue };
  return { kind: "key", key: undefined, typed: last, siblings, inValue };
}

interface Line {
  readonly start: number;
  readonly text: string;
  /** Where its content begins, behind the dashes of lists. */
  readonly indent: number;
  /** Whether a dash stands on it. */
  readonly item: boolean;
  readonly key: string | undefined;
  readonly isBlank: boolean;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)]
    .filter(({ index, 0: whole }) => whole !== "" || index === 0 || /[\r\n]$/.test(text))
    .map(({ index, 1: line = "" }) => {
      const lead = /^\s*(?:-\s+|-$)*/.exec(line)?.[0] ?? "";
      const key = /^([\w$-]+)\s*:(?:\s|$)/.exec(line.slice(lead.length))?.[1];
      const isBlank = /^\s*(?:#.*)?$/.test(line);
      return { start: index, text: line, indent: lead.length, item: lead.includes("-"), key, isBlank };
    });
}

function keysAbove(lines: readonly Line[], index: number, indent: number): string[] {
  const keys: string[] = [];
  let limit = indent;
  for (let at = index - 1; at >= 0 && limit > 0; at--) {
    const line = lines[at];
    if (!line || line.isBlank || line.key === undefined || line.indent >= limit) continue;
    keys.unshift(line.key);
    limit = line.indent;
  }
  return keys;
}

function siblingsOf(lines: readonly Line[], index: number, indent = lines[index]?.indent ?? 0): string[] {
  const found: string[] = [];
  const isOf = (line: Line | undefined): line is Line =>
    line !== undefined && (line.isBlank || line.indent >= indent);
  for (let at = index - 1; !lines[at + 1]?.item || at + 1 !== index; at--) {
    const line = lines[at];
    if (!isOf(line)) break;
    if (line.indent === indent && line.key !== undefined) found.push(line.key);
    if (line.indent === indent && line.item) break;
  }
  for (let at = index + 1; isOf(lines[at]); at++) {
    const line = lines[at];
    if (line?.indent !== indent) continue;
    if (line.item) break;
    if (line.key !== undefined) found.push(line.key);
  }
  return found;
}
