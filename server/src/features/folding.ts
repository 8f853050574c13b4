import type { Bibliography } from "../model/bibliography";
import type { Manuscript } from "../model/manuscript";
import type { Span } from "../text/span";

/**
 * What of a manuscript can be folded that editors don't fold by themselves: its front matter. Headings, lists, tables and
 * code are left to the editor (VS Code's Markdown support folds these, and not the front matter).
 */
export function manuscriptFolds({ blocks }: Manuscript): Span[] {
  const first = blocks[0]?.block;
  const inside = first?.frontMatter;
  if (!first || !inside) return [];
  const opening = /-{3,}[ \t]*(?:\r\n|\n|\r)$/.exec(first.source.slice(0, inside.start));
  const closing = /^(?:\r\n|\n|\r)?(?:-{3,}|\.{3})/.exec(first.source.slice(inside.end));
  return opening && closing ? [{ start: opening.index, end: inside.end + closing[0].length }] : [];
}

/** The entries of a bibliography: editors know nothing of the format, or no more than how its lines are indented. */
export function bibliographyFolds({ entries }: Bibliography): readonly Span[] {
  return entries;
}
