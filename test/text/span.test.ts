import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, overlaps } from "../../server/src/text/span";

describe("edits", () => {
  it("replace, insert and delete, in whatever order they come", () => {
    const edits = [
      { span: { start: 6, end: 11 }, text: "cells" },
      { span: { start: 0, end: 0 }, text: "NK: " },
      { span: { start: 11, end: 12 }, text: "" },
    ];
    expect(applyEdits("Hello world!", edits)).toBe("NK: Hello cells");
  });

  it("that overlap or leave the text are refused", () => {
    expect(() =>
      applyEdits("abc", [
        { span: { start: 0, end: 2 }, text: "" },
        { span: { start: 1, end: 3 }, text: "" },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits("abc", [{ span: { start: 2, end: 4 }, text: "" }])).toThrow(RangeError);
  });

  it("that replace a span by itself change nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        expect(applyEdits(text, [{ span: { start, end }, text: text.slice(start, end) }])).toBe(text);
      }),
    );
  });
});

describe("spans", () => {
  it("that only touch do not overlap", () => {
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
    expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 3 })).toBe(true);
  });
});
