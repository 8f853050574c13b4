import type { ProseUnit } from "../block";
import type { SectionRole } from "../section";

/**
 * A part of a manuscript that introduces its own abbreviations. Headings introduce none; `apart` is what nobody reads on
 * from, and what others wrote: the reference list, keywords, acknowledgements and quotations.
 */
type ScopeKind = "title" | "heading" | "abstract" | "body" | "display" | "apart";

/** One scope: there is one title, abstract and body; every figure caption, and every table with its caption, is a display of its own. */
export interface Scope {
  readonly kind: ScopeKind;
  /** Tells displays apart; 0 for all others. */
  readonly number: number;
}

const apart = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

/** What belongs to no scope. */
export const nowhere: Scope = { kind: "apart", number: 0 };

/** Gives each unit of a manuscript, in order, its scope. */
export class Scopes {
  #display = 0;
  #inDisplay = false;

  of(unit: ProseUnit, role: SectionRole): Scope {
    const inDisplay = unit.kind === "cell" || unit.kind === "caption";
    if (inDisplay && !this.#inDisplay) this.#display += 1;
    this.#inDisplay = inDisplay;
    if (unit.quoted || apart.has(role)) return nowhere;
    if (inDisplay) return { kind: "display", number: this.#display };
    if (role === "title") return { kind: "title", number: 0 };
    if (unit.kind === "heading") return { kind: "heading", number: 0 };
    return { kind: role === "abstract" ? "abstract" : "body", number: 0 };
  }
}
