import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { glossaryOf } from "../../server/src/model/glossary";
import { shippedEntries } from "../../server/src/model/glossary-file";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { shift } from "../../server/src/text/span";
import { drawMarks, readMarked } from "../marked";

// Each Markdown file in matching/ is a suite: headings name tests, a fence holds a text with its terms marked.

const folder = join(import.meta.dirname, "matching");
const glossary = glossaryOf(shippedEntries);

function casesIn(suite: string): { readonly name: string; readonly marked: string }[] {
  let name = "";
  return [...suite.matchAll(/^## (?<heading>.+)$|^```md\n(?<marked>[^]*?)\n```$/gm)].flatMap(({ groups }) => {
    if (groups?.["heading"] !== undefined) name = groups["heading"];
    return groups?.["marked"] === undefined ? [] : [{ name, marked: groups["marked"] }];
  });
}

/** Draws the terms of the text under its lines and compares. */
function checkTerms(marked: string): void {
  const text = readMarked(marked)[0]?.text ?? "";
  const marks = manuscriptOf(text).blocks.flatMap(({ block, start }) =>
    block.units.flatMap((unit) =>
      glossary.matches(block.mask.text, unit.start, unit.end).map((match) => ({
        ...shift(match, start),
        label: match.meanings.map(({ entry }) => entry.term.term).join(" / "),
      })),
    ),
  );
  expect(drawMarks(text, marks)).toBe(marked);
}

describe.each(readdirSync(folder).sort())("%s", (file) => {
  it.each(casesIn(readFileSync(join(folder, file), "utf8")))("$name", ({ marked }) => {
    checkTerms(marked);
  });
});
