// Runs the rules over a manuscript by themselves, without the settings and files of a project.

import { expect } from "vitest";
import { readBibliography } from "../../../server/src/model/bibliography";
import { libraryOf } from "../../../server/src/model/library";
import { manuscriptOf } from "../../../server/src/model/manuscript";
import { recognised } from "../../../server/src/model/recognise";
import { type ManuscriptContext, type ManuscriptRule, manuscriptRules } from "../../../server/src/rules";
import type { RawFinding } from "../../../server/src/rules/rule";
import { applyEdits } from "../../../server/src/text/span";
import { readMarked } from "../../marked";
import { allFindings } from "../found";

export interface Found extends RawFinding {
  readonly rule: string;
}

/** House styles: rules that are off until a project turns them on. */
export const houseStyleRules = manuscriptRules.filter(({ declaration }) => declaration.byDefault === "off");

const othersByDefault = manuscriptRules.filter((rule) => !houseStyleRules.includes(rule));

/** What rules find in the fixture's first file; its other files are the library. */
export function findingsOf(
  fixture: string,
  rules: readonly ManuscriptRule[] = othersByDefault,
  more: Partial<ManuscriptContext> = {},
): Found[] {
  const [first, ...others] = readMarked(fixture);
  const manuscript = manuscriptOf(first?.text ?? "");
  const context: ManuscriptContext = {
    manuscript: { ...manuscript, citations: recognised(manuscript.citations, manuscript) },
    library: libraryOf(others.map(({ name, text }) => readBibliography(`file:///${name}`, text))),
    unread: [],
    ...more,
  };
  return rules
    .flatMap((rule) =>
      allFindings(rule.check(context)).map((found) => ({ ...found, rule: rule.declaration.id })),
    )
    .sort((a, b) => a.start - b.start || (a.rule < b.rule ? -1 : 1));
}

/** The rules find exactly what the fixture's first file marks. */
export function checkManuscript(
  fixture: string,
  rules?: readonly ManuscriptRule[],
  more?: Partial<ManuscriptContext>,
): void {
  const [first] = readMarked(fixture);
  const text = first?.text ?? "";
  const shown = findingsOf(fixture, rules, more).map(
    ({ rule, start, end }) => `${rule}: ${text.slice(start, Math.min(end, endOfLine(text, start)))}`,
  );
  expect(shown).toEqual(first?.marks.map(({ start, end, label }) => `${label}: ${text.slice(start, end)}`));
}

/** The first finding's fixes, each applied to the text, give these texts; each removes its finding and makes none. */
export function checkFixes(
  text: string,
  expected: readonly string[],
  rules?: readonly ManuscriptRule[],
): void {
  const [finding, ...others] = findingsOf(text, rules);
  const mended = (finding?.fixes ?? []).map(({ edits }) => applyEdits(text, edits));
  expect(mended).toEqual(expected);
  for (const one of mended) expect(findingsOf(one, rules).length, one).toBeLessThanOrEqual(others.length);
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? text.length : newline;
}
