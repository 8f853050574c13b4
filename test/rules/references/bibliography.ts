// Runs the rules over a bibliography file.

import { expect } from "vitest";
import { readBibliography } from "../../../server/src/model/bibliography";
import { libraryOf } from "../../../server/src/model/library";
import { type BibliographyContext, bibliographyRules } from "../../../server/src/rules";
import type { RawFinding } from "../../../server/src/rules/rule";
import { readMarked } from "../../marked";
import { allFindings } from "../found";

export interface Found extends RawFinding {
  readonly rule: string;
}

/** What all rules find in a file, in the order of the text. */
export function findingsIn(context: BibliographyContext): Found[] {
  return bibliographyRules
    .flatMap((rule) =>
      allFindings(rule.check(context)).map((found) => ({ ...found, rule: rule.declaration.id })),
    )
    .sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1));
}

/** The rules find in the fixture's first file exactly what it marks; its other files are the rest of the library. */
export function checkFile(fixture: string, context: Partial<BibliographyContext> = {}): void {
  const files = readMarked(fixture);
  const [first] = files;
  if (first === undefined) throw new Error("an empty fixture");
  const bibliographies = files.map(({ name, text }) => readBibliography(`file:///${name}`, text));
  const bibliography = bibliographies[0] ?? readBibliography(first.name, first.text);
  const library = libraryOf([...bibliographies.slice(1), bibliography]);
  const shown = findingsIn({ bibliography, library, ...context }).map(
    ({ rule, start, end }) => `${rule}: ${first.text.slice(start, end)}`,
  );
  expect(shown).toEqual(
    first.marks.map(({ start, end, label }) => `${label}: ${first.text.slice(start, end)}`),
  );
}

/** What an article of a journal needs beside its title. */
export const complete = "author = {Doe, J}, journal = {Blood}, year = 2020";
