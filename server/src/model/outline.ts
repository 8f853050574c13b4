import { type SectionName, sectionNamed } from "../syntax/section-names";
import { labelDepth, lineDepth, type Unit } from "../syntax/unit";
import type { Span } from "../text/span";
import type { SectionRole } from "./section";

/** A heading and what stands under it, up to the next heading; offsets (UTF-16) into the whole text. */
export interface Section extends Span {
  /** Undefined before the first heading, in a caption, and where a section goes on behind one. */
  readonly heading: (Span & { readonly text: string; readonly depth: number }) | undefined;
  readonly role: SectionRole;
}

/** The role of a section, from its heading: numbers, emphasis and final punctuation do not matter. */
export function roleOf(heading: string): SectionRole {
  return sectionNamed(heading) ?? "other";
}

/** A heading, a label or a caption with offsets into the whole text. */
export interface PlacedHeading extends Span {
  readonly text: string;
  readonly depth: number;
  readonly section: SectionName | undefined;
  /** Where what it speaks of ends; undefined for a heading, which speaks up to the next. */
  readonly until: number | undefined;
}

// Labels of these stand before one paragraph ("**Keywords:** …"); what follows belongs to the section around them.
const oneParagraph: ReadonlySet<SectionName> = new Set(["keywords", "acknowledgements", "supplement"]);

/** The headings, labels and captions of a block, in order, moved to where the block starts. */
export function headingsIn(units: readonly Unit[], mask: string, start: number): PlacedHeading[] {
  const found: PlacedHeading[] = [];
  for (const [index, unit] of units.entries()) {
    if (unit.quoted || (unit.kind !== "heading" && unit.kind !== "caption")) continue;
    const caption = unit.kind === "caption";
    const labelled =
      unit.depth === labelDepth && unit.section !== undefined && oneParagraph.has(unit.section);
    const until = caption ? unit.end : labelled ? (units[index + 1]?.end ?? unit.end) : undefined;
    found.push({
      text: caption ? "" : mask.slice(unit.start, unit.end).replace(/\s+/g, " ").trim(),
      depth: unit.depth,
      section: caption ? captionOf(unit) : unit.section,
      start: start + unit.start,
      end: start + unit.end,
      until: until === undefined ? undefined : start + until,
    });
  }
  return found;
}

function captionOf(unit: Unit): SectionName {
  return unit.caption === "table" ? "table caption" : "figure caption";
}

/** What the front matter says about the manuscript: where its title and its abstract stand in it. */
export interface FrontMatterParts {
  readonly title: Span | undefined;
  readonly abstract: Span | undefined;
}

const noFrontMatter: FrontMatterParts = { title: undefined, abstract: undefined };

/**
 * Divides a text at its headings, labels and captions. A subsection that names no role of its own has its parent's,
 * a part of the abstract is the abstract, and the first heading is the title when it is of depth 1 and names no section.
 */
export function sectionsOf(
  headings: readonly PlacedHeading[],
  length: number,
  front: FrontMatterParts = noFrontMatter,
): Section[] {
  const cutter = new Cutter(headings, front);
  for (const [index, heading] of headings.entries()) cutter.read(heading, headings[index + 1], length);
  return cutter.result(length);
}

interface Parent {
  readonly depth: number;
  readonly role: SectionRole;
  /** The abstract of this depth has parts of the same depth. */
  readonly holdsPeers: boolean;
}

class Cutter {
  readonly #sections: Section[] = [];
  readonly #parents: Parent[] = [];
  readonly #seen = new Set<SectionRole>();
  /** Parts of the abstract that were met, by name; one that is met again is a section of the text. */
  readonly #parts = new Set<string>();
  readonly #headings: readonly PlacedHeading[];
  readonly #title: PlacedHeading | undefined;
  readonly #front: FrontMatterParts;
  #role: SectionRole = "other";

  constructor(headings: readonly PlacedHeading[], front: FrontMatterParts) {
    this.#headings = headings;
    this.#front = front;
    this.#title = front.title ? undefined : titleIn(headings);
    const inFront: readonly (readonly [Span | undefined, SectionRole])[] = [
      [front.title, "title"],
      [front.abstract, "abstract"],
    ];
    for (const [span, role] of [...inFront].sort(([a], [b]) => (a?.start ?? 0) - (b?.start ?? 0))) {
      if (!span) continue;
      this.#open(span.start, undefined, role);
      this.#open(span.end, undefined, "other");
    }
  }

  result(length: number): Section[] {
    const sections = this.#sections.map((section, index) => ({
      ...section,
      end: this.#sections[index + 1]?.start ?? length,
    }));
    const first = sections[0]?.start ?? length;
    const full = sections.filter(({ start, end }) => start < end);
    return first > 0 || full.length === 0
      ? [{ heading: undefined, role: "other", start: 0, end: first }, ...full]
      : full;
  }

  read(heading: PlacedHeading, next: PlacedHeading | undefined, length: number): void {
    if (heading.until !== undefined) {
      this.#open(heading.start, heading.depth === 0 ? undefined : heading, heading.section ?? "other");
      // Keywords stand at the end of an abstract.
      if (heading.section === "keywords" && this.#role === "abstract") this.#role = "other";
      this.#open(heading.until, undefined, this.#role);
      return;
    }
    if (heading === this.#title) {
      this.#open(heading.start, heading, "title");
      this.#role = this.#roleUnderTitle(heading, next?.start ?? length);
      this.#open(heading.end, undefined, this.#role);
      this.#parents.push({ depth: heading.depth, role: "other", holdsPeers: false });
      return;
    }
    this.#role = this.#roleOf(heading);
    this.#seen.add(this.#role);
    const empty = next?.depth === heading.depth && next.start - heading.end <= emptySection;
    const holdsPeers = this.#role === "abstract" && empty;
    this.#parents.push({ depth: heading.depth, role: this.#role, holdsPeers });
    this.#open(heading.start, heading, this.#role);
  }

  #open(start: number, heading: PlacedHeading | undefined, role: SectionRole): void {
    const { text = "", depth = 0, end = start } = heading ?? {};
    const named = heading && { text, depth, start: heading.start, end };
    this.#sections.push({ heading: named, role, start, end: start });
  }

  #roleOf({ depth, section, text }: PlacedHeading): SectionRole {
    while (this.#leaves(depth, section, text)) this.#parents.pop();
    const parent = this.#parents.at(-1);
    if (parent?.role === "abstract") {
      if (section !== undefined) this.#parts.add(partName(section, text));
      return section === "keywords" ? section : "abstract";
    }
    if (section === "abstract" && this.#isClosing(text)) return "conclusion";
    if (depth === labelDepth && section !== undefined && abstractParts.has(section) && !this.#hasBody()) {
      return "abstract";
    }
    return section ?? parent?.role ?? "other";
  }

  /** Whether a heading of this depth ends the innermost section. */
  #leaves(depth: number, section: SectionName | undefined, text: string): boolean {
    const parent = this.#parents.at(-1);
    if (!parent) return false;
    const within = parent.role === "abstract" && depth >= parent.depth && this.#isPart(section, text);
    if (parent.role === "abstract" && depth > parent.depth && section !== undefined) return !within;
    return parent.depth >= depth && !(within && parent.holdsPeers);
  }

  /** Whether a heading names a part of a structured abstract; "Introduction" and what comes a second time begin the text. */
  #isPart(section: SectionName | undefined, text: string): boolean {
    if (section === undefined || /introduction/i.test(text)) return false;
    return (
      section === "keywords" || (abstractParts.has(section) && !this.#parts.has(partName(section, text)))
    );
  }

  /** "Summary" behind the results or the discussion sums up the text. */
  #isClosing(text: string): boolean {
    return (
      /^\W*(?:[\d.]+\s+)?summary/i.test(text) && (this.#seen.has("results") || this.#seen.has("discussion"))
    );
  }

  #hasBody(): boolean {
    return this.#parents.some(({ depth }) => depth <= lineDepth && depth !== this.#title?.depth);
  }

  /** Text between the title and the first heading: the abstract of a text that begins with an introduction, if it is long enough. */
  #roleUnderTitle(title: PlacedHeading, next: number): SectionRole {
    const others = this.#headings.filter(({ until, depth }) => until === undefined && depth < labelDepth);
    const sections = others.flatMap(({ section }) => (section === undefined ? [] : [section]));
    const named = sections.includes("abstract") || this.#front.abstract !== undefined;
    if (named || others.length < 2 || next - title.end < shortestAbstract) return "other";
    const first = sections.find((section) => abstractParts.has(section));
    return first === "methods" || first === "results" ? "introduction" : "abstract";
  }
}

/** "Background" and "Objective" are two parts, "Conclusion" and "Conclusions" are one. */
function partName(section: SectionName, text: string): string {
  return section === "introduction" ? text.toLowerCase().replace(/\P{L}/gu, "") : section;
}

const abstractParts: ReadonlySet<SectionName> = new Set([
  "introduction",
  "methods",
  "results",
  "discussion",
  "conclusion",
]);

// What stands between two headings at most when nothing stands there: two line ends.
const emptySection = 4;

// Characters; what is shorter names authors and their affiliations.
const shortestAbstract = 400;

function titleIn(headings: readonly PlacedHeading[]): PlacedHeading | undefined {
  const first = headings.find(({ until }) => until === undefined);
  return first?.depth === 1 && first.section === undefined ? first : undefined;
}
