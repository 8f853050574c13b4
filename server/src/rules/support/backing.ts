import type { SentenceAnalysis } from "../../model/analysis/analysis";
import { firstFrom } from "../../model/analysis/places";
import { type PhraseIndex, phrasesWhenAsked } from "../../model/phrases/compile";
import { findPhrases } from "../../model/phrases/match";
import { compile } from "../../model/phrases/shipped";
import type { Sentence } from "../../model/sentence";

/**
 * Whether the text gives the reader somewhere to look for what a sentence says: a citation in the sentence, in the one
 * before or the one after; an address, footnote or embedded value in it; or a source that it names.
 */
export function isBacked(analysis: SentenceAnalysis): boolean {
  return citedNearby(analysis) || holdsHidden(analysis) || findPhrases(analysis.run, namedSources).length > 0;
}

/** Whether a sentence speaks of the authors' own work, a table or a figure: the source is then the manuscript itself. */
export function isOwn(analysis: SentenceAnalysis): boolean {
  return findPhrases(analysis.run, ownWork).length > 0;
}

const ownWork = indexOf([
  "(we | our | ours | us | i | my | here | herein)",
  "(this | present | current | these) ..1 (study | studies | work | paper | article | trial | analysis | analyses | review | cohort | series | dataset | data | manuscript | results | findings | project)",
  "(table | tables | fig | figs | figure | figures | tbl | supplementary | supplemental | supplement | appendix)",
]);

const namedSources = indexOf([
  "et al",
  "according to",
  "(reported | published | estimated | conducted | presented | described | shown) by",
  "and colleagues",
]);

function indexOf(patterns: readonly string[]): PhraseIndex<string> {
  return phrasesWhenAsked(() => patterns.map((pattern) => ({ node: compile(pattern), value: pattern })));
}

function citedNearby({ context }: SentenceAnalysis): boolean {
  const { citations, next, sentence, sentences } = context;
  const from = sentenceBefore(sentences, sentence)?.start ?? sentence.start;
  const until = next?.end ?? sentences.at(-1)?.end ?? sentence.end;
  const nearest = citations[firstFrom(citations, from, (citation) => citation.start)];
  return nearest !== undefined && nearest.start < Math.max(until, sentence.end);
}

function sentenceBefore(sentences: readonly Sentence[], sentence: Sentence): Sentence | undefined {
  return sentences[firstFrom(sentences, sentence.start, (one) => one.start) - 1];
}

// Markup leaves a blank or two in the mask; an address, a footnote mark or code leaves more.
const hidden = / {4}/;

/** How far behind the last sentence of a block its footnote mark may reach. */
const MARK = 6;

function holdsHidden({ context: { next, sentence, text } }: SentenceAnalysis): boolean {
  const end = next?.start ?? sentence.end + MARK;
  return hidden.test(text.slice(sentence.start, end).replace(/\n */g, "\n"));
}
