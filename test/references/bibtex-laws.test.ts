import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography";
import { type BibtexEntry, fieldsOf, scanBibtex } from "../../server/src/syntax/bibtex";
import { fieldReader, fieldValue } from "../../server/src/syntax/bibtex-values";
import type { Span } from "../../server/src/text/span";

const sample = readFileSync(join(import.meta.dirname, "sample.bib"), "utf8");

// Text that looks like BibTeX often enough to get into every corner.
const scraps = fc.constantFrom(
  "@article{",
  "@misc(",
  "@string{",
  "@comment{",
  "@preamble{",
  "key",
  ",",
  "\n",
  "\r\n",
  " ",
  "=",
  "{",
  "}",
  '"',
  "#",
  "\\",
  "%",
  "title",
  "year",
  "2019",
  "@",
  ")",
  "crossref",
  "xdata",
  "jan",
  "é",
  "😀",
  "\\'e",
  "author = {Doe, Jane and {",
  "\n  @",
  "\n@x{",
);
const hostile = fc.oneof(
  fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

/** Entries as what can be said of them without their place. */
function contents(text: string, entries: readonly BibtexEntry[]): string[] {
  const { value: file } = scanBibtex(text);
  return entries.map((entry) => {
    const fields = fieldsOf(file, entry).map(({ name }) => [name, fieldValue(file, entry, name)]);
    return JSON.stringify([entry.type, entry.key, fields]);
  });
}

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const soundEntry = fc
  .record({
    type: fc.constantFrom("article", "book", "misc"),
    key: word,
    title: fc.stringMatching(/^[A-Za-z {}]{0,20}$/),
  })
  .map(
    ({ type, key, title }) =>
      `@${type}{${key},\n  title = {${title.replace(/[{}]/g, "")}},\n  year = 2019\n}\n`,
  );

describe("a scan", () => {
  it("is total, and all that it finds lies within the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { value: file, problems } = scanBibtex(text);
        const whole = { start: 0, end: text.length };
        for (const problem of problems) {
          expect(contains(whole, problem) && problem.start <= problem.end).toBe(true);
          expect(problem.message).not.toBe("");
        }
        let before = 0;
        for (const entry of file.entries) {
          expect(entry.start >= before && contains(whole, entry)).toBe(true);
          expect(contains(entry, entry.keySpan)).toBe(true);
          expect(text.slice(entry.keySpan.start, entry.keySpan.end)).toBe(entry.key);
          for (const { nameSpan, value } of fieldsOf(file, entry)) {
            expect(contains(entry, nameSpan) && contains(entry, value)).toBe(true);
          }
          const read = fieldReader(file, entry);
          for (const name of ["title", "author", "booktitle"]) read(name);
          before = entry.end;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("decodes any entry", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const entry of readBibliography("file:///x.bib", text).entries) {
          const reference = entry.reference();
          expect(reference.key).toBe(entry.key);
          expect(reference.abstract === undefined || typeof reference.abstract === "string").toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("of a file that is cut off anywhere keeps all entries before the cut", () => {
    const { value: file } = scanBibtex(sample);
    const whole = contents(sample, file.entries);
    expect(file.entries.length).toBeGreaterThan(10);
    for (let cut = 0; cut <= sample.length; cut += 1) {
      const text = sample.slice(0, cut);
      const complete = file.entries.filter(({ end }) => end <= cut).length;
      const { value } = scanBibtex(text);
      expect(value.entries.slice(0, complete).map(({ key }) => key)).toEqual(
        file.entries.slice(0, complete).map(({ key }) => key),
      );
      // What an entry says may hang on macros and parents further down; the entries of this sample do not.
      if (cut % 97 === 0)
        expect(contents(text, value.entries.slice(0, complete))).toEqual(whole.slice(0, complete));
    }
  });

  it("of two texts, one after the other, finds what the scans of both find", () => {
    fc.assert(
      fc.property(
        fc.array(soundEntry, { maxLength: 5 }),
        fc.array(soundEntry, { maxLength: 5 }),
        (left, right) => {
          const [a, b] = [left.join("\n"), right.join("\n")];
          const whole = scanBibtex(a + b);
          expect(whole.problems).toEqual([]);
          expect(contents(a + b, whole.value.entries)).toEqual([
            ...contents(a, scanBibtex(a).value.entries),
            ...contents(b, scanBibtex(b).value.entries),
          ]);
        },
      ),
    );
  });

  it("loses no entry but the broken one when a single character goes missing", () => {
    const { value: file } = scanBibtex(sample);
    const keys = file.entries.map(({ key }) => key);
    for (let at = 0; at < sample.length; at += 1) {
      if (!/[{}",=]/.test(sample.charAt(at))) continue;
      const inside = file.entries.find((entry) => entry.start <= at && at < entry.end);
      if (inside === undefined) continue;
      const found = new Set(
        scanBibtex(sample.slice(0, at) + sample.slice(at + 1)).value.entries.map(({ key }) => key),
      );
      expect(
        keys.filter((key) => !found.has(key) && key !== inside.key),
        `without ${sample.charAt(at)} at ${at}`,
      ).toEqual([]);
    }
  });

  it("takes no longer than linear time on files made to hold it up", () => {
    // Quadratic time would be hours.
    const many = 50_000;
    for (const piece of [
      "@article{a,\n title = {x\n",
      "@a{x, y={\n",
      "  @a{k, y={\n",
      "@comment{\n",
      "y = {\n",
      'y = "\n',
      "@string{a = {\n",
      "@a{k, a=b#",
      "\n@a",
      "}",
    ]) {
      const { value, problems } = scanBibtex(`@a{k,\n${piece.repeat(many)}`);
      expect(value.entries.length + problems.length).toBeGreaterThan(0);
    }
  });
});
