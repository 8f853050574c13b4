import { type Manuscript, manuscriptOf, roleAt } from "../../server/src/model/manuscript";
import type { ProseContext } from "../../server/src/model/prose";
import type { PlacedBlock } from "../../server/src/model/reference-list";
import { claimRules } from "../../server/src/rules/claims";
import { supportRules } from "../../server/src/rules/support";
import { manuscriptText } from "./inputs";
import { median, ms, quantile, slope, table, timed } from "./measure";

const rules = [...claimRules, ...supportRules];

/** The contexts of a block's sentences, made anew, so that nothing is remembered of them. */
function contextsOf(manuscript: Manuscript, { block, start }: PlacedBlock): ProseContext[] {
  const citations = block.citations.filter(({ certain }) => certain);
  return block.units.flatMap((unit) => {
    const role = roleAt(manuscript, start + unit.start);
    return unit.sentences.map((sentence, index) => ({
      role,
      evidence: undefined,
      text: block.mask.text,
      sentence,
      next: unit.sentences[index + 1],
      sentences: [...unit.sentences],
      citations,
      heading: unit.kind === "heading",
      quoted: unit.quoted,
      quotations: "skip",
    }));
  });
}

function findingsOf(contexts: readonly ProseContext[]): number {
  return contexts.reduce(
    (sum, context) => sum + rules.reduce((found, rule) => found + rule.check(context).length, 0),
    0,
  );
}

const fill = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const hostile: Readonly<Record<string, string>> = {
  "one letter": "a",
  "opening brackets": "[",
  "nested brackets": "[(",
  "is safe": "is safe ",
  not: "not ",
  "may be proven": "may be proven ",
  "whether it is safe": "whether it is safe ",
  "therapy improves": "therapy improves ",
  "reduced by 50 %": "reduced the risk of relapse by 50 % ",
  quotations: "“is safe” ",
};

const sizes = [32_000, 128_000, 512_000];

/** What the rules about claims cost: by block, as after an edit; over a whole megabyte; on texts made to be slow. */
export function benchClaims(): void {
  const manuscript = manuscriptOf(manuscriptText("1m"));
  const whole = (): number =>
    manuscript.blocks.reduce((sum, block) => sum + findingsOf(contextsOf(manuscript, block)), 0);
  const first = timed(() =>
    findingsOf(manuscript.blocks.slice(0, 1).flatMap((one) => contextsOf(manuscript, one))),
  );
  const cold = timed(whole);
  const warm = median([1, 2, 3].map(() => timed(whole).time));
  const blocks = manuscript.blocks.map(
    (block) => timed(() => findingsOf(contextsOf(manuscript, block))).time,
  );
  table(`Claims in ${manuscript.text.length} characters (${manuscript.blocks.length} blocks)`, [
    ["", "ms"],
    ["the first sentence, with all patterns compiled", ms(first.time)],
    ["all of it, cold", ms(cold.time)],
    ["all of it, warm", ms(warm)],
    ["findings", String(cold.result)],
  ]);
  table("Findings of a block, ms", [
    ["p50", "p95", "p99", "max"],
    [median(blocks), quantile(blocks, 0.95), quantile(blocks, 0.99), Math.max(...blocks)].map(ms),
  ]);
  table("Hostile texts", [
    ["ms for", ...sizes.map((size) => `${size / 1000} KB`), "slope"],
    ...Object.entries(hostile).map(([name, piece]) => {
      const times = sizes.map((size) => {
        const text = manuscriptOf(fill(piece, size));
        return timed(() => findingsOf(text.blocks.flatMap((block) => contextsOf(text, block)))).time;
      });
      const growth = slope(sizes.map((size, index) => [size, times[index] ?? 0] as const));
      return [name, ...times.map(ms), growth.toFixed(2)];
    }),
  ]);
}
