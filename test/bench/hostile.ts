import { manuscriptOf, manuscriptSteps } from "../../server/src/model/manuscript";
import { complete } from "../../server/src/text/steps";
import { wholeTree } from "../syntax/tree";
import { denseInputs, hostileInputs, usualText } from "./hostile-inputs";
import { median, ms, slope, table, timed } from "./measure";

const sizes = [32_000, 128_000, 512_000];

/** Hostile texts of growing length: the cost of a megabyte beyond usual prose, the growth, and an edit behind them. */
export function benchHostile(): void {
  complete(manuscriptSteps(usualText(200_000)));
  const usual = perMegabyte(usualText);
  const rows = (inputs: Readonly<Record<string, (length: number) => string>>) =>
    Object.entries(inputs).map(([name, make]) => {
      const times = sizes.map((size) => {
        const text = make(size);
        return least(5, () => manuscriptOf(text));
      });
      const last = times.at(-1) ?? 0;
      const each = (last / (sizes.at(-1) ?? 1)) * 1e6;
      const growth = slope(sizes.slice(1).map((size, index) => [size, times[index + 1] ?? 0] as const));
      const text = `${make(128_000)}\n\nThe last paragraph.\n`;
      const before = manuscriptOf(text);
      const edit = median(
        [1, 2, 3, 4, 5].map((round) => timed(() => manuscriptOf(`${text}${"x".repeat(round)}`, before)).time),
      );
      return [name, ...times.map(ms), ms(each), ms(each - usual), growth.toFixed(2), ms(edit)];
    });
  // On these the parser by itself is quick enough to be compared with.
  const withParser = (row: readonly string[]) => {
    const text = denseInputs[row[0] ?? ""]?.(128_000) ?? "";
    return [...row, ms(least(3, () => wholeTree(text)))];
  };
  const head = [
    "ms for",
    ...sizes.map((size) => `${size / 1000} KB`),
    "a MB",
    "beyond prose",
    "slope",
    "edit behind",
  ];
  table("Hostile texts", [head, ["usual prose", "", "", "", ms(usual), "", "", ""], ...rows(hostileInputs)]);
  table("Texts of very many blocks", [
    [...head, "remark-parse, 128 KB"],
    ...rows(denseInputs).map(withParser),
  ]);
  table("Large", [
    ["", "ms"],
    ["one line of 5,000,000 characters", ms(timed(() => manuscriptOf("lorem ipsum ".repeat(420_000))).time)],
    ["200,000 lines", ms(timed(() => manuscriptOf("word\n".repeat(200_000))).time)],
    ["10,000 quotes within each other", ms(timed(() => manuscriptOf("> ".repeat(10_000))).time)],
    ["10,000 lists within each other", ms(timed(() => manuscriptOf("- ".repeat(10_000))).time)],
  ]);
}

/** The shortest of some times: what the work itself takes, without what else the machine did. */
function least(rounds: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: rounds }, () => timed(work).time));
}

function perMegabyte(make: (length: number) => string): number {
  const text = make(1_000_000);
  return least(3, () => manuscriptOf(text));
}
