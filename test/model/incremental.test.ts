import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Manuscript, manuscriptOf } from "../../server/src/model/manuscript";

const examples = join(import.meta.dirname, "..", "..", "examples");
const samples = readdirSync(examples)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(examples, name), "utf8"));

const made = [
  "# T\n\na [b] c\n\n[b]: /u\n\n- one\n- two\n\n  three\n\n> q\n> r\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
  "text[^1]\n\n[^1]: note [@a1]\n\n1. x\n2. y\n\n## References\n\n1. Doe J. One. 2020.\n2. Roe R. Two. 2021.\n",
  "---\ntitle: T\n---\n\nA $x$ and $$\ny\n$$\n\n<!-- caveat-disable -->\n\ntext <sup>1,2</sup>\n\n    code\n\nend\n",
];

const pieces = fc.constantFrom(
  ..."a|B| |\n|\n\n|\r\n|*|_|`|```|$|$$|[|]|[b]: /u\n|[^1]|[^1]: n\n|# |- |1. |> |\\||<!--|-->|<div>|</div>|---\n|===\n|\t|    |[@a1]|[1]|<sup>|</sup>|🙂".split(
    "|",
  ),
);

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 12 }),
  insert: fc.array(pieces, { maxLength: 3 }),
});

/** How many sequences of edits are tried; a full run raises it. */
const runs = Number(process.env["CAVEAT_FUZZ_RUNS"] ?? 60);

/** What of a manuscript may not depend on how it was made. */
function factsOf({ text, blocks, sections, references, citations, suppressions, problems }: Manuscript) {
  return { text, blocks, sections, references, citations, suppressions, problems };
}

describe("a manuscript made from the one before", () => {
  it.each([...made, ...samples].map((text, index) => ({ index, text })))(
    "equals a fresh one (text $index)",
    ({ text }) => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let manuscript = manuscriptOf(text);
          for (const { at, remove, insert } of edits) {
            const start = at % (manuscript.text.length + 1);
            const end = Math.min(manuscript.text.length, start + remove);
            const next = manuscript.text.slice(0, start) + insert.join("") + manuscript.text.slice(end);
            manuscript = manuscriptOf(next, manuscript);
            expect(manuscript.blocks.map(({ block }) => block.source).join("")).toBe(next);
            expect(factsOf(manuscript)).toEqual(factsOf(manuscriptOf(next)));
          }
        }),
        { numRuns: runs },
      );
    },
  );
});
