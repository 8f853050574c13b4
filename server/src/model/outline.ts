import type { Span } from "../text/span";
import type { ProseUnit } from "./block";
import type { SectionRole } from "./section";

/** A heading and what stands under it, up to the next heading; offsets (UTF-16) into the whole text. */
export interface Section extends Span {
  readonly heading: (Span & { readonly text: string; readonly depth: number }) | undefined;
  readonly role: SectionRole;
}

// In this order: the first that fits wins ("Materials and methods" before anything that might hold "and").
const roles: readonly (readonly [SectionRole, RegExp])[] = [
  ["abstract", /^(?:structured |graphical |plain[- ]language )?(?:abstract|summary)s?$/],
  ["keywords", /^key ?words?$/],
  [
    "references",
    /^(?:references?|bibliography|literature cited|works cited|reference list|literature|citations)(?: cited)?$/,
  ],
  [
    "acknowledgements",
    /^(?:acknowledge?ments?|funding|conflicts? of interests?|competing interests?|declarations?|author contributions?|ethics.*|data availability.*|disclosures?)(?: .*)?$/,
  ],
  ["supplement", /^(?:supplement(?:al|ary)?|supporting information|appendix|appendices|additional files?)\b/],
  [
    "methods",
    /\b(?:methods?|methodology|materials|experimental (?:procedures|section)|statistical analysis|study design|search strategy)\b/,
  ],
  ["results", /^(?:main |key )?(?:results?|findings)\b/],
  ["discussion", /^(?:general )?discussion\b|^(?:strengths and )?limitations\b|^interpretation$/],
  [
    "conclusion",
    /^(?:conclusions?|concluding remarks|summary and conclusions?|outlook|perspectives?|future (?:directions|perspectives|outlook))\b/,
  ],
  ["introduction", /^(?:introduction|background|rationale|overview|introduction and .*)$/],
];

/** The role of a section, from its heading: numbers, emphasis and final punctuation do not matter. */
export function roleOf(heading: string): SectionRole {
  const name = heading
    .toLowerCase()
    .replace(/[*_#]/g, "")
    .replace(/^\s*(?:\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]?\s+)?/, "")
    .replace(/[\s.:]+$/, "")
    .trim();
  return roles.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";
}

/** A heading or other unit with offsets into the whole text. */
interface PlacedHeading extends Span {
  readonly text: string;
  readonly depth: number;
}

/** Divides a text at its headings. A subsection that names no role of its own has its parent's. */
export function sectionsOf(headings: readonly PlacedHeading[], length: number): Section[] {
  const sections: Section[] = [
    { heading: undefined, role: "other", start: 0, end: headings[0]?.start ?? length },
  ];
  const parents: { depth: number; role: SectionRole }[] = [];
  for (const [index, heading] of headings.entries()) {
    while ((parents.at(-1)?.depth ?? 0) >= heading.depth) parents.pop();
    const own = roleOf(heading.text);
    const role = own === "other" ? (parents.at(-1)?.role ?? "other") : own;
    parents.push({ depth: heading.depth, role });
    sections.push({ heading, role, start: heading.start, end: headings[index + 1]?.start ?? length });
  }
  return sections;
}

/** The headings of a block, moved to where the block starts. */
export function headingsIn(units: readonly ProseUnit[], mask: string, start: number): PlacedHeading[] {
  return units
    .filter((unit) => unit.kind === "heading" && !unit.quoted)
    .map((unit) => ({
      text: mask.slice(unit.start, unit.end).replace(/\s+/g, " ").trim(),
      depth: unit.depth,
      start: start + unit.start,
      end: start + unit.end,
    }));
}
