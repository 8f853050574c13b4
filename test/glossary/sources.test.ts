import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography";
import { sourceNamed } from "../../server/src/model/term-sources";

it("every work of the shipped bibliography is named by author and title where an entry rests on it", () => {
  const file = path.resolve(import.meta.dirname, "../../glossary/sources.bib");
  const { entries, problems } = readBibliography("file:///sources.bib", readFileSync(file, "utf8"));
  expect(problems).toEqual([]);
  for (const { key, reference } of entries) {
    const { doi, pmid, title = "", year } = reference();
    const identifiers = [
      ...(doi === undefined ? [] : [`doi:${doi}`]),
      ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
    ];
    for (const identifier of identifiers) {
      const source = sourceNamed(identifier);
      expect(source.title, key).toBe(title);
      const by = "(?:\\p{L}[^.“”]*(?: et al\\.)?|“[^“”]+”)";
      expect(source.label, key).toMatch(new RegExp(`^${by}${year === undefined ? "" : ` ${year}`}$`, "u"));
    }
  }
});
