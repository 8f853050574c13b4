import type { Citation } from "../../model/citation";

/** The words around the keys of a citation in brackets. */
export interface Affixes {
  /** What stands before each member: for the first from the opening bracket, for the others from the member before. */
  readonly before: readonly string[];
  readonly after: string;
}

/** The words around the keys of a citation in brackets; "unknown" where it is not plain which key they belong to. */
export function affixesOf(citation: Citation, text: string): Affixes | "none" | "unknown" {
  if (citation.style === "latex") return latexNotes(citation, text);
  return citation.style === "myst" ? mystNotes(citation, text) : pandocAffixes(citation, text);
}

function pandocAffixes({ members, start, end }: Citation, text: string): Affixes | "none" {
  const before = members.map((member, index) =>
    text.slice(members[index - 1]?.end ?? start + 1, member.start).replace(/-$/, ""),
  );
  const after = text.slice(members.at(-1)?.end ?? end - 1, end - 1);
  return [...before, after].every((part) => /^[\s;,-]*$/.test(part)) ? "none" : { before, after };
}

/** `\citep[see][p. 3]{a,b}`: one note stands behind, two stand before and behind. */
function latexNotes({ members, start, end }: Citation, text: string): Affixes | "none" | "unknown" {
  const head = text.slice(start, members[0]?.start ?? end);
  const between = text.slice(members[0]?.end ?? end, members.at(-1)?.start ?? end);
  const [, one, two] = /^\\[A-Za-z]+\*?\s*(?:\[([^[\]]*)\]\s*)?(?:\[([^[\]]*)\]\s*)?\{\s*$/.exec(head) ?? [];
  if (!/[[(]/.test(head + between) && !/\}\s*\{/.test(head)) return "none";
  if (one === undefined || between.includes("}")) return "unknown";
  const [pre, post] = two === undefined ? ["", one] : [one, two];
  return {
    before: members.map((_, index) => (index > 0 ? "; " : pre === "" ? "" : `${pre} `)),
    after: post === "" ? "" : `, ${post}`,
  };
}

/** `` {cite:p}`{see}a{p. 3};b` ``: in braces before a key its prefix, behind it its locator. */
function mystNotes({ members, start, end }: Citation, text: string): Affixes | "none" {
  const opening = (/^[^`]*`+/.exec(text.slice(start, end))?.[0].length ?? 0) + start;
  const before = members.map((member, index) => text.slice(members[index - 1]?.end ?? opening, member.start));
  const after = text.slice(members.at(-1)?.end ?? end, end).replace(/`+$/, "");
  if (![...before, after].some((part) => part.includes("{"))) return "none";
  const behind = (part: string): string => part.replace(/^\s*\{([^{}]*)\}/, ", $1");
  return {
    before: before.map((part, index) =>
      (index === 0 ? part : behind(part).replace(/\s*[;,]\s*(?=[^;,]*$)/, "; ")).replace(
        /\{([^{}]*)\}\s*$/,
        "$1 ",
      ),
    ),
    after: behind(after),
  };
}
