// Runs the rules about terms and abbreviations over a whole manuscript, with the shipped glossary and a project file.
import { expect } from "vitest";
import type { Finding } from "../../../server/src/model/finding";
import { applyEdits } from "../../../server/src/text/span";
import { readMarked } from "../../marked";
import { findingsIn } from "../../service/memory";

/** The findings of the rules of these groups in a text. */
async function found(text: string, groups: RegExp, project: string): Promise<readonly Finding[]> {
  const files = { "manuscript.md": text, "caveat.yaml": project };
  return (await findingsIn(files, "manuscript.md")).filter(({ rule }) => groups.test(rule));
}

const about = /^(?:term|abbreviation)\//;

/** The rules find exactly what the fixture marks, each mark with its rule. */
export async function checkMarked(fixture: string, project = ""): Promise<void> {
  const [file] = readMarked(fixture);
  const text = file?.text ?? "";
  const shown = (await found(text, about, project)).map(
    ({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`,
  );
  expect(shown).toEqual(file?.marks.map(({ start, end, label }) => `${label}: ${text.slice(start, end)}`));
}

/** The first fix of the rule's first finding makes this text, in which the rule finds less than before. */
export async function checkFix(rule: string, text: string, expected: string, project = ""): Promise<void> {
  const only = new RegExp(`^${rule}$`);
  const before = await found(text, only, project);
  const edits = before[0]?.fixes[0]?.edits ?? [];
  const mended = applyEdits(text, edits);
  expect(mended).toBe(expected);
  expect((await found(mended, only, project)).length, mended).toBeLessThan(before.length);
}
