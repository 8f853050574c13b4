import type { Nodes } from "mdast";
import type { Data, Processor } from "unified";

// A label names a link definition or a footnote. What stands in brackets anywhere in a text depends on which labels
// the whole text defines; these keys tell the two kinds apart.
const linkKey = (identifier: string) => `link ${identifier}`;
const noteKey = (identifier: string) => `note ${identifier}`;

/** Which labels a text defines, by key. */
export type Labels = ReadonlySet<string> | ReadonlyMap<string, unknown>;

/** What a parse asked about labels, and what it was told. With the same answers it gives the same tree. */
export type Answers = ReadonlyMap<string, boolean>;

/** Keys of the labels that a tree defines. */
export function labelsIn(node: Nodes): string[] {
  if (node.type === "definition") return [linkKey(node.identifier)];
  const below = "children" in node ? node.children.flatMap(labelsIn) : [];
  return node.type === "footnoteDefinition" ? [noteKey(node.identifier), ...below] : below;
}

/** Keys of what looks like a definition: a guess for the first pass over a text, which later passes correct. */
export function likelyLabels(text: string): Set<string> {
  const keys = new Set<string>();
  for (const [, note, label = ""] of text.matchAll(/\[(\^?)([^[\]\r\n]{1,200})\]:/g)) {
    const identifier = identifierOf(label);
    keys.add(note ? noteKey(identifier) : linkKey(identifier));
  }
  return keys;
}

/** How the parser compares labels: white space collapsed, case folded both ways. */
function identifierOf(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
}

// CommonMark: a label has at most 999 characters, so that a longer one is defined nowhere.
const longestLabel = 999;

/** The parser's own list of labels defined so far, completed with those that the rest of the text defines. */
class KnownLabels extends Array<string> {
  readonly #own = new Set<string>();
  readonly #keyOf: (identifier: string) => string;
  readonly #known: Labels;
  readonly #answers: Map<string, boolean>;

  constructor(keyOf: (identifier: string) => string, known: Labels, answers: Map<string, boolean>) {
    super();
    this.#keyOf = keyOf;
    this.#known = known;
    this.#answers = answers;
  }

  override push(...labels: string[]): number {
    for (const label of labels) this.#own.add(label);
    return this.#own.size;
  }

  override includes(label: string): boolean {
    if (this.#own.has(label)) return true;
    if (label.length > longestLabel) return false;
    const key = this.#keyOf(label.toLowerCase());
    const known = this.#known.has(key);
    this.#answers.set(key, known);
    return known;
  }
}

type SyntaxExtension = NonNullable<Data["micromarkExtensions"]>[number];
type Construct = Extract<NonNullable<SyntaxExtension["document"]>[string], { readonly tokenize: unknown }>;

/** Lets a parser know labels that other parts of the text define. */
export interface LabelOracle {
  /** A plugin for unified, to be used after all others that add syntax. */
  readonly plugin: (this: Processor) => void;
  /** Runs one parse with `known` labels; returns what it asked about. */
  during<T>(known: Labels, parse: () => T): { readonly result: T; readonly answers: Answers };
}

/** An oracle for one parser. */
export function labelOracle(): LabelOracle {
  let known: Labels = new Set();
  let answers = new Map<string, boolean>();
  const knows = new WeakSet();
  // A construct that matches nothing: it is tried first on the first line, before any label is looked up.
  const construct: Construct = {
    name: "knownLabels",
    tokenize(_effects, _ok, nok) {
      const { parser } = this;
      if (!knows.has(parser)) {
        knows.add(parser);
        parser.defined = new KnownLabels(linkKey, known, answers);
        parser.gfmFootnotes = new KnownLabels(noteKey, known, answers);
      }
      return nok;
    },
  };
  const leftSquareBracket = 91;
  return {
    plugin(this: Processor) {
      const data = this.data();
      data.micromarkExtensions ??= [];
      data.micromarkExtensions.push({ document: { [leftSquareBracket]: construct, null: construct } });
    },
    during: (labels, parse) => {
      known = labels;
      answers = new Map();
      return { result: parse(), answers };
    },
  };
}
