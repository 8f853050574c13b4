import { conjugate, spellings } from "../analysis/inflection";

/** One part of a compiled pattern. */
export type PatternNode =
  | { readonly kind: "word"; readonly forms: ReadonlySet<string> }
  | { readonly kind: "prefix"; readonly prefix: string }
  | { readonly kind: "suffix"; readonly suffix: string }
  | { readonly kind: "number"; readonly unit: "any" | "percent" }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly kind: "either"; readonly options: readonly PatternNode[] }
  | { readonly kind: "maybe"; readonly item: PatternNode }
  | { readonly kind: "reported"; readonly item: PatternNode };

/** Named word classes, each compiled already. */
export type WordClasses = ReadonlyMap<string, PatternNode>;

/** The longest gap a pattern may ask for: a claim's parts stand within one clause, and matching stays linear. */
const MOST_GAP = 12;

/**
 * Reads a pattern over words (glossary/phrases/README.md):
 * `word`, `~verb` (all its forms), `begin*`, `*end`, `(a | b c)`, `x?`, `..3` (up to three words), `<class>`, `#` (a number),
 * `#%` (a percentage) and `[…]` (the part to report).
 * Throws a SyntaxError that quotes the pattern: shipped patterns are compiled by the tests.
 */
export function parsePattern(text: string, classes: WordClasses = new Map()): PatternNode {
  const tokens = text.match(tokenPattern) ?? [];
  let at = 0;

  function fail(message: string): never {
    throw new SyntaxError(`pattern “${text}”: ${message}`);
  }

  function sequence(): PatternNode {
    const items: PatternNode[] = [];
    for (let token = tokens[at]; token !== undefined && !closing.has(token); token = tokens[at]) {
      const item = atom(token);
      const optional = tokens[at] === "?";
      at += optional ? 1 : 0;
      items.push(optional ? { kind: "maybe", item } : item);
    }
    const [only] = items;
    if (only === undefined) {
      return fail("an empty part");
    }
    return items.length === 1 ? only : { kind: "sequence", items };
  }

  function alternatives(): PatternNode {
    const options = [sequence()];
    while (tokens[at] === "|") {
      at += 1;
      options.push(sequence());
    }
    return eitherOf(options);
  }

  function close(token: string): void {
    if (tokens[at] !== token) {
      fail(`“${token}” is missing`);
    }
    at += 1;
  }

  function atom(token: string): PatternNode {
    at += 1;
    if (token === "(") {
      const inner = alternatives();
      close(")");
      return inner;
    }
    if (token === "[") {
      const item = alternatives();
      close("]");
      return { kind: "reported", item };
    }
    return leaf(token);
  }

  function leaf(token: string): PatternNode {
    if (token.startsWith("<")) {
      return classes.get(token.slice(1, -1)) ?? fail(`there is no word class ${token}`);
    }
    if (token.startsWith("..")) {
      const most = Number(token.slice(2));
      return most >= 1 && most <= MOST_GAP ? { kind: "gap", most } : fail(`a gap has 1 to ${MOST_GAP} words`);
    }
    if (token.startsWith("#")) {
      return { kind: "number", unit: token === "#%" ? "percent" : "any" };
    }
    if (token.startsWith("~")) {
      return { kind: "word", forms: new Set(Object.values(conjugate(token.slice(1))).flatMap(spellings)) };
    }
    if (token.startsWith("*")) {
      return { kind: "suffix", suffix: token.slice(1) };
    }
    if (token.endsWith("*")) {
      return eitherOf(spellings(token.slice(0, -1)).map((prefix) => ({ kind: "prefix", prefix })));
    }
    return /^[\p{L}\p{N}]/u.test(token)
      ? { kind: "word", forms: new Set(spellings(token)) }
      : fail(`“${token}” is not understood`);
  }

  const pattern = alternatives();
  return at === tokens.length ? pattern : fail(`“${tokens[at] ?? ""}” stands alone`);
}

/** One node for several: single words melt into one set, so that a long list costs one look-up. */
export function eitherOf(options: readonly PatternNode[]): PatternNode {
  const forms = new Set<string>();
  const others: PatternNode[] = [];
  for (const option of options) {
    if (option.kind === "word") {
      option.forms.forEach((form) => forms.add(form));
    } else {
      others.push(option);
    }
  }
  const melted: PatternNode[] = forms.size > 0 ? [{ kind: "word", forms }, ...others] : others;
  const [only] = melted;
  return melted.length === 1 && only !== undefined ? only : { kind: "either", options: melted };
}

const closing = new Set([")", "]", "|"]);

// Hyphens and spaces separate words, as they do in the text.
const tokenPattern =
  /<[\w-]+>|\.\.\d+|#%?|~[\p{L}]+|\*[\p{L}]+|[\p{L}\p{N}]+(?:['.][\p{L}\p{N}]+)*\*?|[()[\]|?]|[^\s\-–]/gu;
