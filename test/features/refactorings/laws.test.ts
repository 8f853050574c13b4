import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RefactoringId, refactoringsAt, refactorSteps } from "../../../server/src/features/refactorings";
import { readBibliography } from "../../../server/src/model/bibliography";
import { type Library, libraryOf } from "../../../server/src/model/library";
import { type Manuscript, manuscriptOf } from "../../../server/src/model/manuscript";
import { referenceOf, resolve } from "../../../server/src/model/resolve";
import { complete } from "../../../server/src/text/steps";
import { edited } from "../fixture";

const ids: readonly RefactoringId[] = [
  "renumber",
  "sort-and-collapse",
  "remove-uncited",
  "merge-duplicates",
  "to-brackets",
  "to-superscript",
  "to-keys",
  "names-to-keys",
  "keys-to-brackets",
  "keys-to-superscript",
];

/** A text is read several times in each run. */
const runs = { numRuns: 40 };

const names = ["Doe", "Roe", "Moe", "Noe", "Loe", "Poe", "Bar", "Foo", "Baz", "Qux", "Zoe", "Coe"];
const topics = ["cells", "mice", "trials", "antibodies", "receptors", "cytokines"];

/** A list of so many works, no two alike. */
function listOf(count: number, set: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? "";
    const topic = topics[index % topics.length] ?? "";
    const title = `Invented ${topic} observed under imagined conditions number ${index + 1}`;
    return `${set(index + 1)} ${name} J. ${title}. J Fiction. ${2000 + index};${index + 1}:10–19.`;
  }).join("\n");
}

type Group = readonly (readonly [first: number, length: number])[];

/** A citation of these numbers within a list of so many works. */
function groupText(group: Group, count: number, open: string, close: string, separator: string): string {
  const members = group.map(([first, length]) => {
    const start = (first % count) + 1;
    const end = Math.min(count, start + length);
    return end > start ? `${start}–${end}` : String(start);
  });
  return open + members.join(separator) + close;
}

const group: fc.Arbitrary<Group> = fc.array(fc.tuple(fc.nat(30), fc.nat(3)), { minLength: 1, maxLength: 4 });
const brackets = fc.constantFrom(
  ["[", "]", ", "],
  ["[", "]", ","],
  ["<sup>", "</sup>", ","],
  ["^", "^", ","],
);
const sentence = fc.tuple(
  fc.constantFrom(
    "It was seen in mice",
    "Nobody saw it in 2020",
    "So they said",
    "Of the 12 cells",
    "It was 5 m",
  ),
  group,
  fc.constantFrom(". ", ", as one knew. ", " again. ", ".\n\n", "; more. "),
);

/** Texts that cite a numbered list. */
const numbered = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    sentences: fc.array(sentence, { minLength: 1, maxLength: 8 }),
    brackets,
    marker: fc.constantFrom(
      (one: number) => `${one}.`,
      (one: number) => `[${one}]`,
      () => "1.",
    ),
  })
  .map(({ count, sentences, brackets: [open = "", close = "", separator = ""], marker }) => {
    const space = open === "[" ? " " : "";
    const prose = sentences
      .map(([words, works, end]) => words + space + groupText(works, count, open, close, separator) + end)
      .join("");
    return `# A title\n\n${prose}\n\n## References\n\n${listOf(count, marker)}\n`;
  });

const empty = libraryOf([]);

/** Titles of the works that the text cites, for every citation in order. */
function pairsIn(manuscript: Manuscript, library: Library = empty): string[][] {
  return manuscript.citations.map(({ members }) => {
    const works = members.flatMap((member) => resolve(member, manuscript, library).works);
    const titles = works.map(({ label, target }) =>
      target ? (referenceOf(target).title ?? "?") : `no ${label}`,
    );
    return [...new Set(titles)].sort();
  });
}

/** The text after a refactoring; undefined where it is refused. */
function run(
  id: RefactoringId,
  text: string,
  library: Library = empty,
): { text: string; bibliography: string } | undefined {
  const outcome = complete(refactorSteps(id, manuscriptOf(text), library));
  return "refused" in outcome
    ? undefined
    : { text: edited(text, outcome.edits), bibliography: outcome.bibliography };
}

describe("the generator", () => {
  it("makes texts whose citations are found", () => {
    const texts = fc.sample(numbered, { numRuns: 30, seed: 1 });
    const found = texts.map((text) => pairsIn(manuscriptOf(text)));
    expect(found.filter((pairs) => pairs.length > 0).length).toBeGreaterThan(24);
    expect(found.flat(2).filter((title) => title.startsWith("no "))).toEqual([]);
  });
});

describe("renumbering", () => {
  it("keeps every citation with its works, and done twice changes nothing more", () => {
    fc.assert(
      fc.property(numbered, (text) => {
        const once = run("renumber", text)?.text;
        if (once === undefined) return;
        expect(pairsIn(manuscriptOf(once))).toEqual(pairsIn(manuscriptOf(text)));
        expect(run("renumber", once)?.text).toBe(once);
      }),
      runs,
    );
  });

  it("is not refused where every number has its entry", () => {
    const refused = fc.sample(numbered, { numRuns: 40, seed: 2 }).filter((text) => !run("renumber", text));
    expect(refused).toEqual([]);
  });

  it("numbers in order of appearance", () => {
    fc.assert(
      fc.property(numbered, (text) => {
        const after = manuscriptOf(run("renumber", text)?.text ?? text);
        const seen: number[] = [];
        for (const { members } of after.citations) {
          for (const member of members) {
            if (member.kind !== "number") continue;
            for (let number = member.first; number <= member.last; number++) {
              if (!seen.includes(number)) seen.push(number);
            }
          }
        }
        if (run("renumber", text)) expect(seen).toEqual(seen.map((_, index) => index + 1));
      }),
      runs,
    );
  });
});

describe.each([
  "sort-and-collapse",
  "remove-uncited",
  "merge-duplicates",
  "to-brackets",
  "to-superscript",
] as const)("%s", (id) => {
  it("keeps every citation with its works, and done twice changes nothing more", () => {
    fc.assert(
      fc.property(numbered, (text) => {
        const once = run(id, text)?.text;
        if (once === undefined) return;
        expect(pairsIn(manuscriptOf(once))).toEqual(pairsIn(manuscriptOf(text)));
        expect(run(id, once)?.text).toBe(once);
      }),
      runs,
    );
  });
});

describe("converting and converting back", () => {
  it("between brackets and superscripts keeps every citation with its works", () => {
    fc.assert(
      fc.property(numbered, (text) => {
        const raised = run("to-superscript", text)?.text;
        const back = raised === undefined ? undefined : run("to-brackets", raised)?.text;
        if (back !== undefined) expect(pairsIn(manuscriptOf(back))).toEqual(pairsIn(manuscriptOf(text)));
      }),
      runs,
    );
  });

  it.each(["keys-to-brackets", "keys-to-superscript"] as const)(
    "to keys and %s keeps every citation with its works",
    (back) => {
      let done = 0;
      fc.assert(
        fc.property(numbered, (text) => {
          const keys = run("to-keys", text);
          if (!keys) return;
          const library = libraryOf([readBibliography("file:///a.bib", keys.bibliography)]);
          expect(pairsIn(manuscriptOf(keys.text), library)).toEqual(pairsIn(manuscriptOf(text)));
          const again = run(back, keys.text, library);
          if (!again) return;
          expect(pairsIn(manuscriptOf(again.text))).toEqual(pairsIn(manuscriptOf(text)));
          done++;
        }),
        runs,
      );
      expect(done).toBeGreaterThan(20);
    },
  );
});

describe("on any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "[1]",
      "[2–4]",
      "[3,1]",
      "[1][2]",
      "[1]–[3]",
      "(1,2)",
      "<sup>1,2</sup>",
      "^1^",
      "¹˒²",
      "[9–2]",
      "[99]",
    ),
    fc.constantFrom(
      "[@a]",
      "@b",
      "[see @a, p. 3; -@b]",
      "\\cite{a,b}",
      "{cite}`a`",
      "Doe (2001)",
      "(Doe et al., 2001)",
      "[^1]",
    ),
    fc.constantFrom(
      "\n\n## References\n\n",
      "\n1. ",
      "\n2. ",
      "\n[3] ",
      "\n- ",
      "\n4 ",
      "\n",
      "\n\n",
      "\r\n",
      "|",
      "\n> ",
    ),
    fc.constantFrom(
      "Doe J. On cells. J Fiction. 2001;1:2.",
      "Roe R (2002). On mice.",
      " ",
      ".",
      "10",
      "`",
      "$",
      "---\n",
      "\\",
      "[",
      "]",
    ),
  );
  const library = libraryOf([
    readBibliography(
      "file:///a.bib",
      "@misc{a, author={Doe, J}, title={On cells}, year=2001}\n@misc{b, title={}}",
    ),
  ]);

  it("nothing throws, and no edits overlap", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(100), (pieces, at) => {
        const text = pieces.join("");
        const manuscript = manuscriptOf(text);
        refactoringsAt({ start: at, end: at }, manuscript, library);
        for (const id of ids) {
          const outcome = complete(refactorSteps(id, manuscript, library));
          // Throws where two edits overlap.
          if (!("refused" in outcome)) edited(text, outcome.edits);
        }
      }),
      { numRuns: 300 },
    );
  });
});
