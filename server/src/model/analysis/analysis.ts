import { once } from "../../text/once";
import { phrasesWhenAsked } from "../phrases/compile";
import { findPhrases } from "../phrases/match";
import { shippedCues } from "../phrases/shipped";
import { type WordRange, type WordRun, wordRun } from "../phrases/word-run";
import type { ProseContext } from "../prose";
import { type Scopes, scopesOf } from "./clauses";

/** What can be read in a sentence before any rule judges it. One object a sentence, shared by all rules; lazy inside. */
export interface SentenceAnalysis {
  readonly context: ProseContext;
  readonly run: WordRun;
  readonly scopes: Scopes;
  /** Where the cues of a list (glossary/phrases/cues.yaml) stand in the sentence, in order; empty for an unknown list. */
  readonly cues: (list: string) => readonly WordRange[];
}

const cueIndex = phrasesWhenAsked(() =>
  [...shippedCues()].flatMap(([list, nodes]) => nodes.map((node) => ({ node, value: list }))),
);

const known = new WeakMap<ProseContext, SentenceAnalysis>();

/** The analysis of a context: the same object for the same context. Linear in the length of the sentence. */
export function analyse(context: ProseContext): SentenceAnalysis {
  const before = known.get(context);
  if (before !== undefined) {
    return before;
  }
  const run = wordRun(context.text, context.sentence);
  // Most sentences hold no claim: their cues are never asked for.
  const found = once(() => cuesIn(run));
  const cues = (list: string): readonly WordRange[] => found().get(list) ?? [];
  const scopes = once(() => scopesOf(run, terminators(cues("scope-end"), cues("negation"))));
  const analysis: SentenceAnalysis = {
    context,
    run,
    cues,
    get scopes() {
      return scopes();
    },
  };
  known.set(context, analysis);
  return analysis;
}

/** The words that end a scope. The "yet" of "not yet" and "has yet to be" belongs to its negation. */
function terminators(ends: readonly WordRange[], negations: readonly WordRange[]): readonly WordRange[] {
  const kept = new Set(
    negations.flatMap(({ first, end }) => (end - first > 1 ? [first, end - 1, first + 1] : [])),
  );
  return ends.filter((range) => !kept.has(range.first));
}

function cuesIn(run: WordRun): ReadonlyMap<string, readonly WordRange[]> {
  const found = new Map<string, WordRange[]>();
  for (const { value, reported } of findPhrases(run, cueIndex)) {
    const list = found.get(value);
    if (list === undefined) {
      found.set(value, [reported]);
    } else {
      list.push(reported);
    }
  }
  return found;
}
