import type { ProseContext } from "../../model/prose";
import { wordsIn } from "../../text/words";

/** A title as a sentence by itself. Offsets count from the title's start: a title in front matter stands in no block. */
export function titleContext(title: string): ProseContext {
  const sentence = { start: 0, end: title.length, words: wordsIn(title) };
  return {
    text: title,
    sentence,
    next: undefined,
    sentences: [sentence],
    citations: [],
    role: "title",
    heading: true,
    quoted: false,
    quotations: "skip",
    evidence: undefined,
  };
}
