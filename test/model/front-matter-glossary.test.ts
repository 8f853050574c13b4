import { describe, expect, it } from "vitest";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { findingsOf } from "../../server/src/service/findings";
import { unhurried } from "../../server/src/service/pace";
import { snapshotOf } from "../../server/src/service/snapshot";
import { findingsIn, snapshotIn } from "../service/memory";

const manuscript = (front: string, body = "Text.\n"): string => `---\n${front}---\n\n${body}`;

/** The terms of front matter, each as `term (abbreviation) = definition`, and the problems as `words: message`. */
function checkTerms(front: string, terms: readonly string[], problems: readonly string[] = []): void {
  const text = manuscript(front);
  const { frontMatter, problems: found } = manuscriptOf(text);
  expect(
    frontMatter.glossary.map(({ term: { term, abbreviation, definition } }) => {
      const short = abbreviation === undefined ? "" : ` (${abbreviation})`;
      return `${term}${short} = ${definition}`;
    }),
  ).toEqual(terms);
  expect(found.map(({ start, end, message }) => `${text.slice(start, end).trim()}: ${message}`)).toEqual(
    problems,
  );
}

const entry = "  - term: banked cell\n    abbreviation: BC\n    definition: A cell that is kept.\n";
const banked = ["banked cell (BC) = A cell that is kept."];

describe("a glossary in the front matter", () => {
  it.each([
    ["a list", `glossary:\n${entry}`],
    ["a list under our own name", `caveat:\n  glossary:\n${entry.replaceAll(/^/gm, "  ").trimEnd()}\n`],
    ["a list as in a file", `glossary:\n  terms:\n${entry.replaceAll(/^/gm, "  ").trimEnd()}\n`],
    [
      "in braces",
      'glossary: [{ term: banked cell, abbreviation: BC, definition: "A cell that is kept." }]\n',
    ],
  ])("is read as %s", (_, front) => {
    checkTerms(front, banked);
  });
  it.each([
    ["names a file", "glossary: house.yaml\n"],
    ["is set up for another tool", "glossary:\n  path: house.yaml\n  popup: click\n"],
    ["lists files", "glossary: [a.yaml, b.yaml]\n"],
    ["is empty", "glossary:\n"],
    ["is empty under our own name", "caveat:\n  glossary:\n"],
  ])("is none where it %s", (_, front) => {
    checkTerms(front, []);
  });
  it("tells what is wrong with it at its place, and keeps the rest", () => {
    checkTerms(`glossary:\n${entry}  - term: stored cell\n  - definition: Nothing.\n`, banked, [
      "term: stored cell: “1” lacks “definition”.".replace("“1”", "This item of “terms”"),
      "definition: Nothing.: This item of “terms” lacks “term”.",
    ]);
    checkTerms(`glossary:\n${entry}    colour: red\n`, banked, [
      "colour: “colour” is not known here. Is it misspelt?",
    ]);
    checkTerms(
      "caveat:\n  glossary: house.yaml\n",
      [],
      ["house.yaml: A glossary is a list of entries, each with a “term” and its “definition”."],
    );
  });
  it("tells of terms that it has twice", () => {
    checkTerms(`glossary:\n${entry}${entry}`, banked, [
      `${entry.slice(4).trim()}: “banked cell” has an entry already. The first one counts; merge the two.`,
    ]);
  });
  it("is not read where the front matter is no YAML", () => {
    const { frontMatter, problems } = manuscriptOf(manuscript(`title: "a\nglossary:\n${entry}`));
    expect([frontMatter.glossary, problems.length > 0]).toEqual([[], true]);
  });
});

describe("of a term in several glossaries", () => {
  const house =
    "terms:\n  - term: hazard ratio\n    definition: Ours.\n  - term: banked cell\n    definition: A cell that is kept.\n";
  const text = manuscript(`glossary:\n  - term: hazard ratio\n    definition: Mine.\n${entry}`);

  it("the document's entry counts before the project's, and that before the shipped one", async () => {
    const definition = async (files: Record<string, string>): Promise<string | undefined> =>
      (await snapshotIn({ "a.md": "Text.\n", ...files }, "a.md")).glossary.matches("hazard ratio")[0]
        ?.meanings[0]?.entry.term.definition;
    expect(await definition({ "a.md": text, "house.glossary.yaml": house })).toBe("Mine.");
    expect(await definition({ "house.glossary.yaml": house })).toBe("Ours.");
    expect(await definition({})).toMatch(/^The rate at which/);
  });
  it("disagreement with a house glossary is told in the document", async () => {
    const { problems } = await snapshotIn({ "a.md": text, "house.glossary.yaml": house }, "a.md");
    expect(problems).toMatchObject([
      {
        start: text.indexOf("term: hazard"),
        severity: "information",
        message:
          "“hazard ratio” is defined otherwise in house.glossary.yaml. In this document the definition here counts.",
      },
    ]);
  });
});

describe("the findings of a document with terms of its own", () => {
  const front =
    "glossary:\n  - term: banked cell\n    variants: [stored cell]\n    deprecated: [{ form: fridge cell }]\n    definition: A cell.\n";
  it("are those of a house glossary", async () => {
    const text = manuscript(front, "A fridge cell. Some stored cells.\n");
    const found = await findingsIn({ "a.md": text }, "a.md");
    expect(found.map(({ rule, severity, fixes }) => [rule, severity, fixes[0]?.edits[0]?.text])).toEqual([
      ["term/deprecated", "warning", "banked cell"],
      ["term/variant", "information", "banked cells"],
    ]);
  });
  it("are the same after edits as afresh, and the glossary is kept while nobody changes it", async () => {
    const before = await snapshotIn({ "a.md": manuscript(front, "A fridge cell.\n") }, "a.md");
    await findingsOf(before, unhurried);
    const edits = [
      manuscript(front, "A fridge cell. A stored cell.\n"),
      manuscript(front.replace("fridge", "drawer"), "A fridge cell. A drawer cell.\n"),
      manuscript(`title: T\n${front}`, "A fridge cell.\n"),
      "A fridge cell.\n",
    ];
    let snapshot = before;
    const kept: boolean[] = [];
    for (const text of edits) {
      const next = snapshotOf(snapshot.uri, text, snapshot.project, snapshot);
      kept.push(next.glossary === snapshot.glossary);
      const fresh = snapshotOf(snapshot.uri, text, snapshot.project);
      expect(await findingsOf(next, unhurried)).toEqual(await findingsOf(fresh, unhurried));
      snapshot = next;
    }
    expect(kept).toEqual([true, false, false, false]);
  });
});
