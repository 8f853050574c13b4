import type { Span } from "../text/span";
import type { Steps } from "../text/steps";
import { type JsonToken, jsonTokens } from "./json-tokens";
import type { LocatedData } from "./located-data";
import type { Parsed, Problem } from "./problem";

/** Tokens that are read between two chances to do something else: a few milliseconds' worth. */
const STEP = 10_000;

/** Deeper than this nobody nests by hand; what is deeper is left out. */
const DEEPEST = 100;

/** JSON with a fault on every line tells no more by its hundredth. */
const MOST_PROBLEMS = 20;

/** Parses JSON (RFC 8259). Whatever is wrong, the values before and behind it are there; a comma too many is let pass. */
export function* readJsonInSteps(text: string): Steps<Parsed<LocatedData>> {
  const reading = new Reading(text);
  let count = 0;
  for (const token of jsonTokens(text)) {
    reading.take(token);
    if (++count % STEP === 0) yield;
  }
  const { root, problems } = reading.finish();
  return { value: { data: root && dataOf(root), locate: locator(root, text) }, problems };
}

interface Value extends Span {
  readonly kind: "value";
  readonly value: unknown;
}
interface List extends Span {
  readonly kind: "list";
  end: number;
  readonly items: Node[];
}
interface Mapping extends Span {
  readonly kind: "map";
  end: number;
  readonly pairs: Map<string, Pair>;
}
type Node = Value | List | Mapping;

interface Pair {
  readonly key: Span;
  node: Node | undefined;
}

/** A list or mapping that is not closed yet. */
interface Open {
  readonly node: List | Mapping;
  /** In a mapping, the pair whose value is due. */
  pair: Pair | undefined;
  hasColon: boolean;
  /** Whether only a comma or the end may come. */
  complete: boolean;
}

class Reading {
  readonly #text: string;
  readonly #problems: Problem[] = [];
  readonly #open: Open[] = [];
  #root: Node | undefined;
  /** How many brackets were opened below the deepest level. */
  #tooDeep = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(token: JsonToken): void {
    if (this.#tooDeep > 0) {
      if (token.kind === "{" || token.kind === "[") this.#tooDeep++;
      if (token.kind === "}" || token.kind === "]") this.#tooDeep--;
      return;
    }
    switch (token.kind) {
      case "{":
      case "[":
        this.#begin(token);
        return;
      case "}":
      case "]":
        this.#close(token);
        return;
      case ",":
        this.#separate(token);
        return;
      case ":":
        this.#colon(token);
        return;
      case "string":
      case "word":
        this.#scalar(token);
    }
  }

  finish(): { readonly root: Node | undefined; readonly problems: readonly Problem[] } {
    const [outermost] = this.#open;
    if (outermost) {
      const { start } = this.#open.at(-1)?.node ?? outermost.node;
      this.#report({ start, end: start + 1 }, `This “${this.#text.charAt(start)}” is never closed.`);
      for (const { node } of this.#open) node.end = this.#text.length;
    }
    return { root: this.#root, problems: this.#problems.sort((a, b) => a.start - b.start) };
  }

  #begin(token: JsonToken): void {
    if (this.#open.length >= DEEPEST) {
      this.#report(token, `What is nested deeper than ${DEEPEST} levels is not read.`);
      this.#tooDeep = 1;
      return;
    }
    const { start, end } = token;
    const node: List | Mapping =
      token.kind === "["
        ? { kind: "list", start, end, items: [] }
        : { kind: "map", start, end, pairs: new Map() };
    this.#place(node);
    this.#open.push({ node, pair: undefined, hasColon: false, complete: false });
  }

  #close(token: JsonToken): void {
    const wanted = token.kind === "]" ? "list" : "map";
    const depth = this.#open.findLastIndex(({ node }) => node.kind === wanted);
    if (depth === -1) {
      this.#report(token, `This “${token.kind}” closes nothing.`);
      return;
    }
    for (const { node } of this.#open.slice(depth + 1)) {
      const mark = this.#text.charAt(node.start);
      this.#report({ start: node.start, end: node.start + 1 }, `This “${mark}” is never closed.`);
      node.end = token.start;
    }
    this.#lacksValue(this.#open[depth]);
    this.#open.splice(depth).forEach(({ node }, index) => {
      if (index === 0) node.end = token.end;
    });
  }

  #separate(token: JsonToken): void {
    const open = this.#open.at(-1);
    if (!open) {
      this.#report(token, "Only one value may stand in a JSON file.");
      return;
    }
    this.#lacksValue(open);
    open.pair = undefined;
    open.complete = false;
  }

  #colon(token: JsonToken): void {
    const open = this.#open.at(-1);
    if (open?.pair && !open.hasColon) open.hasColon = true;
    else this.#report(token, "A colon can’t stand here: it belongs between a key and its value.");
  }

  #scalar(token: JsonToken): void {
    const open = this.#open.at(-1);
    if (open?.node.kind === "map" && !open.hasColon) {
      this.#key(open, open.node, token);
      return;
    }
    const { start, end } = token;
    this.#place({ kind: "value", start, end, value: this.#valueOf(token) });
  }

  #key(open: Open, { pairs }: Mapping, token: JsonToken): void {
    if (open.complete) this.#report(token, "A comma is missing before this.");
    if (open.pair) this.#report(open.pair.key, "This key has no value.");
    if (token.kind === "word") this.#report(token, "A key stands in quotation marks.");
    const name = token.kind === "word" ? this.#text.slice(token.start, token.end) : this.#string(token);
    const pair: Pair = { key: { start: token.start, end: token.end }, node: undefined };
    if (pairs.has(name)) this.#report(token, `“${name}” stands here already. The first one counts.`);
    else pairs.set(name, pair);
    open.pair = pair;
    open.hasColon = false;
    open.complete = false;
  }

  #lacksValue(open: Open | undefined): void {
    if (open?.pair) this.#report(open.pair.key, "This key has no value.");
  }

  #place(node: Node): void {
    const open = this.#open.at(-1);
    if (!open) {
      if (this.#root)
        this.#report({ start: node.start, end: node.start + 1 }, "Only one value may stand in a JSON file.");
      else this.#root = node;
      return;
    }
    const here = { start: node.start, end: node.kind === "value" ? node.end : node.start + 1 };
    if (open.complete) this.#report(here, "A comma is missing before this.");
    if (open.node.kind === "list") open.node.items.push(node);
    else if (open.pair) open.pair.node = node;
    else this.#report(here, "A key is missing before this value.");
    open.pair = undefined;
    open.hasColon = false;
    open.complete = true;
  }

  #valueOf(token: JsonToken): unknown {
    if (token.kind === "string") return this.#string(token);
    const word = this.#text.slice(token.start, token.end);
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return Number(word);
    this.#report(token, "Text stands in quotation marks.");
    return undefined;
  }

  #string(token: JsonToken): string {
    const { start, end, closed } = token;
    if (!closed) {
      this.#report(token, "This text is never closed: its quotation mark is missing at the end.");
      return this.#text.slice(start + 1, end);
    }
    try {
      return JSON.parse(this.#text.slice(start, end).replace(/\t/g, "\\t")) as string;
    } catch {
      this.#report(token, "This text has a backslash, or a character of control, that JSON does not know.");
      return this.#text.slice(start + 1, end - 1);
    }
  }

  #report({ start, end }: Span, message: string): void {
    if (this.#problems.length >= MOST_PROBLEMS) return;
    this.#problems.push({ start, end, message, severity: "error" });
  }
}

function dataOf(node: Node): unknown {
  if (node.kind === "value") return node.value;
  if (node.kind === "list") return node.items.map(dataOf);
  return Object.fromEntries([...node.pairs].map(([name, { node: value }]) => [name, value && dataOf(value)]));
}

function locator(root: Node | undefined, text: string): LocatedData["locate"] {
  const spanOf = ({ start, end }: Span): Span => ({ start, end });
  return (path, part = "value") => {
    let node = root;
    let found: Span = root ? spanOf(root) : { start: 0, end: text.length };
    for (const [index, step] of path.entries()) {
      if (node?.kind === "list") {
        node = node.items[Number(step)];
        if (node) found = spanOf(node);
        continue;
      }
      const pair: Pair | undefined = node?.kind === "map" ? node.pairs.get(String(step)) : undefined;
      if (!pair) return found;
      const wantsKey = part === "key" && index === path.length - 1;
      found = spanOf(wantsKey ? pair.key : (pair.node ?? pair.key));
      node = pair.node;
    }
    return found;
  };
}
