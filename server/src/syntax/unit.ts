import type { Span } from "../text/span";
import type { Captioned } from "./dialects/captions";
import type { SectionName } from "./section-names";

/** What a run of prose is: where a sentence can't run on into the next. */
export type UnitKind = "paragraph" | "heading" | "cell" | "caption";

/** How a run of prose ends: with a stop, without one, where something has to follow ("and"), in the middle of a word ("ef-"). */
export type Ending = "stop" | "bare" | "hanging" | "hyphen";

/** Depths of headings that no mark-up makes: a line that reads as one, and a label before a paragraph ("**Background:** …"). */
export const lineDepth = 7;
export const labelDepth = 8;

/** A run of prose: a paragraph, a heading, one cell of a table, the caption of a figure. */
export interface Unit extends Span {
  readonly kind: UnitKind;
  /** 1 to 6 for headings, {@link lineDepth} and {@link labelDepth} for what reads as one, else 0. */
  readonly depth: number;
  /** The section that a heading names. */
  readonly section: SectionName | undefined;
  /** What a caption is for. */
  readonly caption: Captioned | undefined;
  /** Whether it stands in a block quote. */
  readonly quoted: boolean;
  /** Whether it stands in a footnote. */
  readonly footnote: boolean;
  /** Whether it stands in an item of a list. */
  readonly listed: boolean;
  readonly ending: Ending;
  /** Whether it begins with a word in lower case, as what a page break cut off does. */
  readonly lowerStart: boolean;
}

/** A run of prose before its words are looked at. */
export type Run = Omit<Unit, "ending" | "lowerStart">;

/** The edges of a run of prose, from what the mask shows of it and stand-ins for what counts as a word. */
export function edgesOf(prose: string): Pick<Unit, "ending" | "lowerStart"> {
  return {
    ending: endingOf(prose.slice(-80)),
    lowerStart: /^[\s*_("'“‘]*\p{Ll}{2}/u.test(prose.slice(0, 400)),
  };
}

// Words that no sentence ends with: something has to follow.
const hangingWord =
  /(?:^|[\s(])(?:a|an|the|and|or|nor|but|of|in|on|at|by|for|from|with|without|to|into|onto|upon|within|between|among|during|before|after|than|as|that|which|who|whose|whereas|although|because|while|if|is|are|was|were|be|been|being|has|have|had|can|could|may|might|must|shall|should|will|would|not|no|its|their|our|his|her|these|this|those|both|either|neither|such|via|per|including|e\.g\.|i\.e\.|vs\.|et)$/iu;

function endingOf(tail: string): Ending {
  const text = tail.trimEnd().replace(/[)\]}"'”’»*_]+$/u, "");
  if (/\p{L}[-‐‑\u00AD]$/u.test(text)) return "hyphen";
  if (hangingWord.test(text)) return "hanging";
  return /[.!?…:;]$/.test(text) || text === "" ? "stop" : "bare";
}

/**
 * Whether a unit goes on in the next one, as where a page break cut a paragraph: in the middle of a word or of a sentence.
 * A next unit that begins with a capital is the rest of a sentence only where the first can't end.
 */
export function continuesIn(unit: Unit, next: Unit): "word" | "sentence" | undefined {
  const alike =
    unit.quoted === next.quoted && !unit.footnote && !next.footnote && !unit.listed && !next.listed;
  if (!alike || unit.kind !== "paragraph" || next.kind !== "paragraph") return undefined;
  if (unit.ending === "hanging") return "sentence";
  if (!next.lowerStart || unit.ending === "stop") return undefined;
  return unit.ending === "hyphen" ? "word" : "sentence";
}
