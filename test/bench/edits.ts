import { type Manuscript, manuscriptOf } from "../../server/src/model/manuscript";
import { wholeTree } from "../syntax/tree";
import { manuscriptText, withTable } from "./inputs";
import { chance, median, ms, quantile, table, timed } from "./measure";

const letters = "abcdefghij .,";

/** A text under a pen, with the time from each edit to blocks and facts that are up to date. */
class Draft {
  text: string;
  #manuscript: Manuscript;

  constructor(text: string) {
    this.text = text;
    this.#manuscript = manuscriptOf(text);
  }

  edit(at: number, remove: number, insert: string): number {
    const text = this.text.slice(0, at) + insert + this.text.slice(at + remove);
    // An editor hands over a string of one piece.
    text.charCodeAt(0);
    this.text = text;
    const { time, result } = timed(() => manuscriptOf(text, this.#manuscript));
    this.#manuscript = result;
    return time;
  }
}

/** Edits of every kind, each followed by what they cost. */
export function benchEdits(size: "100k" | "1m"): void {
  const { text, start, end } = withTable(manuscriptText(size));
  const draft = new Draft(text);
  const next = chance(7);
  const within = (from: number, to: number) => from + Math.floor(next() * (to - from));
  const letter = () => letters.charAt(Math.floor(next() * letters.length));
  const key = (from: number, to: number) =>
    next() < 0.3 ? draft.edit(within(from, to), 1, "") : draft.edit(within(from, to), 0, letter());
  const times = (count: number, edit: () => number) => Array.from({ length: count }, edit);
  times(200, () => key(0, draft.text.length));

  const anywhere = times(800, () => key(0, draft.text.length));
  const list = draft.text.lastIndexOf("References\n");
  const inList = times(60, () => key(list + 12, list + (size === "1m" ? 40_000 : 2000)));
  const inTable = times(60, () => key(start + 80, end - 200));
  const opened = new Map(
    ["```", "<!--", "$$"].map((mark) => [mark, openAndClose(draft, mark, next)] as const),
  );
  const { time: whole } = timed(() => wholeTree(draft.text).length);
  const wholes = [whole, ...times(2, () => timed(() => wholeTree(draft.text).length).time)];

  const all = [...anywhere, ...inList, ...inTable, ...[...opened.values()].flat()];
  const row = (name: string, values: readonly number[]) => [
    name,
    String(values.length),
    ms(median(values)),
    ms(quantile(values, 0.95)),
    ms(quantile(values, 0.99)),
    ms(Math.max(...values)),
  ];
  table(`An edit of ${size} (${text.length} characters), ms to blocks and facts`, [
    ["", "edits", "p50", "p95", "p99", "max"],
    row("all", all),
    row("one character anywhere", anywhere),
    row("in the reference list", inList),
    row("in a table of 300 rows", inTable),
    ...[...opened].map(([mark, values]) => row(`${mark} typed, and closed`, values)),
    ["remark-parse, whole text", "3", ms(median(wholes)), "", "", ""],
    ["times as fast", "", (median(wholes) / median(all)).toFixed(0), "", "", ""],
  ]);
}

/** Types an opening mark between two paragraphs, a little text, and the closing mark; then takes all of it away. */
function openAndClose(draft: Draft, mark: string, next: () => number): number[] {
  const closing = mark === "<!--" ? "-->" : mark;
  const values: number[] = [];
  for (let round = 0; round < 3; round++) {
    const at = draft.text.indexOf("\n\n", Math.floor(next() * draft.text.length * 0.9)) + 2;
    const typed = `${mark}\nx <- 1\n${closing}\n\n`;
    for (let index = 0; index < typed.length; index++) {
      values.push(draft.edit(at + index, 0, typed.charAt(index)));
    }
    values.push(draft.edit(at, typed.length, ""));
  }
  return values;
}
