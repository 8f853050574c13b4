import { person } from "./names";
import type { Name } from "./reference";

/** The authors that an entry of a reference list names. */
export interface EntryAuthors {
  readonly names: readonly Name[];
  /** It says "et al.". */
  readonly more: boolean;
}

const word = String.raw`\p{Lu}[\p{L}\p{M}'’‐-]*`;
const particle = String.raw`(?:(?!and\s|et\s)\p{Ll}[\p{L}'’]{0,8}\s|[dDlL]['’])`;
// "Liu", "van der Berg", "Dos Santos", "Panoskaltsis-Mortari", "O'Brien".
const family = String.raw`${particle}{0,3}${word}(?:\s${word}){0,3}?`;
// "E", "EK", "E. K.", "J.-P.", "Th.".
const initials = String.raw`\p{Lu}(?:\.?[\s‐-]?\p{Lu}){0,4}\.?|\p{Lu}\p{Ll}\.`;
const suffix = String.raw`(?:,?\s(?<suffix>Jr|Sr|I{2,3}|IV|2nd|3rd)\b\.?)?`;
const end = String.raw`(?=\s*(?:[,;&]|\.(?!\s?\p{L})|and\b|et\s+al|$))`;

// "Liu E", "Chow LQM", "Das G.M.", "Kuznetsova A-V".
const initialsAfter = new RegExp(
  String.raw`^(?<family>${family})\s(?<given>${initials})${suffix}${end}`,
  "u",
);
// "Liu, E.", "Chow, L. Q. M.", "Dos Santos, C. O.".
const inverted = new RegExp(String.raw`^(?<family>${family}),\s?(?<given>${initials})${suffix}${end}`, "u");
// "Jianping Long", "Michael R. R. Davison", "Jürgen G. J. Schultze".
const inOrder = new RegExp(
  String.raw`^(?<given>${word}\.?(?:\s(?:${word}|\p{Lu}\.)){0,3})\s(?<family>${particle}{0,3}\p{Lu}[\p{L}\p{M}'’‐-]+)${suffix}${end}`,
  "u",
);
// "World Health Organization", "the Example Study Group": a group tells itself by what it calls itself.
const group = new RegExp(
  String.raw`^(?:on behalf of\s|for\s)?(?:the\s)?(?<literal>(?:[\p{L}\d'’‐-]+\s){0,8}?(?:organi[sz]ation|group|consortium|society|committee|network|association|agency|institutes?|collaboration|collaborators|investigators|foundation|administration|programme|program|team|council|commission|initiative|task force|ministry|departments?|working party)(?:\s(?:of|for|on|in)(?:\s[\p{L}'’‐-]+){1,6})?)${end}`,
  "iu",
);
const separator = /^\s*(?:[,;]\s*(?:…|\.{3})?\s*(?:(?:and|&)\s+)?|(?:and|&)\s+|\.?,?\s*(?:…|\.{3})\s*)/;
const others = /^[,;\s]*(?:and\s+)?(?:et\s+al|and others)\b\.?\s*$/i;

/** At most as many names are read: no entry lists more. */
const MAX_NAMES = 1_000;

/**
 * The names in what stands before the title of an entry, whatever the style; `undefined` when some of it is no name.
 * A group that does not call itself one is a name only where it is the whole text.
 */
export function authorsIn(text: string): EntryAuthors | undefined {
  return peopleIn(text) ?? groupIn(text);
}

/** As `authorsIn`, for persons and groups that call themselves so. */
export function peopleIn(text: string): EntryAuthors | undefined {
  return (
    namesBy([group, inverted, initialsAfter], text) ??
    invertedFirst(text) ??
    namesBy([group, initialsAfter, inOrder], text)
  );
}

function namesBy(patterns: readonly RegExp[], text: string): EntryAuthors | undefined {
  const names: Name[] = [];
  let rest = text.trim();
  while (names.length < MAX_NAMES) {
    const match = firstMatch(patterns, rest);
    if (match === undefined) return undefined;
    names.push(match.name);
    rest = rest.slice(match.length);
    if (/^[\s.,;]*$/.test(rest)) return { names, more: false };
    if (others.test(rest)) return { names, more: true };
    const between = separator.exec(rest)?.[0].length ?? 0;
    if (between === 0) return undefined;
    rest = rest.slice(between);
  }
  return undefined;
}

/** "Marino, Isabella, and Jiejie He": only the first name is turned round (MLA, Chicago). */
function invertedFirst(text: string): EntryAuthors | undefined {
  const first = new RegExp(
    String.raw`^(${particle}{0,3}${word}),\s(${word}(?:\s(?:${word}|\p{Lu}\.)){0,2})(?=\.?$|,?\s)`,
    "u",
  ).exec(text.trim());
  if (first === null) return undefined;
  const name = person(first[1] ?? "", first[2]);
  const rest = text.trim().slice(first[0].length);
  if (/^[\s.,;]*$/.test(rest)) return { names: [name], more: false };
  if (others.test(rest)) return { names: [name], more: true };
  const between = separator.exec(rest)?.[0].length ?? 0;
  const following = between === 0 ? undefined : namesBy([inOrder], rest.slice(between));
  return following === undefined ? undefined : { names: [name, ...following.names], more: following.more };
}

function groupIn(text: string): EntryAuthors | undefined {
  const literal = text.trim().replace(/[.,;]$/, "");
  const isName = /^\p{Lu}[\p{L}\p{M} '’&/‐-]{2,80}$/u.test(literal) && literal.split(" ").length <= 8;
  return isName ? { names: [{ literal }], more: false } : undefined;
}

interface NameMatch {
  readonly name: Name;
  readonly length: number;
}

function firstMatch(patterns: readonly RegExp[], text: string): NameMatch | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { family: last = "", given = "", suffix: after = "", literal } = match.groups ?? {};
    const name = literal === undefined ? person(last, given.trim(), after) : { literal };
    return { name, length: match[0].length };
  }
  return undefined;
}
