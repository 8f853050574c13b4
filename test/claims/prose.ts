import type { ProseContext } from "../../server/src/model/prose";
import { wordsIn } from "../../server/src/text/words";

/** A context around one sentence that is a whole block, with what differs from a plain paragraph. */
export function sentenceContext(text: string, given: Partial<ProseContext> = {}): ProseContext {
  const sentence = { start: 0, end: text.length, words: wordsIn(text) };
  return {
    text,
    sentence,
    next: undefined,
    sentences: [sentence],
    citations: [],
    role: "other",
    heading: false,
    quoted: false,
    quotations: "skip",
    evidence: undefined,
    ...given,
  };
}

/** The contexts of a block of several sentences, which end with `.`, `!` or `?` before a space. */
export function blockContexts(text: string): ProseContext[] {
  const ends = [...text.matchAll(/[.!?]["”’)]*\s+|$/g)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  const sentences = ends
    .map((end, index) => ({ start: starts[index] ?? 0, end }))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ start, end, words: wordsIn(text, start, end) }));
  return sentences.map((sentence, index) => ({
    ...sentenceContext(text),
    sentence,
    sentences,
    next: sentences[index + 1],
  }));
}
