import type { Span } from "../text/span";
import { type CslItem, type CslScan, identified, named, readItem } from "./csl";
import type { Problem } from "./problem";

/** How much text is scanned between two chances to do something else: a few milliseconds' worth. */
const SCAN_STEP = 10_000;
/** Scans CSL YAML: a list of items, at the top or under `references:`, as in a manuscript's front matter (pandoc). */
export function* scanCslYaml(text: string): CslScan {
  const items: CslItem[] = [];
  const problems: Problem[] = [];
  let nextStep = SCAN_STEP;
  for (const span of yamlItems(text)) {
    const read = readItem(text, span);
    const data = Array.isArray(read.value) ? (read.value as unknown[])[0] : read.value;
    const item = identified(text, span, data, problems);
    const [first] = read.problems;
    if (first !== undefined) problems.push(named(first, item));
    if (item !== undefined) items.push(item);
    if (span.end >= nextStep) {
      nextStep = span.end + SCAN_STEP;
      yield;
    }
  }
  return { value: items, problems: problems.sort((a, b) => a.start - b.start) };
}

/** The items of a YAML list, each from the start of its line, found by their indentation. */
function* yamlItems(text: string): Generator<Span> {
  const dash = /^([ ]*)-(?=\s|$)/;
  let indent: string | undefined;
  let inList = false;
  let start = -1;
  let topLevel = true;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, next);
    const item = dash.exec(line);
    const blank = /^\s*(?:#.*)?$/.test(line);
    const outer = !blank && !/^\s/.test(line) && item === null;
    if (outer || /^(?:---|\.\.\.)\s*$/.test(line)) {
      if (start !== -1) yield { start, end: at };
      start = -1;
      inList = /^["']?references["']?\s*:\s*(?:#.*)?$/.test(line.trimEnd());
      indent = undefined;
      if (outer) topLevel = false;
    } else if (item !== null && (inList || topLevel) && (indent === undefined || item[1] === indent)) {
      if (start !== -1) yield { start, end: at };
      start = at;
      indent = item[1] ?? "";
    }
    at = next;
  }
  if (start !== -1) yield { start, end: text.length };
}
