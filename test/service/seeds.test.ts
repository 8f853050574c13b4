import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingsIn, snapshotIn } from "./memory";

// Four real texts that the project may read and not keep; where they are absent, the project's own samples stand in.
const seeds = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts", "seeds");
const texts = existsSync(seeds)
  ? readdirSync(seeds).map((name) => ({ name, text: readFileSync(join(seeds, name), "utf8") }))
  : [];

describe.skipIf(texts.length === 0)("the seed manuscripts", () => {
  const textOf = (part: string): string => texts.find(({ name }) => name.includes(part))?.text ?? "";
  const wordsFound = async (part: string): Promise<readonly string[]> => {
    const text = textOf(part);
    const findings = await findingsIn({ "a.md": text }, "a.md");
    return findings
      .filter(({ severity }) => severity === "error" || severity === "warning")
      .map(({ start, end }) => text.slice(start, end));
  };

  it("resolve all their numeric citations, and no text has an undefined one", async () => {
    const cited = async (part: string): Promise<readonly number[]> => {
      const { citations } = (await snapshotIn({ "a.md": textOf(part) }, "a.md")).manuscript;
      const numbers = citations.flatMap(({ members }) =>
        members.flatMap((member) => (member.kind === "number" ? [member.first, member.last] : [])),
      );
      return [...new Set(numbers)].sort((a, b) => a - b);
    };
    expect(await cited("next-generation")).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await cited("progress-and-hurdles")).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { text } of texts) {
      const findings = await findingsIn({ "a.md": text }, "a.md");
      expect(findings.filter(({ rule }) => rule === "citation/undefined")).toEqual([]);
    }
  });

  it("say what an editor would say of the next-generation review", async () => {
    const words = await wordsFound("next-generation");
    expect(words.some((found) => found.includes("dramatically improved"))).toBe(true);
    expect(words.some((found) => found.includes("clinically validated"))).toBe(true);
  });

  it("leave the patient article’s denials alone", async () => {
    expect((await wordsFound("patient")).filter((found) => found.includes("miracle"))).toEqual([]);
  });
});
