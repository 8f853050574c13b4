import { glossaryOf } from "../../server/src/model/glossary";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { manuscriptText } from "./inputs";
import { chance, heap, median, ms, quantile, table, timed } from "./measure";

const stems =
  "acute adaptive adoptive antigen binding blood cancer cell chronic clinical cord cytokine donor early effector end factor gene growth host immune in innate killer late ligand light lymphoid marker memory natural negative of point positive rate receptor response risk signal soluble stem surface survival target therapy tissue transfer tumour type".split(
    " ",
  );

/** 10,000 terms with 30,000 forms, most of them of words that prose is full of. */
function manyEntries() {
  const next = chance(11);
  const word = () => stems[Math.floor(next() * stems.length)] ?? "cell";
  const name = (index: number) =>
    `${word()} ${word()}${next() < 0.5 ? ` ${word()}` : ""} ${String.fromCharCode(97 + (index % 26))}${index.toString(36)}`;
  return Array.from({ length: 10_000 }, (_, index) => ({
    origin: undefined,
    term: {
      // A few are found, as in a real text; the others share their first words.
      term:
        index < stems.length ** 2
          ? `${stems[index % stems.length]} ${stems[Math.floor(index / stems.length)]}`
          : name(index),
      abbreviation: `T${index.toString(36).toUpperCase()}X`,
      variants: [`${word()} ${word()} variant ${index.toString(36)}`],
      definition: "A thing.",
    },
  }));
}

/** How fast the terms of a big glossary are found in a megabyte, and in the block that an edit changed. */
export function benchTerms(): void {
  const before = heap();
  const glossary = glossaryOf(manyEntries());
  const { time: build } = timed(() => glossary.matches("a cell"));
  const memory = heap() - before;
  const text = manuscriptText("1m").slice(0, 1_000_000);
  const runs = Array.from({ length: 15 }, () => timed(() => glossary.matches(text).length));
  const times = runs.slice(5).map(({ time }) => time);
  const found = runs[0]?.result ?? 0;
  const { blocks } = manuscriptOf(text);
  // The best of three: other programs of the machine are not what is measured.
  const perBlock = blocks.map(({ block }) =>
    Math.min(...[1, 2, 3].map(() => timed(() => glossary.matches(block.mask.text)).time)),
  );
  table("10,000 terms with 30,000 forms over a megabyte of prose", [
    ["first match, which builds the trie, ms", ms(build)],
    ["memory of entries and trie, MB", memory.toFixed(1)],
    ["matches in 1 MB", String(found)],
    ["1 MB, median, ms", ms(median(times))],
    ["MB/s", (text.length / 1e6 / (median(times) / 1000)).toFixed(0)],
    ["a block after an edit, median of all blocks, ms", ms(median(perBlock))],
    ["a block after an edit, 99 %, ms", ms(quantile(perBlock, 0.99))],
    ["a block after an edit, longest, ms", ms(Math.max(...perBlock))],
  ]);
}
