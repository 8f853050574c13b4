import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Edit } from "../text/span";

/** A value as it stands in YAML on one line, quoted where it has to be. */
export function yamlScalar(value: string): string {
  const plain = value.replace(/\s+/g, " ").trim();
  return stringify(plain, { lineWidth: 0, defaultKeyType: "PLAIN" }).trim();
}

/**
 * The edits (UTF-16 offsets) that add a string to the list at a path of keys, which they make where there is none: nothing
 * else of the file changes. None where the list has the string already; undefined where something else stands at the path.
 */
export function addedToList(text: string, path: readonly string[], value: string): Edit[] | undefined {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0) return undefined;
  return intoNode(text, document.contents, path, value, 0);
}

function intoNode(
  text: string,
  node: unknown,
  path: readonly string[],
  value: string,
  indent: number,
): Edit[] | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return isSeq(node) ? intoList(text, node, value) : undefined;
  if (node === null || (isScalar(node) && node.value === null)) {
    return [append(text, text.length, blockOf(path, value, indent))];
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) return node.flow === true ? undefined : [afterMap(text, node, path, value)];
  const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
  if (!empty) return intoNode(text, pair.value, rest, value, indentOf(text, startOf(pair.key)) + 2);
  const lineEnd = endOfLine(text, endOf(pair.key));
  return [append(text, lineEnd, blockOf(rest, value, indentOf(text, startOf(pair.key)) + 2))];
}

function intoList(text: string, list: YAMLSeq, value: string): Edit[] {
  if (list.items.some((item) => isScalar(item) && item.value === value)) return [];
  const last = list.items.at(-1);
  if (list.flow === true) {
    const end = last ? endOf(last) : (list.range?.[0] ?? 0) + 1;
    return [{ span: { start: end, end }, text: `${last ? ", " : ""}${flowScalar(value)}` }];
  }
  const dash = text.lastIndexOf("-", startOf(last));
  const line = `${" ".repeat(indentOf(text, dash))}- ${yamlScalar(value)}`;
  return [append(text, endOfLine(text, endOf(last)), line)];
}

function flowScalar(value: string): string {
  const scalar = yamlScalar(value);
  return /[,[\]{}]/.test(scalar) && !/^["']/.test(scalar) ? JSON.stringify(value) : scalar;
}

function afterMap(text: string, map: YAMLMap, path: readonly string[], value: string): Edit {
  const last = map.items.at(-1);
  const indent = indentOf(text, startOf(map.items[0]?.key));
  const end = contentEnd(text, endOf(last?.value) || endOf(last?.key));
  return append(text, endOfLine(text, end), blockOf(path, value, indent));
}

/** The keys of a path below one another, and under them a list with one string. */
function blockOf(path: readonly string[], value: string, indent: number): string {
  const lines = path.map((key, depth) => `${" ".repeat(indent + 2 * depth)}${key}:`);
  return [...lines, `${" ".repeat(indent + 2 * path.length)}- ${yamlScalar(value)}`].join("\n");
}

/** Lines behind an offset: on lines of their own, with the file's line breaks. */
export function append(text: string, at: number, lines: string): Edit {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const own = lines.replaceAll("\n", lineBreak);
  const onOwnLine = at === 0 || /[\r\n]$/.test(text.slice(0, at));
  const inside = at < text.length && /[\r\n]/.test(text.charAt(at));
  return {
    span: { start: at, end: at },
    text: `${onOwnLine ? "" : lineBreak}${own}${inside ? "" : lineBreak}`,
  };
}

function startOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[0] ?? 0;
}

function endOf(node: unknown): number {
  return (node as Node | null | undefined)?.range?.[1] ?? 0;
}

function contentEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

function indentOf(text: string, offset: number): number {
  return offset - (Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1);
}

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}
