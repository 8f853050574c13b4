import { describe, expect, it } from "vitest";
import { severities } from "../../server/src/model/finding";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { findingsIn } from "../service/memory";

// The glossary is read as a manuscript would be: a paragraph for each definition and each note on another term.
const text = shippedEntries
  .flatMap(({ term: { definition, details, notToBeConfusedWith } }) => [
    definition,
    ...(details === undefined ? [] : [details]),
    ...(notToBeConfusedWith ?? []).map(({ why }) => why),
  ])
  .join("\n\n");

/** Terms have entries of their own, which say what they are; a definition may use them. */
const elsewhere = /^(?:abbreviation|support)\//;

describe("the shipped definitions, checked as a manuscript", () => {
  it("claim too much nowhere, and write every term as they should", async () => {
    const findings = await findingsIn({ "glossary.md": `${text}\n` }, "glossary.md");
    const told = findings
      .filter(({ rule, severity }) => !elsewhere.test(rule) && severities.indexOf(severity) <= 2)
      .map(({ rule, start, end, message }) => `${rule}: ${text.slice(start, end)} (${message})`);
    expect(told).toEqual([]);
  });
});
