import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJsonInSteps } from "../../server/src/syntax/json";
import { complete } from "../../server/src/text/steps";

/** Checks the data of a text, and its problems as `words: message`. */
function checkJson(text: string, data: unknown, ...problems: readonly string[]): void {
  const read = complete(readJsonInSteps(text));
  expect(read.value.data).toEqual(data);
  expect(read.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`)).toEqual(
    problems,
  );
}

describe("JSON", () => {
  it("is read as every other reader does, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
        checkJson(JSON.stringify(value, null, indent), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
  it("says where each part stands", () => {
    const text = '{ "a": [1, { "b": "c" }] }';
    const { value } = complete(readJsonInSteps(text));
    const words = (path: (string | number)[], part?: "key"): string => {
      const { start, end } = value.locate(path, part);
      return text.slice(start, end);
    };
    expect(words([])).toBe(text);
    expect(words(["a", 1])).toBe('{ "b": "c" }');
    expect(words(["a", 1, "b"])).toBe('"c"');
    expect(words(["a", 1, "b"], "key")).toBe('"b"');
    expect(words(["a", 1, "nothing"])).toBe('{ "b": "c" }');
  });
  it.each<[string, string, unknown, string[]]>([
    ["a comma too many, which does no harm", '{"a": [1, 2,],}', { a: [1, 2] }, []],
    [
      "no comma",
      '{"a": 1 "b": [2 3]}',
      { a: 1, b: [2, 3] },
      ['"b": A comma is missing before this.', "3: A comma is missing before this."],
    ],
    ["a bracket that is never closed", '{"a": [1', { a: [1] }, ["[: This “[” is never closed."]],
    ["a brace inside that is never closed", '[{"a": 1]', [{ a: 1 }], ["{: This “{” is never closed."]],
    ["a bracket that closes nothing", '{"a": 1}]', { a: 1 }, ["]: This “]” closes nothing."]],
    [
      "text without quotation marks",
      '{a: b, "c": true}',
      { a: undefined, c: true },
      ["a: A key stands in quotation marks.", "b: Text stands in quotation marks."],
    ],
    [
      "text that is never closed",
      '{"a": "b\n, "c": 1}',
      { a: "b", c: 1 },
      ['"b: This text is never closed: its quotation mark is missing at the end.'],
    ],
    [
      "a key without a value",
      '{"a", "b":}',
      { a: undefined, b: undefined },
      ['"a": This key has no value.', '"b": This key has no value.'],
    ],
    ["a key twice", '{"a": 1, "a": 2}', { a: 1 }, ['"a": “a” stands here already. The first one counts.']],
    ["two values", "{} {}", {}, ["{: Only one value may stand in a JSON file."]],
    [
      "a value without a key",
      "{: 1}",
      {},
      [
        ":: A colon can’t stand here: it belongs between a key and its value.",
        "1: A key stands in quotation marks.",
        "1: This key has no value.",
      ],
    ],
    [
      "an unknown escape",
      '["\\x"]',
      ["\\x"],
      ['"\\x": This text has a backslash, or a character of control, that JSON does not know.'],
    ],
    ["nothing", " \n", undefined, []],
  ])("with %s", (_, text, data, problems) => {
    checkJson(text, data, ...problems);
  });
  it("that nests too deep is read as far as anybody nests", () => {
    const read = complete(readJsonInSteps(`{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}, "b": 1}`));
    expect(read.value.data).toMatchObject({ b: 1 });
    expect(read.problems).toHaveLength(1);
  });
  it("never throws", () => {
    const part = fc.constantFrom(
      '"',
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\n",
      "a",
      "\\",
      '"b"',
      "1",
      "null",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        for (const { start, end } of complete(readJsonInSteps(text)).problems) {
          expect(0 <= start && start < end && end <= text.length).toBe(true);
        }
      }),
    );
  });
});
