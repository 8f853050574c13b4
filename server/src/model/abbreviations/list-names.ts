import { kept } from "../../text/kept";
import type { Manuscript } from "../manuscript";
import type { Section } from "../outline";

/** Whether a heading names a list of abbreviations: "Abbreviations", "3. List of acronyms used:". */
export function isListHeading(heading: string): boolean {
  return wholeName.test(heading.trim());
}

/** The sections of a manuscript that are lists of abbreviations. */
export const listSections = kept(
  ({ sections }: Manuscript): ReadonlySet<Pick<Section, "role" | "heading">> =>
    new Set(sections.filter(({ heading }) => heading && isListHeading(heading.text))),
);

/**
 * How long the label is with which a paragraph between two offsets (UTF-16) begins that lists abbreviations ("**Abbreviations:**
 * NK, natural killer"); 0 where there is none.
 */
export function listLabel(text: string, start: number, end: number): number {
  return label.exec(text.slice(start, Math.min(end, start + longestLabel)))?.[0].length ?? 0;
}

const longestLabel = 80;
const name =
  "(?:list of )?(?:non-?standard )?(?:abbreviations|acronyms)(?: (?:and|&) (?:abbreviations|acronyms))?(?: used)?";
const wholeName = new RegExp(`^(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?${name}\\s*[:.]?$`, "i");
const label = new RegExp(`^[\\s*_]{0,24}${name}[*_]*(?:\\s*[:.–—][*_]*\\s*|\\s+(?=\\S+\\s*[,:=]|$))`, "i");
