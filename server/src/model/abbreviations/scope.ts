import type { ProseUnit } from "../block";
import type { SectionRole } from "../section";

/**
 * A part of a manuscript that introduces its own abbreviations. Headings introduce none; a `list` of abbreviations explains
 * those of all parts. `quoted` is what others said, and `apart` what nobody reads on from: the reference list, keywords and
 * acknowledgements.
 */
type ScopeKind = "title" | "heading" | "abstract" | "body" | "display" | "list" | "quoted" | "apart";

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

const nowhere: Scope = { kind: "apart", number: 0 };

/** What stands in quotation marks and in block quotations. */
export const quotedScope: Scope = { kind: "quoted", number: 0 };
/** The lists of abbreviations. */
const list: Scope = { kind: "list", number: 0 };

/** The scope of the title. */
export const titleScope: Scope = { kind: "title", number: 0 };
const heading: Scope = { kind: "heading", number: 0 };
const abstract: Scope = { kind: "abstract", number: 0 };
/** The scope of the text, abstract, headings and displays aside. */
export const bodyScope: Scope = { kind: "body", number: 0 };

/** Whether a scope is the author's own text, in which readers meet a short form. */
export function isAuthored({ kind }: Scope): boolean {
  return kind !== "quoted" && kind !== "apart";
}

/** Gives each unit of a manuscript, in order, its scope. */
export class Scopes {
  #scope: Scope = { kind: "display", number: 0 };
  /** The kinds of units of the table or figure that is being read, in order; none outside of one. */
  #display: readonly ("cell" | "caption")[] = [];

  /** `place` says whether the unit is a part of a list of abbreviations, or another's words. */
  of({ kind, caption }: ProseUnit, role: SectionRole, place: "text" | "list" | "quoted"): Scope {
    if (kind === "cell" || kind === "caption") {
      if (this.#begins(kind, caption)) {
        this.#scope = { kind: "display", number: this.#scope.number + 1 };
        this.#display = [];
      }
      if (this.#display.at(-1) !== kind) this.#display = [...this.#display, kind];
    } else this.#display = [];
    if (place === "quoted") return quotedScope;
    if (apart.has(role)) return nowhere;
    if (place === "list" && kind !== "heading") return list;
    if (this.#display.length > 0) return this.#scope;
    if (role === "title") return titleScope;
    if (kind === "heading") return heading;
    return role === "abstract" ? abstract : bodyScope;
  }

  /** Whether a caption or a cell belongs to another display than what came before it: each has one caption at most. */
  #begins(kind: "cell" | "caption", caption: ProseUnit["caption"]): boolean {
    const [first, second] = this.#display;
    if (first === undefined) return true;
    if (kind === "caption") return caption === "figure" || first === "caption" || second === "caption";
    return first === "cell" && second === "caption";
  }
}
