import type { BlockText } from "./block-text";
import type { Citation, KeyMember } from "./spelling";

// The roles of mystmd (packages/myst-roles/src/cite.ts) and those that sphinxcontrib-bibtex has besides.
const role =
  /\{(?:foot)?cite(?<kind>:(?:empty|p|t|ps|ts|ct|cts|alp|alps|label|labelpar|year|yearpar|author|authors|authorpar|authorpars|cauthor|cauthors)|p|t)?\}(?<fence>`{1,3})(?<keys>[^`]+)\k<fence>(?!`)/dg;

/** Citations in the roles of MyST: `` {cite}`a,b` ``, `` {cite:p}`{see}a{p. 3};b` ``, `` {cite:t}`a` ``. */
export function mystCitations({ syntax: { source }, markup }: BlockText): Citation[] {
  if (!markup.includes("cite")) return [];
  return [...source.matchAll(role)].flatMap((match): readonly Citation[] => {
    const keys = match.indices?.groups?.["keys"];
    // The keys themselves are code to Markdown, but a role that stands in code is an example of one.
    if (!keys || markup[match.index] !== "{") return [];
    const members = keysIn(source, keys[0], keys[1]);
    if (members.length === 0) return [];
    const bracketed = /^:?p|par|:alp/.test(match.groups?.["kind"] ?? ":p");
    const [start, end] = [match.index, match.index + match[0].length];
    return [{ style: "myst", members, bracketed, certain: true, start, end }];
  });
}

/** Keys between commas or semicolons; in braces before and after one stand its prefix and its locator. */
function keysIn(source: string, from: number, to: number): KeyMember[] {
  const keys: KeyMember[] = [];
  for (const part of source.slice(from, to).matchAll(/(?:\{[^{}]*\}|[^{},;])+/g)) {
    const key = /^(?:\s*\{[^{}]*\})?\s*([^{}\s](?:[^{}]*[^{}\s])?)/.exec(part[0]);
    if (key?.[1] === undefined) continue;
    const start = from + part.index + key[0].length - key[1].length;
    const keySpan = { start: 0, end: key[1].length };
    keys.push({ kind: "key", key: key[1], keySpan, start, end: start + key[1].length });
  }
  return keys;
}
