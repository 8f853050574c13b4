import type { Span } from "../../text/span";
import { holdsReference } from "../entry-signs";
import type { BlockText } from "./block-text";
import { bracketsIn } from "./brackets";
import type { Citation } from "./spelling";

/** Marks of footnotes, `[^1]`. Candidates: most notes hold no reference, and where a note stands is not known to its mark. */
export function footnoteCitations({ syntax }: BlockText): Citation[] {
  return syntax.mask.hidden.flatMap(({ kind, start, end }): readonly Citation[] => {
    if (kind !== "footnote") return [];
    const label = /^\[\^(.+)\]$/s.exec(syntax.source.slice(start, end))?.[1];
    return label === undefined ? [] : [citationOf(label, { start, end }, false)];
  });
}

/** Notes in the text itself that hold a reference: `^[Doe J, Roe R. Cells. Nature 2020;5:1–9.]`. */
export function inlineNoteCitations(block: BlockText): Citation[] {
  const { prose } = block;
  if (!prose.includes("^[")) return [];
  return bracketsIn(block).flatMap(({ start, end }): readonly Citation[] => {
    const isNote = prose[start - 1] === "^" && prose[start] === "[";
    if (!isNote || !holdsReference(prose.slice(start + 1, end - 1))) return [];
    return [citationOf(undefined, { start: start - 1, end }, true)];
  });
}

function citationOf(label: string | undefined, { start, end }: Span, certain: boolean): Citation {
  const member = { kind: "footnote", label, start, end } as const;
  return { style: "footnote", bracketed: true, certain, members: [member], start, end };
}
