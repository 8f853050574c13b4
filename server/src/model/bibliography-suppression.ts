import { lineEnd } from "../syntax/lines";
import type { Bibliography, BibliographyEntry } from "./bibliography";
import { type Directive, type DirectiveKind, type Suppression, suppressionsOf } from "./suppression";

/** What stands before the word in a BibTeX file, where all that is outside entries is a comment. */
const opening = /(?:^|[\r\n])[ \t]*%+[ \t]*$/;
const MAX_OPENING = 100;
const body = /^caveat-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^\r\n]*)$/;

/**
 * The stretches of a BibTeX file that comments silence, such as `% caveat-disable-next-line reference/unused`. Before an
 * entry it means the whole entry, whose fields stand on lines of their own. Other formats have no comments.
 */
export function suppressionsInBibliography(bibliography: Bibliography): readonly Suppression[] {
  const { uri, text } = bibliography;
  if (!/\.bib$/i.test(uri)) return [];
  return suppressionsOf(directivesIn(text), text).map((suppression) => {
    if (suppression.directive.kind !== "disable-next-line") return suppression;
    const entry = lastEntryBefore(suppression.end, bibliography);
    return entry && entry.start >= suppression.start && entry.end > suppression.end
      ? { ...suppression, end: entry.end }
      : suppression;
  });
}

/** The last entry that begins before an offset (UTF-16). */
export function lastEntryBefore(
  offset: number,
  { entries }: Pick<Bibliography, "entries">,
): BibliographyEntry | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

function directivesIn(text: string): Directive[] {
  const found: Directive[] = [];
  // Searched by a fixed word: a regular expression over 50 MB of entries would take a noticeable while.
  for (let at = text.indexOf("caveat-"); at !== -1; at = text.indexOf("caveat-", at + 1)) {
    if (!opening.test(text.slice(Math.max(0, at - MAX_OPENING), at))) continue;
    const end = lineEnd(text, at);
    const match = body.exec(text.slice(at, end));
    if (match) found.push(directive(match, at, end));
  }
  return found;
}

function directive(match: RegExpExecArray, start: number, end: number): Directive {
  const [, kind, rest = ""] = match;
  const [ids = "", ...reasons] = rest.split(/\s--(?=\s)/);
  const from = end - rest.length;
  const rules = [...ids.matchAll(/[\w-]+(?:\/[\w-]+)?/g)].map(({ 0: id, index }) => ({
    id,
    start: from + index,
    end: from + index + id.length,
  }));
  const reason = reasons.length > 0 ? reasons.join(" --").trim() : undefined;
  return { kind: kind as DirectiveKind, rules, reason, start, end };
}
