import { findingsOf } from "../../server/src/service/findings";
import type { Pace } from "../../server/src/service/pace";
import type { Project } from "../../server/src/service/project";
import { type Snapshot, snapshotOf } from "../../server/src/service/snapshot";
import { root, snapshotIn } from "../service/memory";
import { manuscriptText } from "./inputs";
import { chance, ms, quantile, table } from "./measure";

/** What the findings cost after an edit, and the first time, in an ordinary manuscript and in those of people who mean harm. */
export async function benchFindings(): Promise<void> {
  const { project } = await snapshotIn({ "draft.md": "" }, "draft.md");
  const text = manuscriptText("1m");
  const rows = [
    await measured("one character anywhere", text, keys, project, 200),
    await measured("a new abbreviation is typed", text, introductions, project, 80),
  ];
  for (const [name, make] of hostileTexts) rows.push(await measured(name, make(), keys, project, 20));
  table("Findings of about 1 MB, ms", [
    ["", "findings", "first", "longest step", "after an edit p50", "p95", "longest step p50", "p95"],
    ...rows,
  ]);
}

type Edits = (text: string, round: number) => string;

/** Times `count` edits, each from the snapshot before it to its findings; reading the text is not counted. */
async function measured(
  name: string,
  first: string,
  edit: Edits,
  project: Project,
  count: number,
): Promise<readonly string[]> {
  let text = first;
  let snapshot: Snapshot | undefined;
  const times: number[] = [];
  const steps: number[] = [];
  let found = 0;
  for (let round = 0; round <= count; round++) {
    if (round > 0) text = edit(text, round);
    // An editor hands over a string of one piece.
    text.charCodeAt(0);
    snapshot = snapshotOf(`${root}/draft.md`, text, project, snapshot);
    const { pace, longest } = stopwatch();
    const start = performance.now();
    found = (await findingsOf(snapshot, pace)).findings.length;
    times.push(performance.now() - start);
    steps.push(longest());
  }
  const [firstTime = 0, ...edits] = times;
  const [firstStep = 0, ...others] = steps;
  const ofEdits = [
    quantile(edits, 0.5),
    quantile(edits, 0.95),
    quantile(others, 0.5),
    quantile(others, 0.95),
  ];
  return [name, String(found), ...[firstTime, firstStep, ...ofEdits].map(ms)];
}

/** A pace that never rests and knows the longest time between two occasions for it. */
function stopwatch(): { readonly pace: Pace; readonly longest: () => number } {
  let last = performance.now();
  let longest = 0;
  const due = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    return false;
  };
  return { pace: { due, rest: () => Promise.resolve(), cancelled: () => false }, longest: () => longest };
}

const next = chance(5);

function keys(text: string): string {
  const at = Math.floor(next() * text.length);
  return `${text.slice(0, at)}x${text.slice(at)}`;
}

/** One letter after the other of an introduction, which changes what is a short form everywhere. */
function introductions(text: string, round: number): string {
  const typed = " quiet zealous moonlight (QZM)";
  const at = Math.floor(text.length / 2) + ((round - 1) % typed.length);
  return text.slice(0, at) + typed.charAt((round - 1) % typed.length) + text.slice(at);
}

const heading = "# A trial\n\n## Abstract\n\nNothing.\n\n## Introduction\n\n";

const hostileTexts = new Map<string, () => string>([
  [
    "one abbreviation used 100,000 times",
    () => `${heading}Natural killer (NK) cells kill.\n\n${paragraphs(100_000, () => "NK helps.")}`,
  ],
  [
    "20,000 abbreviations",
    () => heading + paragraphs(20_000, (index) => `The ${long(index)} (${short(index)}) is.`),
  ],
  [
    "12,000 abbreviations, used and written out again",
    () =>
      heading +
      paragraphs(
        12_000,
        (index) =>
          `The ${long(index)} (${short(index)}) is. ${short(index)} was, and the ${long(index)} as well.`,
      ),
  ],
  [
    "15,000 abbreviations introduced too late",
    () =>
      heading +
      paragraphs(15_000, (index) => `${short(index)} was.`) +
      paragraphs(15_000, (index) => `The ${long(index)} (${short(index)}) is.`),
  ],
  [
    "two meanings of one abbreviation, 12,000 times",
    () =>
      heading +
      paragraphs(12_000, (index) => `A ${["natural killer", "new kitchen"][index % 2] ?? ""} (NK). NK.`),
  ],
]);

function paragraphs(count: number, sentence: (index: number) => string): string {
  return Array.from(
    { length: count },
    (_, index) => sentence(index) + (index % 20 === 19 ? "\n\n" : " "),
  ).join("");
}

function short(index: number): string {
  const letter = (place: number): string => String.fromCharCode(65 + (Math.floor(index / 26 ** place) % 26));
  return letter(0) + letter(1) + letter(2) + letter(3);
}

function long(index: number): string {
  const endings = ["lpo", "ernat", "iron", "ubert"];
  return endings.map((ending, place) => short(index).charAt(place).toLowerCase() + ending).join(" ");
}
