import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { abbreviationsOf } from "../../server/src/model/abbreviations/abbreviations";
import { type Manuscript, manuscriptOf, manuscriptSteps } from "../../server/src/model/manuscript";
import { termUses } from "../../server/src/model/term-uses";
import { findingsOf } from "../../server/src/service/findings";
import { unhurried } from "../../server/src/service/pace";
import type { Project } from "../../server/src/service/project";
import { type Snapshot, snapshotOf } from "../../server/src/service/snapshot";
import { root, snapshotIn } from "../service/memory";
import {
  edited,
  joinedExamples,
  manuscripts,
  runs,
  type SmallEdit,
  samples,
  smallEdits,
} from "../syntax/corpus";

const uri = `${root}/draft.md`;
const bibliography = "@article{a1, author = {Doe, J}, title = {One}, year = {2020}, doi = {10.1000/1}}\n";
let project: Project;

beforeAll(async () => {
  ({ project } = await snapshotIn({ "draft.md": "", "references.bib": bibliography }, "draft.md"));
});

// The strict comparison is fast, the other tells what differs.
function checkSame(ours: unknown, theirs: unknown): void {
  if (!isDeepStrictEqual(ours, theirs)) expect(ours).toEqual(theirs);
}

/** Fails unless a manuscript made step by step is in everything the one that is made of its text at once. */
function checkFacts(manuscript: Manuscript): void {
  const fresh = manuscriptOf(manuscript.text);
  expect(manuscript.blocks.map(({ block }) => block.source).join("")).toBe(manuscript.text);
  checkSame(manuscript, fresh);
}

async function checkFindings(snapshot: Snapshot): Promise<void> {
  const fresh = snapshotOf(uri, snapshot.manuscript.text, project);
  checkSame(await findingsOf(snapshot, unhurried), await findingsOf(fresh, unhurried));
}

/** Edits one text again and again, each manuscript made from the one before; `check` sees every one. */
async function follow(
  text: string,
  edits: readonly SmallEdit[],
  check: (snapshot: Snapshot) => Promise<void>,
): Promise<void> {
  let snapshot = snapshotOf(uri, text, project);
  for (const edit of edits) {
    snapshot = snapshotOf(uri, edited(snapshot.manuscript.text, edit), project, snapshot);
    checkFacts(snapshot.manuscript);
    await check(snapshot);
  }
}

describe("a manuscript made from the one before equals a fresh one, and so do its findings, after any edits of", () => {
  it("joined examples", async () => {
    await fc.assert(
      fc.asyncProperty(
        joinedExamples,
        fc.array(smallEdits, { minLength: 10, maxLength: 10 }),
        (text, edits) => follow(text, edits, checkFindings),
      ),
      { numRuns: runs() },
    );
  });

  it.each([
    ["the samples", samples],
    ["the manuscripts", manuscripts],
  ])("%s", async (_, texts) => {
    if (texts.length === 0) return;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(smallEdits, { minLength: 5, maxLength: 5 }),
        (text, edits) => follow(text, edits, checkFindings),
      ),
      { numRuns: runs(0.06) },
    );
  });
});

/** Paragraphs of which some say what others mean, or how they are to be spelled. */
const themes = [
  [
    "Natural killer (NK) cells kill.",
    "The new kind (NK) is rare.",
    "**Abbreviations:** CAR, chimeric antigen receptor; NK, natural killer.",
    "Some natural killer cells are NK cells, and “NK cells” too.",
    "| NK | CAR |\n|---|---|\n| 1 | 2 |",
  ],
  [
    "Chimeric antigen receptor natural killer (CAR-NK) cells bind.",
    "A CAR-NK cell, two CARs, and NK cells of mice.",
    "Each has a chimeric antigen receptor (CAR).",
  ],
  [
    "A complete response (CR) was seen.",
    "The conserved region (CR) was seen.",
    "Each CR was a complete response or a conserved region.",
  ],
  [
    "The tumour microenvironment holds IFN-γ.",
    "The tumor microenvironment holds IFNγ.",
    "The PD1 and the NK-cells of the TME.",
  ],
  ["They release granzime.", "They release granzyme and granzime.", "Such granzymes and a granzime."],
].map((theme) => [...theme, "## Abstract", "## Introduction", "## References", "Nothing here."]);

/** A text of one theme, and how its paragraphs are replaced. */
const themed = fc.constantFrom(...themes).chain((theme) => {
  const paragraph = fc.constantFrom(...theme);
  return fc.tuple(
    fc.array(paragraph, { minLength: 3, maxLength: 10 }),
    fc.array(fc.record({ at: fc.nat(10), removed: fc.nat(1), put: fc.array(paragraph, { maxLength: 1 }) }), {
      minLength: 8,
      maxLength: 8,
    }),
  );
});

it("so are the terms and abbreviations, whatever other paragraphs come to say of them", async () => {
  // Short paragraphs are read together, and an edit renews the neighbours of what it touches.
  const between = "Of this and that nothing is said in between. ".repeat(12);
  const textOf = (paragraphs: readonly string[]) =>
    paragraphs.map((one) => `${one}\n\n${between}\n\n`).join("");
  await fc.assert(
    fc.asyncProperty(themed, async ([first, edits]) => {
      let paragraphs = first;
      let snapshot = snapshotOf(uri, textOf(paragraphs), project);
      for (const { at, removed, put } of edits) {
        await checkTerms(snapshot);
        const place = at % (paragraphs.length + 1);
        paragraphs = [...paragraphs.slice(0, place), ...put, ...paragraphs.slice(place + removed)];
        snapshot = snapshotOf(uri, textOf(paragraphs), project, snapshot);
      }
      await checkTerms(snapshot);
    }),
    { numRuns: runs(0.8) },
  );
});

async function checkTerms(snapshot: Snapshot): Promise<void> {
  const { manuscript } = snapshot;
  const fresh = manuscriptOf(manuscript.text);
  checkSame(abbreviationsOf(manuscript), abbreviationsOf(fresh));
  checkSame(termUses(manuscript, project.glossary), termUses(fresh, project.glossary));
  await checkFindings(snapshot);
}

/** A text and the same after one edit, each made from the one before. */
function checkEdit(before: string, after: string): readonly [Manuscript, Manuscript] {
  const first = manuscriptOf(before);
  const second = manuscriptOf(after, first);
  checkFacts(second);
  return [first, second];
}

const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `Paragraph ${index} says that cells were counted in two donors.\n\n`,
  );
const long = paragraphs(200).join("");
const references = Array.from(
  { length: 200 },
  (_, index) => `${index + 1}. Doe J, Roe R. Paper ${index} of two hundred. Journal. 2020;${index}:1-2.\n`,
).join("");

/** How many blocks are not those of the manuscript before. */
function renewed([before, after]: readonly [Manuscript, Manuscript]): number {
  const known = new Set(before.blocks.map(({ block }) => block));
  return after.blocks.filter(({ block }) => !known.has(block)).length;
}

describe("an edit renews only the blocks that it touches", () => {
  it.each([
    ["in a paragraph", long, long.replace("Paragraph 100 says", "Paragraph 100 said")],
    ["at the start", long, `A ${long}`],
    ["at the end", long, `${long}And more.\n`],
    [
      "in a long list",
      `# References\n\n${references}`,
      `# References\n\n${references.replace("Paper 90", "Essay 90")}`,
    ],
    [
      "in a table of many rows",
      `| a | b |\n|---|---|\n${"| one | two |\n".repeat(300)}`,
      `| a | b |\n|---|---|\n${"| one | two |\n".repeat(100)}| six | two |\n${"| one | two |\n".repeat(199)}`,
    ],
    [
      "in the head of a table",
      `| a |\n|---|\n${"| one |\n".repeat(300)}`,
      `| an |\n|---|\n${"| one |\n".repeat(300)}`,
    ],
    ["to nothing", long, long],
  ])("%s", (_, before, after) => {
    expect(renewed(checkEdit(before, after))).toBeLessThanOrEqual(3);
  });

  it("and when a label comes or goes, those that use it", () => {
    const text = `${long}See [the protocol][p] and [another][q].\n\n${long}`;
    const [before, after] = checkEdit(text, `${text}[p]: https://example.org/p\n`);
    // The definition itself, what uses it, and the block that was the last.
    expect(renewed([before, after])).toBe(3);
    expect(renewed(checkEdit(after.text, before.text))).toBe(2);
    expect(renewed(checkEdit(after.text, `${after.text}[p]: https://example.org/again\n`))).toBe(1);
  });

  it("and what a fence hid comes back with it", () => {
    const text = `${long}\`\`\`r\nfit\n\`\`\`\n\n${long}`;
    const first = manuscriptOf(text);
    const opened = manuscriptOf(text.replace("Paragraph 9 ", "```\n$&"), first);
    checkFacts(opened);
    const closed = manuscriptOf(text, opened);
    checkFacts(closed);
    expect(renewed([first, closed])).toBeLessThanOrEqual(3);
  });
});

describe("what depends on the whole text is right after an edit elsewhere", () => {
  it.each([
    [
      "front matter that is closed far away",
      `---\ntitle: T\n\n${long}`,
      `---\ntitle: T\n\n${long}---\n\nEnd.\n`,
    ],
    ["front matter that is opened", `title: T\n---\n\n${long}`, `---\ntitle: T\n---\n\n${long}`],
    ["front matter below a new line", `---\ntitle: T\n---\n\n${long}`, `\n---\ntitle: T\n---\n\n${long}`],
    [
      "front matter behind a byte order mark",
      `---\ntitle: T\n---\n\n${long}`,
      `\uFEFF---\ntitle: T\n---\n\n${long}`,
    ],
    ["a comment that is not closed", `${long}<!-- a -->\n\n${long}`, `${long}<!-- a --\n\n${long}`],
    ["maths that is not closed", `${long}$$\na\n$$\n\n${long}`, `${long}$$\na\n$\n\n${long}`],
    ["a footnote", `a[^1]\n\n${long}`, `a[^1]\n\n${long}[^1]: n\n`],
    ["the last label of two", `[a]\n\n[a]: /u\n\n${long}[a]: /v\n`, `[a]\n\n[a]: /u\n\n${long}`],
    ["a carriage return that gets its line feed", `a\r\r${long}`, `a\r\n\r${long}`],
    ["half a character", `${long}\uD83D\uDE00`, `${long}\uD83D`],
  ])("%s", (_, before, after) => {
    checkEdit(before, after);
    checkEdit(after, before);
  });

  it("the numbers of a list that was cut", () => {
    const text = references.replace(/^\d+/gm, "1");
    const numbers = (manuscript: Manuscript) =>
      manuscript.blocks.flatMap(({ block }) => block.listItems.map(({ number }) => number));
    const first = manuscriptOf(text);
    expect(first.blocks.length).toBeGreaterThan(5);
    expect(numbers(first)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    const [, longer] = checkEdit(text, `1. New.\n${text}`);
    expect(numbers(longer)).toEqual(Array.from({ length: 201 }, (_, index) => index + 1));
    const [, other] = checkEdit(text, text.replace("1.", "7."));
    expect(numbers(other).slice(0, 3)).toEqual([7, 8, 9]);
    expect(numbers(other).at(-1)).toBe(206);
  });
});

describe("steps", () => {
  it("give the same as all at once, and many of them", () => {
    let steps = 0;
    const generator = manuscriptSteps(long);
    for (let step = generator.next(); ; step = generator.next()) {
      if (step.done) {
        checkFacts(step.value);
        break;
      }
      steps++;
    }
    expect(steps).toBeGreaterThan(50);
  });

  it("are none when nothing changed", () => {
    const manuscript = manuscriptOf(long);
    expect(manuscriptSteps(long, manuscript).next()).toEqual({ done: true, value: manuscript });
  });
});
