import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "./sentences";

// The suite is Markdown: headings name the tests, prose says why, fences hold the texts with `‖` where sentences end.
const mark = "‖";

interface Case {
  readonly name: string;
  readonly marked: string;
}

function casesIn(suite: string): Case[] {
  const cases: Case[] = [];
  let heading = "";
  for (const match of suite.matchAll(/^#+ (.+)$|^(`{3}|~{3})(lines|text)\n([\s\S]*?)\n\2$/gm)) {
    const [, title, , kind, body = ""] = match;
    if (title !== undefined) heading = title;
    else if (kind === "text") cases.push({ name: heading, marked: body });
    else for (const line of body.split("\n")) cases.push({ name: heading, marked: line });
  }
  return cases;
}

/** The text with a mark between its sentences, and nowhere else. */
function marksOf(text: string, marked: string): string {
  let drawn = "";
  let position = 0;
  const sentences = sentencesIn(text);
  for (const [index, sentence] of sentences.slice(0, -1).entries()) {
    const next = sentences[index + 1]?.start ?? text.length;
    // A mark may stand anywhere between two sentences; where it was put there, it is drawn there.
    const put = withoutMarks(marked, (offset) => offset >= sentence.end && offset <= next);
    const at = put ?? sentence.end;
    drawn += text.slice(position, at) + mark;
    position = at;
  }
  return drawn + text.slice(position);
}

/** The offset, in the text without marks, of the first mark for which the condition holds. */
function withoutMarks(marked: string, holds: (offset: number) => boolean): number | undefined {
  let removed = 0;
  for (let at = marked.indexOf(mark); at !== -1; at = marked.indexOf(mark, at + 1)) {
    if (holds(at - removed)) return at - removed;
    removed += mark.length;
  }
  return undefined;
}

const suites = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".md"));
const all = suites.flatMap((name) => casesIn(readFileSync(join(import.meta.dirname, name), "utf8")));

describe.each(suites)("%s", (name) => {
  const cases = casesIn(readFileSync(join(import.meta.dirname, name), "utf8"));
  it.each(cases)("$name: $marked", ({ marked }) => {
    expect(marksOf(marked.replaceAll(mark, ""), marked)).toBe(marked);
  });
});

it("has cases enough, and many in which no sentence ends", () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(all.filter(({ marked }) => !marked.includes(mark)).length).toBeGreaterThanOrEqual(50);
});
