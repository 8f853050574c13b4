import { blockAt, type Manuscript } from "../model/manuscript";
import type { Span } from "../text/span";

/** How a citation is written at a place: `@key`, the bare key of `{cite}` and `\cite`, or a number of the own list. */
export type Spelling = "at" | "bare" | "number";

/** The place of a citation that is being typed: what it replaces (UTF-16 offsets) and what has been typed of it. */
export interface CitationPlace extends Span {
  readonly query: string;
  readonly spelling: Spelling;
}

/** What is being typed before an offset, where a citation may stand; undefined when it is none. */
export function citationPlaceAt(manuscript: Manuscript, offset: number): CitationPlace | undefined {
  const { text } = manuscript;
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  // A key or a few words are looked for, in whatever a line without end holds.
  const line = text.slice(Math.max(lineStart, offset - longestPlace), offset);
  return (
    bareKey(line, offset, manuscript) ??
    keyAfterAt(line, offset, manuscript) ??
    number(line, offset, manuscript)
  );
}

const longestPlace = 1000;
/** More than this after a bracket is a sentence, not a search. */
const longestQuery = 60;

/** Inside brackets the query may hold spaces: `[@liu 2020`. */
function keyAfterAt(line: string, offset: number, manuscript: Manuscript): CitationPlace | undefined {
  const typed = /(?:^|[^\p{L}\p{N}_@.\\/])@(\{?[^\s@[\]{};,]*)$/u.exec(line);
  const inGroup = typed ? undefined : /\[(?:[^[\]]*[\s;,-])?@([^@[\]{};,]*)$/u.exec(line);
  const match = typed ?? inGroup;
  if (!match || isMasked(manuscript, offset)) return undefined;
  const query = match[1] ?? "";
  return {
    query: query.replace(/^\{/, ""),
    spelling: "at",
    start: offset - query.length - 1,
    end: offset,
  };
}

// MyST's role with its variants ({cite:p}, {cite:t}; mystmd.org, "Citations"), and the citing commands of LaTeX, natbib and biblatex.
const bare =
  /(?:\{cite(?::[a-z]+)?\}`(?:[^`]*,)?|\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^[\]]*\]){0,2}\{(?:[^{}]*,)?)[ \t]*([^`{},]*)$/;

/** A role is code as long as nobody knows better, and LaTeX may stand in maths: the mask says nothing here. */
function bareKey(line: string, offset: number, manuscript: Manuscript): CitationPlace | undefined {
  const match = bare.exec(line);
  if (!match || isIn(manuscript, offset, ["front matter", "comment"])) return undefined;
  const query = match[1] ?? "";
  return { query, spelling: "bare", start: offset - query.length, end: offset };
}

const group = String.raw`(?:\d{1,4}\s*[-–—−,;]\s*)*`;
// `[1, liu`, `<sup>liu`: neither a link's text that goes on, nor a footnote, a task or a key.
const afterBracket = new RegExp(String.raw`(?<![\]\\!])\[${group}([^[\](){}<>@^|]*)$`);
const afterSuperscript = new RegExp(String.raw`<sup>\s*${group}([^<>@]*)$`, "i");

function number(line: string, offset: number, manuscript: Manuscript): CitationPlace | undefined {
  const { references } = manuscript;
  if (!references || references.byNumber.size === 0) return undefined;
  if (references.start <= offset && offset <= references.end) return undefined;
  const query = (afterSuperscript.exec(line) ?? afterBracket.exec(line))?.[1]?.trimStart();
  if (query === undefined || query.length > longestQuery || isMasked(manuscript, offset)) return undefined;
  return { query, spelling: "number", start: offset - query.length, end: offset };
}

/** Whether an offset (UTF-16) lies in code, maths, front matter or an address: where nobody writes prose or cites. */
export function isMasked(manuscript: Manuscript, offset: number): boolean {
  return isIn(manuscript, offset, [
    "code",
    "math",
    "html",
    "comment",
    "url",
    "autolink",
    "front matter",
    "footnote",
  ]);
}

function isIn(manuscript: Manuscript, offset: number, kinds: readonly string[]): boolean {
  const placed = blockAt(manuscript, offset);
  const at = offset - (placed?.start ?? 0);
  return (
    placed?.block.mask.hidden.some(
      ({ kind, start, end }) => kinds.includes(kind) && start < at && at < end,
    ) ?? false
  );
}
