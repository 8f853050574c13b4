import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { severities } from "../../server/src/model/finding";
import { claimRules } from "../../server/src/rules/claims";
import { blockContexts } from "./prose";

const seeds = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts", "seeds");

/** What is reported in the paragraphs of a seed manuscript that hold certain words. */
function around(file: string, words: string): { rule: string; grave: boolean; words: string }[] {
  const paragraphs = readFileSync(join(seeds, file), "utf8").split(/\n\s*\n/);
  const texts = paragraphs.filter((paragraph) => paragraph.includes(words));
  expect(texts).not.toEqual([]);
  return texts.flatMap((text) =>
    blockContexts(text).flatMap((context) =>
      claimRules.flatMap(({ declaration, check }) =>
        check(context)
          .map((finding) => ({
            rule: declaration.id,
            grave:
              severities.indexOf(finding.severity ?? declaration.severity) <= severities.indexOf("warning"),
            words: text.slice(finding.start, finding.end),
          }))
          .filter((finding) => finding.words.includes(words) || words.includes(finding.words)),
      ),
    ),
  );
}

describe.skipIf(!existsSync(seeds))("in the seed manuscripts", () => {
  it("a denied miracle cure is no claim", () => {
    expect(around("tnbc-patient-article.md", "miracle cure")).toEqual([]);
  });

  it("an improved safety profile by adverb is one", () => {
    expect(around("next-generation-review.md", "dramatically improved safety profile")).toMatchObject([
      { grave: true },
    ]);
  });

  it("a clinically validated platform is one", () => {
    expect(around("next-generation-review.md", "clinically validated")).toMatchObject([
      { rule: "claim/clinically-validated", grave: true },
    ]);
  });

  it("advice to seek professional guidance is none", () => {
    expect(around("tnbc-patient-article.md", "should be pursued")).toEqual([]);
  });
});
