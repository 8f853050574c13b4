import { withinBudget } from "../model/analysis/budget";
import type { EvidenceLevel } from "../model/analysis/evidence-level";
import type { Block, ProseUnit } from "../model/block";
import type { ProseContext, QuotationPolicy } from "../model/prose";
import { runOnOf } from "../model/run-on";
import type { SectionRole } from "../model/section";
import { continuesIn } from "../syntax/unit";
import { type Span, shift } from "../text/span";

/** What of a block's surroundings its own findings depend on. */
export interface Surroundings {
  readonly evidence: EvidenceLevel | undefined;
  readonly quotations: QuotationPolicy;
  /** The role of the section of each of its units: a block may hold the end of one section and the start of another. */
  readonly roles: readonly SectionRole[];
  /** Whether its first sentence began in a block before. */
  readonly begun: boolean;
  /** The blocks into which its last sentence goes on. */
  readonly onward: readonly Block[];
}

/** Whether a block says the same in both. */
export function isSame(a: Surroundings, b: Surroundings): boolean {
  return (
    a.evidence === b.evidence &&
    a.quotations === b.quotations &&
    a.begun === b.begun &&
    a.roles.every((role, index) => role === b.roles[index]) &&
    a.onward.length === b.onward.length &&
    a.onward.every((block, index) => block === b.onward[index])
  );
}

// Sections in which the words are not the author's own claims.
const exempt = new Set<SectionRole>(["references", "acknowledgements", "keywords"]);

/**
 * What the claim rules look at in a block: each of its sentences once.
 * A sentence that a page break cut is whole where it begins and left out where it goes on.
 */
export function proseContexts(block: Block, surroundings: Surroundings): ProseContext[] {
  const { evidence, quotations, roles } = surroundings;
  const citations = certainIn(block);
  return partings(block, surroundings).flatMap(({ unit, begun, goesOn }, index): ProseContext[] => {
    const role = roles[index] ?? "other";
    if (exempt.has(role)) return [];
    const common = { role, evidence, heading: unit.kind === "heading", quoted: unit.quoted, quotations };
    const own = { text: block.mask.text, sentences: unit.sentences, citations };
    const kept = unit.sentences.slice(begun ? 1 : 0, goesOn ? -1 : undefined);
    const pieces = withinBudget(block.mask.text, kept);
    const contexts = pieces.map((sentence, at): ProseContext => {
      const next = pieces[at + 1] ?? (goesOn ? unit.sentences.at(-1) : undefined);
      return { ...common, ...own, sentence, next };
    });
    const cut = goesOn ? cutSentence(block, index, surroundings.onward) : undefined;
    return cut ? [...contexts, { ...common, ...cut }] : contexts;
  });
}

/** Whether the last sentence of a block goes on in the next block with prose, and so is looked at as a whole. */
export function goesOn(block: Block, surroundings: Pick<Surroundings, "begun" | "onward">): boolean {
  return partings(block, surroundings).at(-1)?.goesOn ?? surroundings.begun;
}

/** A run of prose: whether its first sentence was begun before it, and whether its last one goes on behind it. */
interface Parting {
  readonly unit: ProseUnit;
  readonly begun: boolean;
  readonly goesOn: boolean;
}

function partings(
  { units }: Block,
  { begun, onward }: Pick<Surroundings, "begun" | "onward">,
): readonly Parting[] {
  const found: Parting[] = [];
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    const begunBefore = found.at(-1)?.goesOn ?? begun;
    // What is itself the rest of a sentence is not put together with a third part.
    const sentences = unit.sentences.length - (begunBefore ? 1 : 0);
    const goesOn = sentences > 0 && (next ? continuesIn(unit, next) !== undefined : onward.length > 0);
    found.push({ unit, begun: begunBefore, goesOn });
  }
  return found;
}

/** The last sentence of a run of prose with its rest, as a rule sees it. */
function cutSentence(
  block: Block,
  index: number,
  onward: readonly Block[],
): Pick<ProseContext, "text" | "sentence" | "sentences" | "citations" | "next"> | undefined {
  const unit = block.units[index];
  const within = block.units[index + 1];
  const blocks = within ? [block] : [block, ...onward];
  const last = blocks.at(-1);
  const next = within ?? last?.units[0];
  if (!unit || !next || !last) return undefined;
  const delta = blocks.slice(0, -1).reduce((length, { source }) => length + source.length, 0);
  const runOn = runOnOf(unit, next, delta);
  if (!runOn) return undefined;
  const { sentence, sentences } = runOn;
  const citations = certainIn(last).map((citation) => shift(citation, delta));
  return {
    text: blocks.map(({ mask }) => mask.text).join(""),
    sentence,
    sentences,
    citations: within ? citations : [...certainIn(block), ...citations],
    next: sentences[sentences.indexOf(sentence) + 1],
  };
}

function certainIn({ citations }: Block): readonly Span[] {
  return citations.filter(({ certain }) => certain);
}
