import { decodeLatex } from "../syntax/latex";
import type { Name } from "./reference";

/** The names in a BibTeX field and whether the list ends in "and others". */
export interface NameList {
  readonly names: readonly Name[];
  readonly more: boolean;
}

/**
 * Reads the LaTeX source of an author or editor field: names joined by "and", each "von Last, Jr, First",
 * "First von Last" or, in braces as a whole, a corporate name (BibTeX; Oren Patashnik, "BibTeXing", section 4).
 * BibLaTeX's "family=…, given=…" is read as well. What is in braces is never taken apart.
 */
export function namesInBibtex(source: string): NameList {
  const parts = splitOutsideBraces(source.replace(/\s+/g, " "), / and(?= |$)/iy)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const last = parts.at(-1);
  const more = last !== undefined && /^others\.?$/i.test(last);
  return { names: (more ? parts.slice(0, -1) : parts).flatMap((part) => nameIn(part) ?? []), more };
}

/** A person from parts that are already plain text; a particle joins the family name. */
export function person(family: string, given?: string, suffix?: string): Name {
  return { family, given: given === "" ? undefined : given, suffix: suffix === "" ? undefined : suffix };
}

function nameIn(source: string): Name | undefined {
  if (isOneGroup(source)) {
    const literal = decodeLatex(source);
    return literal === "" ? undefined : { literal };
  }
  const commaParts = splitOutsideBraces(source, /,/y).map((part) => part.trim());
  if (/^(?:family|given|prefix|suffix)\s*=/.test(source)) return nameFromKeys(commaParts);
  const [first = "", second = "", third] = commaParts;
  if (commaParts.length === 1) return nameInOrder(words(first));
  const [suffix, given] = third === undefined ? ["", second] : [second, third];
  const family = decodeLatex(first);
  if (family === "") return nameInOrder(words(decodeLatex(given)));
  return person(family, decodeLatex(given), decodeLatex(suffix));
}

/** "First von Last": the particle starts at the first word in lower case, the family name after the last one. */
function nameInOrder(parts: readonly string[]): Name | undefined {
  if (parts.length === 0) return undefined;
  const lastIndex = parts.length - 1;
  const von = parts.findIndex((part, index) => index < lastIndex && startsLower(part));
  const familyStart = von === -1 ? lastIndex : von;
  const family = decodeLatex(parts.slice(familyStart).join(" "));
  return family === "" ? undefined : person(family, decodeLatex(parts.slice(0, familyStart).join(" ")));
}

function nameFromKeys(parts: readonly string[]): Name | undefined {
  const values = new Map(
    parts.map((part): [string, string] => {
      const equals = part.indexOf("=");
      return [part.slice(0, equals).trim(), decodeLatex(part.slice(equals + 1)).replace(/^"(.*)"$/, "$1")];
    }),
  );
  const family = [values.get("prefix") ?? "", values.get("family") ?? ""].join(" ").trim();
  const given = values.get("given") ?? "";
  return family === "" && given === ""
    ? undefined
    : person(family || given, family === "" ? "" : given, values.get("suffix"));
}

function words(source: string): string[] {
  return splitOutsideBraces(source, /[\s~]/y).filter((word) => word !== "");
}

/** Whether a word counts as lower case: its first letter outside braces, or the letter that a `{\'e}` prints. */
function startsLower(word: string): boolean {
  if (word.startsWith("{") && !word.startsWith("{\\")) return false;
  const letter = /\p{L}/u.exec(decodeLatex(word.slice(0, 40)))?.[0];
  return letter !== undefined && letter !== letter.toUpperCase();
}

/** Whether the whole source is one group in braces, and not just a letter with its accent. */
function isOneGroup(source: string): boolean {
  if (!source.startsWith("{") || !source.endsWith("}") || /^\{\\[^ ]*$/.test(source)) return false;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth === 0) return at === source.length - 1;
  }
  return false;
}

/** Splits where a sticky pattern matches outside braces. An escaped character separates nothing, but a space does. */
function splitOutsideBraces(source: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === "\\") {
      at += source.charAt(at + 1) === " " ? 1 : 2;
      continue;
    }
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (depth <= 0) {
      separator.lastIndex = at;
      const length = separator.exec(source)?.[0].length ?? 0;
      if (length > 0) {
        parts.push(source.slice(start, at));
        at += length;
        start = at;
        continue;
      }
    }
    at += 1;
  }
  parts.push(source.slice(start));
  return parts;
}
