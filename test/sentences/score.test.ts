import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import passages from "./marked-offsets.json";
import { sentencesIn } from "./sentences";

// Sentence ends in manuscripts of others, marked by hand while reading and before the splitter had seen the passages.
// Marked are: stops that end a sentence, and the ends of headings, items of lists and captions, whose sentences end with
// them. Not marked are: page breaks within a sentence, and the stop behind a label ("Figure 1.", "A.", "1."), which belongs
// to the sentence that it labels. `open` are places that may be read either way: a label before a colon, a formula by
// itself, a stop that the author forgot. `heldOut` passages were marked when the rules were finished.
// Offsets are UTF-16 offsets behind the last letter, digit or mark of the sentence; brackets and quotation marks don't count.
const manuscripts = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts");

interface Passage {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly heldOut: boolean;
  readonly ends: readonly number[];
  readonly open: readonly number[];
}

interface Score {
  readonly right: number;
  readonly extra: number;
  readonly missed: number;
}

const texts = new Map<string, { readonly text: string; readonly ends: readonly number[] }>();

function read(file: string) {
  const known = texts.get(file);
  if (known) return known;
  const text = readFileSync(join(manuscripts, file), "utf8");
  const found = { text, ends: sentencesIn(text).map(({ end }) => end) };
  texts.set(file, found);
  return found;
}

function scoreOf({ file, start, end, ends, open }: Passage): Score {
  const { text, ends: found } = read(file);
  const bare = (offset: number) => start + text.slice(start, offset).replace(/[)\]}"'”’»*_\s]+$/, "").length;
  const predicted = new Set(found.filter((offset) => offset > start && offset <= end + 2).map(bare));
  const marked = new Set(ends);
  const inside = [...predicted].filter((offset) => offset > start && offset <= end);
  return {
    right: ends.filter((offset) => predicted.has(offset)).length,
    extra: inside.filter((offset) => !marked.has(offset) && !open.includes(offset)).length,
    missed: ends.filter((offset) => !predicted.has(offset)).length,
  };
}

function total(scores: readonly Score[]): {
  readonly precision: number;
  readonly recall: number;
  readonly ends: number;
} {
  const sum = (key: keyof Score) => scores.reduce((before, score) => before + score[key], 0);
  const right = sum("right");
  return {
    precision: right / (right + sum("extra")),
    recall: right / (right + sum("missed")),
    ends: right + sum("missed"),
  };
}

describe.skipIf(!existsSync(manuscripts))("sentence ends in manuscripts", () => {
  it.each([
    ["all", () => true, 300],
    ["held out", ({ heldOut }: Passage) => heldOut, 150],
  ] as const)("%s are found with precision and recall of at least 0.99", (name, chosen, fewest) => {
    const { precision, recall, ends } = total(passages.filter(chosen).map(scoreOf));
    process.stdout.write(
      `sentence ends, ${name}: ${ends} marked, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}\n`,
    );
    expect(ends).toBeGreaterThanOrEqual(fewest);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.99);
  });
});
