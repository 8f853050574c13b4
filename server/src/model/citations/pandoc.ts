import type { BlockText } from "./block-text";
import { type Bracket, bracketsIn } from "./brackets";
import { isCrossReference, isHandle } from "./not-a-key";
import type { Citation, KeyMember } from "./spelling";

// Pandoc's manual, "Citation syntax", and its parser (Text.Pandoc.Parsing.Citations): a key begins with a letter, digit
// or _ and holds single punctuation inside; `:` and `/` may stand before a further `/`. In braces anything goes; unlike
// Pandoc we let spaces pass, for keys that come out of reference managers.
const keyPattern =
  /(?<![\p{L}\p{N}_@.\\/])-?@(?:\{([^{}\s](?:[^{}\r\n]|\{[^{}\r\n]*\})*)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[.#$%&\-+?<>~](?=[\p{L}\p{N}_])|[:/](?=[\p{L}\p{N}_/]))*))/gu;

/**
 * Citations by key: `[see @a, pp. 3–5; -@b]`, `@a` and `@a [p. 3]` in running text (Pandoc, Quarto, MyST), Manubot's
 * `@doi:10.1000/xyz` and its like. Cross-references (`@fig-one`), e-mail addresses, decorators and handles are none.
 */
export function keyCitations(block: BlockText): Citation[] {
  if (!block.markup.includes("@")) return [];
  const keys = keysIn(block);
  if (keys.length === 0) return [];
  const brackets = bracketsIn(block);
  const { groups, single } = grouped(block, keys, brackets);
  const byStart = new Map(brackets.map((bracket) => [bracket.start, bracket]));
  const citations: Citation[] = [];
  for (const key of single) {
    if (isHandle(block.markup, key)) continue;
    // A locator or further works in brackets belong to the key before them: `@a [p. 3; see also @b]`.
    const suffix = byStart.get(key.end + (/\s/.test(block.markup.charAt(key.end)) ? 1 : 0));
    const own = suffix && isText(block, suffix) ? suffix : undefined;
    const further = (own && groups.get(own)) ?? [];
    if (own) groups.delete(own);
    const members = [key, ...further];
    const end = own?.end ?? key.end;
    citations.push({ style: "key", members, bracketed: false, certain: true, start: key.start, end });
  }
  for (const [{ start, end }, members] of groups) {
    citations.push({ style: "key", members, bracketed: true, certain: true, start, end });
  }
  return citations;
}

function keysIn({ markup, syntax }: BlockText): KeyMember[] {
  const keys: KeyMember[] = [];
  const addresses = syntax.mask.hidden.filter(({ kind }) => kind === "autolink");
  let address = 0;
  for (const match of markup.matchAll(keyPattern)) {
    const end = match.index + match[0].length;
    // Manubot lets an address end in a slash, as addresses do.
    const slash = match[2]?.includes("://") === true && markup[end] === "/" ? "/" : "";
    const key = (match[1] ?? match[2] ?? "") + slash;
    const start = match.index + match[0].indexOf("@");
    // An address may begin inside a key (`@url:https://…`), but a key never inside an address.
    while ((addresses[address]?.end ?? Infinity) <= start) address++;
    if ((addresses[address]?.start ?? Infinity) < start || isCrossReference(key)) continue;
    const keyStart = match[1] === undefined ? 1 : 2;
    keys.push({
      kind: "key",
      key,
      keySpan: { start: keyStart, end: keyStart + key.length },
      start,
      end: end + slash.length,
    });
  }
  return keys;
}

/** Which keys stand in brackets that are a citation, and which in running text. */
function grouped(
  block: BlockText,
  keys: readonly KeyMember[],
  brackets: readonly Bracket[],
): { groups: Map<Bracket, KeyMember[]>; single: KeyMember[] } {
  const direct = new Map<Bracket, KeyMember[]>();
  const single: KeyMember[] = [];
  for (const [key, bracket] of innermost(keys, brackets)) {
    const known = bracket && direct.get(bracket);
    if (known) known.push(key);
    else if (bracket && canCite(block, bracket)) direct.set(bracket, [key]);
    else if (!bracket || !isLinkText(block, bracket)) single.push(key);
  }
  // What surrounds a citation is an aside in brackets: the keys that it names itself belong to its text.
  const groups = new Map(direct);
  const surrounding = new Set<Bracket>();
  for (const bracket of [...brackets].reverse()) {
    if (bracket.around && (direct.has(bracket) || surrounding.has(bracket))) surrounding.add(bracket.around);
    if (!surrounding.has(bracket)) continue;
    for (const key of direct.get(bracket) ?? []) single.push(key);
    groups.delete(bracket);
  }
  return { groups, single };
}

/** Each key with the smallest bracket around it. */
function innermost(
  keys: readonly KeyMember[],
  brackets: readonly Bracket[],
): (readonly [KeyMember, Bracket | undefined])[] {
  const open: Bracket[] = [];
  let next = 0;
  return keys.map((key) => {
    for (;;) {
      const bracket = brackets[next];
      if (bracket === undefined || bracket.start > key.start) break;
      while ((open.at(-1)?.end ?? Infinity) <= bracket.start) open.pop();
      open.push(bracket);
      next++;
    }
    while ((open.at(-1)?.end ?? Infinity) <= key.start) open.pop();
    return [key, open.at(-1)];
  });
}

/** Captions, inline notes, spans with attributes and links are brackets around text, not citations. */
function canCite(block: BlockText, bracket: Bracket): boolean {
  const { markup } = block;
  const isMark = /[!^\\]/.test(markup.charAt(bracket.start - 1)) || markup.charAt(bracket.end) === "{";
  return !isMark && !isLinkText(block, bracket);
}

/** `[what @doe2020 says][label]`; but `[@tag:a]` cites, even where Manubot's definition of the tag makes it a link. */
function isLinkText(block: BlockText, bracket: Bracket): boolean {
  const { markup } = block;
  if (isText(block, bracket) || /[!{]/.test(markup.charAt(bracket.end) + markup.charAt(bracket.start - 1)))
    return false;
  return !/^\[\s*-?@/.test(markup.slice(bracket.start, bracket.start + 10));
}

/** Whether a bracket is one that the reader sees, not the mark of a link. */
function isText({ prose }: BlockText, { start, end }: Bracket): boolean {
  return prose[start] === "[" && prose[end - 1] === "]";
}
