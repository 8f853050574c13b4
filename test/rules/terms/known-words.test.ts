import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Glossary, glossaryOf } from "../../../server/src/model/glossary";
import { shippedEntries } from "../../../server/src/model/glossary-file";
import { nearTerm, targetWords } from "../../../server/src/model/near-terms";

const root = new URL("../../../", import.meta.url);
const glossary = glossaryOf(shippedEntries);

/** The glossary with its forms alone: its definitions, whose words it also knows, are what is tested. */
const forms = glossaryOf(
  shippedEntries.map((entry) => ({
    ...entry,
    term: { ...entry.term, definition: "", details: "", related: [], notToBeConfusedWith: [] },
  })),
);

/** The words that the rule would tell of, each with the term that it takes them for. */
function slipsIn(text: string, known: Glossary): string[] {
  const words = new Set(text.match(/(?<![\p{L}\p{N}-])\p{Ll}+(?![\p{L}\p{N}-])/gu));
  return [...words].flatMap((word) => {
    const near = nearTerm(word, known);
    return near ? [`${word} for ${near.word}`] : [];
  });
}

describe("words that are no slips", () => {
  it("are those of the definitions", () => {
    const texts = shippedEntries.flatMap(({ term }) => [
      term.definition,
      term.details ?? "",
      ...(term.notToBeConfusedWith ?? []).map(({ why }) => why),
      ...(term.deprecated ?? []).map(({ reason }) => reason ?? ""),
    ]);
    expect(slipsIn(texts.join("\n"), forms)).toEqual([]);
    expect(slipsIn("Many lymphoctyes came.", forms)).toEqual(["lymphoctyes for lymphocytes"]);
  });

  it("are those of the documents, the examples and the manual pages of the rules", () => {
    const pages = ["./", "docs/rules/", "examples/", "glossary/"].flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .filter((name) => name.endsWith(".md"))
        .map((name) => readFileSync(new URL(folder + name, root), "utf8")),
    );
    // What a page shows as a slip.
    expect(slipsIn(pages.join("\n"), glossary)).toEqual(["granzime for granzyme"]);
  });

  // A new term brings new neighbours among the English words, and nobody would notice before a reader does.
  it("were looked for beside each word of the glossary", () => {
    const compared = new Set(
      readFileSync(new URL("compared-words.txt", import.meta.url), "utf8").split("\n"),
    );
    const fresh = targetWords(glossary).filter((word) => !compared.has(word));
    expect(fresh, "Run `node scripts/near-words.mjs <list of English words> --record`; it says why.").toEqual(
      [],
    );
  });
});
