import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Citation, type CitationMember, shiftCitation } from "../../server/src/model/citation";
import { citationSettings } from "../../server/src/model/citation-style";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { recognised } from "../../server/src/model/recognise";
import { drawMarks, readMarked } from "../marked";

// Each Markdown file here is a suite: headings name tests, prose says why, a fence holds a text with its citations marked.
// A mark names the style and the members; a fence without marks holds no citation. `citations=…` after the fence's `md` is
// the setting of that name.

interface Case {
  readonly name: string;
  readonly setting: string | undefined;
  readonly marked: string;
}

function casesIn(suite: string): Case[] {
  let name = "";
  const cases: Case[] = [];
  for (const match of suite.matchAll(
    /^##+ (?<name>.+)$|^(?<fence>`{3,}|~{3,})md(?: citations=(?<setting>\S+))?\n(?<marked>[^]*?)\n\k<fence>$/gm,
  )) {
    const { name: heading, setting, marked } = match.groups ?? {};
    if (heading !== undefined) name = heading;
    else if (marked !== undefined) cases.push({ name, setting, marked });
  }
  return cases;
}

/** Draws the citations of the text under its lines and compares; a member's own text must be what it says. */
function checkCitations({ marked, setting: name }: Case): void {
  const text = readMarked(marked)[0]?.text ?? "";
  const setting = citationSettings.find((one) => one === name);
  const manuscript = manuscriptOf(text);
  const found = manuscript.blocks.flatMap(({ block, start }) =>
    block.citations.map((citation) => shiftCitation(citation, start)),
  );
  const citations = recognised(found, manuscript, setting);
  expect(drawMarks(text, citations.map(markOf))).toBe(marked);
  for (const { start, end, members } of citations) {
    for (const member of members) {
      expect(start).toBeLessThanOrEqual(member.start);
      expect(member.end).toBeLessThanOrEqual(end);
      checkMember(text, member);
    }
  }
  expect(recognised(citations, manuscript, setting)).toEqual(citations);
}

function checkMember(text: string, member: CitationMember): void {
  const written = text.slice(member.start, member.end);
  switch (member.kind) {
    case "key":
      expect(written.slice(member.keySpan.start, member.keySpan.end)).toBe(member.key);
      return;
    case "number":
      expect(plainDigits(written)).toMatch(new RegExp(`^${member.first}(?:.*${member.last})?$`));
      return;
    case "author-year":
      expect(written.slice(member.yearSpan.start, member.yearSpan.end)).toMatch(
        /^(?:\d{4}[a-z]?|[a-z]|in press|n\.d\.|forthcoming)$/,
      );
      for (const one of member.namesSpan ? member.names : [])
        expect(written.slice(0, member.namesSpan?.end).replace(/\s+/g, " ")).toContain(one);
      return;
    case "footnote":
      expect(written).toMatch(/^(?:\[\^[^\]]+\]|\^\[.*\])$/s);
  }
}

function plainDigits(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
}

function markOf({ start, end, style, bracketed, members }: Citation) {
  const names = members.map(nameOf).join(" | ");
  return { start, end, label: `${bracketed ? style : `${style}, in the sentence`}: ${names}` };
}

function nameOf(member: CitationMember): string {
  switch (member.kind) {
    case "key":
      return member.key;
    case "number":
      return member.first === member.last ? String(member.first) : `${member.first}–${member.last}`;
    case "author-year":
      return `${member.names.join(", ")}${member.more ? " …" : ""} ${member.year ?? "?"}${member.suffix ?? ""}`;
    case "footnote":
      return member.label ?? "a note";
  }
}

const suites = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".md"));

it("there are suites for all spellings", () => {
  expect(suites.length).toBeGreaterThan(8);
});

describe.each(suites)("%s", (file) => {
  const cases = casesIn(readFileSync(join(import.meta.dirname, file), "utf8"));
  it("has cases", () => {
    expect(cases.length).toBeGreaterThan(4);
  });
  it.each(cases)("$name", (one) => {
    checkCitations(one);
  });
});
