import { parseDocument } from "yaml";
import type { Span } from "../text/span";
import type { Parsed, Problem } from "./problem";

/** One item of a CSL file, in JSON or YAML: where it stands and what identifies it. The rest is read when asked for. */
export interface CslItem extends Span {
  readonly id: string;
  readonly idSpan: Span;
}

/** The items of a file in its order, those without an id left out. Read item by item: a broken one costs no other. */
export type CslScan = Generator<undefined, Parsed<readonly CslItem[]>>;

/** What an item says, as plain data; `undefined` where nothing of it can be read. */
export function cslData(text: string, item: Span): unknown {
  const data = readItem(text, item).value;
  return Array.isArray(data) ? (data as unknown[])[0] : data;
}

/** An item longer than this is no bibliography entry; it is not worth the time that mending it takes. */
const MAX_MENDED = 100_000;

/** Reads one item; JSON by the language's own parser, anything else, broken JSON included, as YAML. Never throws. */
export function readItem(text: string, { start, end }: Span): Parsed<unknown> {
  const source = text.slice(start, end);
  try {
    if (source.startsWith("{")) return { value: JSON.parse(source), problems: [] };
  } catch {
    // Not valid JSON: the YAML parser says where the fault is and reads what it can.
  }
  const unreadable = { start, end, message: "This entry can’t be read.", severity: "error" } as const;
  if (source.length > MAX_MENDED) return { value: undefined, problems: [unreadable] };
  try {
    const document = parseDocument(source, { prettyErrors: false, logLevel: "silent" });
    const problems = document.errors.map(({ message, pos: [from] }): Problem => {
      const at = start + Math.max(0, Math.min(from, source.trimEnd().length - 1));
      return {
        start: at,
        end: at + 1,
        message: `This entry can’t be read here: ${message}`,
        severity: "error",
      };
    });
    return { value: document.toJS({ maxAliasCount: 100 }), problems };
  } catch {
    // An alias without an anchor, or brackets nested so deep that they exhaust the parser's stack.
    return { value: undefined, problems: [unreadable] };
  }
}

/** A problem that says which entry it is in. */
export function named(problem: Problem, item: CslItem | undefined): Problem {
  return item === undefined ? problem : { ...problem, message: `Entry “${item.id}”: ${problem.message}` };
}

/** The item that a span holds, or nothing and a problem where its data name no id. */
export function identified(
  text: string,
  span: Span,
  data: unknown,
  problems: Problem[],
): CslItem | undefined {
  const [name, id] = idIn(data);
  if ((typeof id === "string" && id !== "") || typeof id === "number") {
    return { ...span, id: String(id), idSpan: idSpanIn(text, span, [name, String(id)]) };
  }
  problems.push({
    start: span.start,
    end: Math.min(span.end, span.start + 1),
    message: "This entry has no “id”, so nothing can cite it.",
    severity: "warning",
  });
  return undefined;
}

/** What identifies an item. Manubot's own lists once said `standard_citation` instead of `id`. */
function idIn(data: unknown): [string, unknown] {
  const fields = typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const name =
    fields["id"] === undefined && fields["standard_citation"] !== undefined ? "standard_citation" : "id";
  return [name, fields[name]];
}

/** Where the value of an item's `id` stands, without its quotation marks. */
function idSpanIn(text: string, { start, end }: Span, [name, id]: readonly [string, string]): Span {
  const source = text.slice(start, end);
  for (const match of source.matchAll(new RegExp(`(?:^|[\\s,{-])["']?${name}["']?\\s*:\\s*(["']?)`, "g"))) {
    const from = match.index + match[0].length;
    if (source.startsWith(id, from)) return { start: start + from, end: start + from + id.length };
    // Written with escapes: all of the string.
    const written = match[1] === '"' ? /^(?:[^"\\\n]|\\.)*/.exec(source.slice(from))?.[0] : undefined;
    if (written?.includes("\\") === true) return { start: start + from, end: start + from + written.length };
  }
  return { start, end: start };
}
