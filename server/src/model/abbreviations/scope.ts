import type { ProseUnit } from "../block";
import type { SectionRole } from "../section";

/**
 * A part of a manuscript that introduces its own abbreviations. Headings introduce none; `apart` is what nobody reads on
 * from, and what others wrote: the reference list, keywords, acknowledgements and quotations.
 */
type ScopeKind = "title" | "heading" | "abstract" | "body" | "display" | "apart";

/**
 * One scope: there is one title, abstract and body; every figure caption, and every table with its caption, is a display of
 * its own. Two units of a manuscript that are in the same scope have the same object.
 */
export interface Scope {
  readonly kind: ScopeKind;
  /** Tells displays apart; 0 for all others. */
  readonly number: number;
}

const apart = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

/** What belongs to no scope. */
export const nowhere: Scope = { kind: "apart", number: 0 };

/** The scope of the title. */
export const titleScope: Scope = { kind: "title", number: 0 };
const heading: Scope = { kind: "heading", number: 0 };
const abstract: Scope = { kind: "abstract", number: 0 };
/** The scope of the text, abstract, headings and displays aside. */
export const bodyScope: Scope = { kind: "body", number: 0 };

/** Gives each unit of a manuscript, in order, its scope. */
export class Scopes {
  #display: Scope = { kind: "display", number: 0 };
  #inDisplay = false;

  of(unit: ProseUnit, role: SectionRole): Scope {
    const inDisplay = unit.kind === "cell" || unit.kind === "caption";
    if (inDisplay && !this.#inDisplay) this.#display = { kind: "display", number: this.#display.number + 1 };
    this.#inDisplay = inDisplay;
    if (unit.quoted || apart.has(role)) return nowhere;
    if (inDisplay) return this.#display;
    if (role === "title") return titleScope;
    if (unit.kind === "heading") return heading;
    return role === "abstract" ? abstract : bodyScope;
  }
}
