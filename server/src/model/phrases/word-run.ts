import type { Span } from "../../text/span";
import type { Word } from "../../text/words";
import type { Sentence } from "../sentence";

/** A half-open range of word numbers within one sentence. */
export interface WordRange {
  readonly first: number;
  readonly end: number;
}

/** What stands between two neighbouring words of a sentence. */
export type Joint = "close" | "comma" | "bracket" | "dash" | "break";

/** The words of one sentence with what stands before each of them; the first word's joint is `break`. */
export interface WordRun {
  readonly words: readonly Word[];
  readonly joints: readonly Joint[];
  /** The numbers that a percent sign or "per cent" follows. */
  readonly percent: ReadonlySet<number>;
}

/** Reads the joints of a sentence from the mask of its block. */
export function wordRun(text: string, sentence: Sentence): WordRun {
  const { words } = sentence;
  const joints = words.map((word, index): Joint => {
    const before = words[index - 1];
    return before === undefined
      ? "break"
      : jointOf(withoutPoint(text.slice(before.end, word.start), word.text));
  });
  const percent = new Set<number>();
  words.forEach((word, index) => {
    const next = text[word.end];
    if (
      (next === "%" || next === " ") &&
      /^\s?(%|per\s?cent\b)/i.test(text.slice(word.end, word.end + "  per cent".length))
    ) {
      percent.add(index);
    }
  });
  return { words, joints, percent };
}

/** The range as offsets (UTF-16) into the block. */
export function spanOf(run: WordRun, range: WordRange): Span {
  const first = run.words[range.first];
  const last = run.words[range.end - 1];
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
}

/** The point of "p = .04" belongs to the number. */
function withoutPoint(between: string, word: string): string {
  return between.length > 1 && between.endsWith(".") && /^\p{N}/u.test(word) ? between.slice(0, -1) : between;
}

function jointOf(between: string): Joint {
  if (between === " " || between === "-") {
    return "close";
  }
  if (/[.;:!?…]/.test(between)) {
    return "break";
  }
  if (/[—]|\s[-–]\s|--/.test(between)) {
    return "dash";
  }
  if (/[()[\]]/.test(between)) {
    return "bracket";
  }
  return between.includes(",") ? "comma" : "close";
}
