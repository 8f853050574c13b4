import type { WordRange } from "../phrases/word-run";
import type { SentenceAnalysis } from "./analysis";
import { cuesReaching } from "./clauses";

/** How far before a claim "we aimed to" still governs it, and how far "designed to". */
const REACH = 40;
const REACH_OF_PURPOSE = 6;

/** Whether the range is what a study set out to do, what was hypothesised, or who was eligible. */
export function isAim(analysis: SentenceAnalysis, range: WordRange): boolean {
  return (
    isAimedAt(analysis, "aim", range, REACH) ||
    isAimedAt(analysis, "purpose", range, REACH_OF_PURPOSE) ||
    isLeadingPurpose(analysis, range)
  );
}

/** Words behind "to" at the start of a sentence that open no purpose: "to date", "to our knowledge". */
const noPurpose = new Set(
  "date a an the this that these those our my their your its his her me us some many what".split(" "),
);

/** Verbs and pronouns that show that a sentence goes on after its purpose: "To assess safety, we treated …". */
const mainClause = new Set("is are was were we has have had can may will".split(" "));

/**
 * Whether the sentence begins with a purpose in which the range stands: "To demonstrate the efficacy of …". An objective,
 * "To determine whether older patients, who are frail, should be treated", is one to its end.
 */
function isLeadingPurpose(analysis: SentenceAnalysis, range: WordRange): boolean {
  const { run, scopes } = analysis;
  const begin = run.words[0]?.lower === "but" || run.words[0]?.lower === "and" ? 1 : 0;
  const [first, second] = run.words.slice(begin, begin + 2);
  if (first?.lower !== "to" || second === undefined || noPurpose.has(second.lower)) {
    return false;
  }
  return (scopes.ofNegations[range.first] ?? 0) <= begin || range.first < endOfObjective(analysis);
}

const objectives = new WeakMap<SentenceAnalysis, number>();

/** The word before which a sentence that begins with "To determine", "To assess" is an objective; 0 if it begins otherwise. */
function endOfObjective(analysis: SentenceAnalysis): number {
  const before = objectives.get(analysis);
  if (before !== undefined) {
    return before;
  }
  const { words, joints } = analysis.run;
  const main = words.findIndex(({ lower }, index) => joints[index] === "comma" && mainClause.has(lower));
  const begins = analysis.cues("aim")[0]?.first === 0;
  const end = begins ? (main === -1 ? words.length : main) : 0;
  objectives.set(analysis, end);
  return end;
}

/** Verbs that end an infinitive: "treatments designed to help *are* safe" claims, "needed to show that it *is* safe" does not. */
const finite = new Set("is are was were has have can will".split(" "));
const subordinators = new Set(["that", "whether", "which", "who", "if"]);

/** Whether a cue of an aim or purpose governs a range: no verb of the main clause stands between them. */
function isAimedAt(analysis: SentenceAnalysis, list: string, range: WordRange, reach: number): boolean {
  const { scopes, run } = analysis;
  return cuesReaching(scopes.ofNegations, analysis.cues(list), range, reach).some(({ end }) => {
    const between = run.words.slice(end, range.first + 1);
    return (
      !infinitives.has(run.words[end - 1]?.lower ?? "") ||
      !between.some(({ lower }) => finite.has(lower)) ||
      between.some(({ lower }) => subordinators.has(lower))
    );
  });
}

/** The last words of cues that an infinitive or a noun follows. */
const infinitives = new Set(["to", "for"]);
