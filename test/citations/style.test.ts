import { describe, expect, it } from "vitest";
import { styleOf } from "../../server/src/model/citation-style";
import { manuscriptOf } from "../../server/src/model/manuscript";

describe("a document's style", () => {
  it.each([
    ["[@a1] and @b2, \\cite{c3} and {cite}`d4`", "keys", { keys: 4 }],
    ["Shown [1]. And [2, 3].", "numeric", { numeric: 2 }],
    ["Shown.<sup>1</sup> And.<sup>2,3</sup> [4]", "superscript", { superscript: 2, numeric: 1 }],
    ["Liu et al. (2020) (Doe & Roe, 2021)", "author-year", { "author-year": 2 }],
    ["One [1] and.<sup>2</sup>", "numeric", { numeric: 1, superscript: 1 }],
    ["Nothing.", undefined, {}],
  ])("of “%s” is %s", (text, main, counts) => {
    const style = styleOf(manuscriptOf(text).citations);
    const none = { keys: 0, numeric: 0, parentheses: 0, superscript: 0, "author-year": 0, footnotes: 0 };
    expect(style).toEqual({ main, counts: { ...none, ...counts } });
  });
});
