import { describe, expect, it } from "vitest";
import { parseBlocks } from "../../server/src/syntax/blocks";
import type { MaskKind } from "../../server/src/syntax/mask";
import { type BlockSyntax, readBlock } from "../../server/src/syntax/prose";

function blocksOf(text: string): BlockSyntax[] {
  return parseBlocks(text).value.map(readBlock);
}

/** The units of a text as the mask shows them, white space collapsed, each with its kind unless it is a paragraph. */
function checkUnits(text: string, expected: readonly string[]): void {
  const units = blocksOf(text).flatMap((block) =>
    block.units.map(({ kind, caption, start, end }) => {
      const prose = block.mask.text.slice(start, end).replace(/\s+/g, " ").trim();
      return kind === "paragraph" ? prose : `${caption ?? kind}: ${prose}`;
    }),
  );
  expect(units).toEqual(expected);
}

/** What stood in a text that is no prose, as `kind: source`. */
function checkHidden(text: string, kind: MaskKind, expected: readonly string[]): void {
  const found = blocksOf(text).flatMap(({ source, mask }) =>
    mask.hidden.filter((hidden) => hidden.kind === kind).map(({ start, end }) => source.slice(start, end)),
  );
  expect(found).toEqual(expected);
}

function checkSuperscripts(text: string, expected: readonly string[]): void {
  const found = blocksOf(text).flatMap(({ source, superscripts }) =>
    superscripts.map(({ start, end }) => source.slice(start, end)),
  );
  expect(found).toEqual(expected);
}

describe("superscripts and subscripts", () => {
  it.each([
    ["HTML", "therapy.<sup>6,7</sup> Next", ["6,7"]],
    ["Pandoc", "therapy.^6,7^ Next CD4^+^", ["6,7", "+"]],
    ["Pandoc with an escaped space", "a^b\\ c^", ["b\\ c"]],
    ["maths of converters", "therapy.$^{12}$ Next ${}^{3}$ and CD4$^+$", ["12", "3", "+"]],
    ["Unicode", "therapy.⁶,⁷ Next¹⁻³", ["⁶,⁷", "¹⁻³"]],
    ["TeX", "therapy.\\textsuperscript{6} Next", ["6"]],
    ["MyST", "a {sup}`2` b", ["2"]],
    ["blocks of HTML", "<div>\ntherapy.<sup>6</sup>\n</div>", ["6"]],
  ])("of %s are known", (_, text, expected) => {
    checkSuperscripts(text, expected);
  });

  it.each([
    ["a lone caret", "a^2 + b and c^2 + d"],
    ["an escaped caret", "a \\^b\\^ c"],
    ["footnotes of other files", "a[^1] b[^2]"],
    ["code", "`a^2^` and $x^{2}$ and <code>a^2^</code>"],
    ["addresses", "<https://example.org/a^2^>"],
  ])("%s is none", (_, text) => {
    checkSuperscripts(text, []);
  });

  it("are shown without their marks", () => {
    checkUnits("γ~c~ and CD4^+^ at 10^6^", ["γ c and CD4 + at 10 6"]);
    checkHidden("γ~c~ and CD4^+^", "subscript", ["~", "~"]);
    checkHidden("γ~c~ and CD4^+^", "superscript", ["^", "^"]);
  });

  it("are not seen in strikethrough or in tildes for “about”", () => {
    checkHidden("~~gone~~ and ~5 or ~6 of them", "subscript", []);
  });
});

describe("maths in names", () => {
  it.each([
    ["TGF-$\\beta$ and TGF- $ \\beta$", "TGF-β and TGF- β"],
    ["$\\gamma\\delta$ T cells, $\\alpha_4\\beta_7$, $\\mathrm{\\kappa}$", "γδ T cells, α4β7 , κ"],
    ["5 $\\pm$ 1 at CO$_2$ and 37$^\\circ$C", "5 ± 1 at CO 2 and 37 ° C"],
  ])("is shown: %s", (text, expected) => {
    checkUnits(text, [expected]);
  });

  it.each([["$p < 0.05$"], ["$\\alpha = 0.001$"], ["$x^2$"], ["$\\hat{w}$"], ["\\(x_i\\)"]])(
    "formulas stay hidden: %s",
    (formula) => {
      checkHidden(`with ${formula} in it`, "math", [formula]);
    },
  );

  it("brackets that are only escaped are no formula", () => {
    checkHidden("see \\(the text\\) here", "math", []);
  });
});

describe("divs and directives", () => {
  it("hide their fences, not what is inside", () => {
    checkUnits("::: {.callout-note}\nCells die.\n:::\n\nThey live.", ["Cells die.", "They live."]);
    checkUnits("::: warning\nCells die.\n:::", ["Cells die."]);
    checkHidden("::: {.x}\nCells die.\n:::", "directive", ["::: {.x}", ":::"]);
  });

  it("show the title of one that has a title", () => {
    checkUnits(":::{admonition} Take care\n:class: tip\nCells die.\n:::", ["Take care", "Cells die."]);
  });

  it("hide what is no prose", () => {
    checkUnits(":::{code-cell} python\nx = 1\n:::\n\nThey live.", ["They live."]);
    checkUnits("```{code-cell}\nCells die.\n```", []);
    checkUnits("```{r, echo=FALSE}\nx <- 1\n```\n\nThey live.", ["They live."]);
  });

  it("are read as Markdown between backticks", () => {
    checkUnits("```{note}\nCells *die* at `37`.\n\n- They live.\n```", ["Cells die at .", "They live."]);
    checkUnits("```{warning} Take care\n:name: w\nCells die.\n```", ["Take care", "Cells die."]);
    checkUnits("````{note}\n```{tip}\nCells die.\n```\n````", ["Cells die."]);
  });

  it("of figures hold a caption", () => {
    checkUnits("```{figure} a.png\n:name: fig-a\nCells die.\n```", ["figure: Cells die."]);
  });

  it.each([
    ["Ratio ::: none", ["Ratio ::: none"]],
    [":: not a fence", [":: not a fence"]],
  ])("are no colons in prose: %s", (text, expected) => {
    checkUnits(text, expected);
  });
});

describe("attributes", () => {
  it.each([
    ["of headings", "## Cells {#sec-cells .unnumbered}", ["heading: Cells"], ["{#sec-cells .unnumbered}"]],
    ["of links", "see [it](https://example.org){.x target=_blank}.", ["see it ."], ["{.x target=_blank}"]],
    ["of code", "use `x`{.r} now", ["use now"], ["{.r}"]],
    ["of spans", "[NK cells]{.smallcaps} die", ["NK cells die"], ["[", "]{.smallcaps}"]],
    ["of images", "![Cells die](a.png){#fig-a width=80%}", ["figure: Cells die"], ["{#fig-a width=80%}"]],
    ["at the end of a paragraph", 'Cells die. {.lead key="a b"}', ["Cells die."], ['{.lead key="a b"}']],
    ["that number nothing", "# Methods {-}", ["heading: Methods"], ["{-}"]],
  ])("%s are hidden", (_, text, units, hidden) => {
    checkUnits(text, units);
    checkHidden(text, "attribute", hidden);
  });

  it.each([["the set {0, 1} of values"], ["the set {.5} of values"], ["{@fig:a}"], ["[a] {b c}"]])(
    "are not: %s",
    (text) => {
      checkHidden(text, "attribute", []);
    },
  );
});

describe("definition lists", () => {
  it("have a unit for the term and one for each definition", () => {
    checkUnits("NK cell\n:   A lymphocyte.\n:   A killer.", ["NK cell", "A lymphocyte.", "A killer."]);
    checkUnits("NK cell\n~   A lymphocyte.", ["NK cell", "A lymphocyte."]);
  });

  it("are no lines that begin with a tilde for “about”", () => {
    checkUnits("Counts of\n~ 5 cells", ["Counts of ~ 5 cells"]);
  });
});

describe("captions", () => {
  it.each([
    ["of an image on its own", "![Cells *die*.](a.png)", ["figure: Cells die ."]],
    ["of a linked image", "[![Cells die.](a.png)](b.html)", ["figure: Cells die."]],
    [
      "of two images in a paragraph",
      "![One](a.png)\n![Two](b.png)\nand text",
      ["figure: One", "figure: Two", "and text"],
    ],
    ["by a label", "**Figure 1.** Cells die.", ["figure: Figure 1. Cells die."]],
    [
      "by a label with its title",
      "**Table 2. Trials.** All closed.",
      ["table: Table 2. Trials. All closed."],
    ],
    ["by a plain label", "Supplementary Fig. S2: Cells die.", ["figure: Supplementary Fig. S2: Cells die."]],
    [
      "without punctuation",
      "Table 3 Baseline data of patients",
      ["table: Table 3 Baseline data of patients"],
    ],
    ["of Pandoc’s tables", "Table: Trials {#tbl-a}", ["table: Table: Trials"]],
    [
      "of Pandoc’s tables by a colon",
      "| a |\n|---|\n| b |\n\n: Trials",
      ["cell: a", "cell: b", "table: Trials"],
    ],
    ["of Quarto’s chunks", '```{r}\n#| fig-cap: "Cells die."\nplot(x)\n```', ["figure: Cells die."]],
    ["of knitr’s chunks", '```{r, fig.cap="Cells die.", echo=F}\nplot(x)\n```', ["figure: Cells die."]],
    [
      "of HTML",
      "<figure><img src='a.png'><figcaption>Cells die.</figcaption></figure>",
      ["figure: Cells die."],
    ],
  ])("%s", (_, text, expected) => {
    checkUnits(text, expected);
  });

  it.each([
    ["a sentence about a figure", "Figure 2 shows cells.", ["Figure 2 shows cells."]],
    ["a sentence about a table in bold", "**Table S1** contains all.", ["Table S1 contains all."]],
    ["two figures", "Figure 1 and Table 2 agree.", ["Figure 1 and Table 2 agree."]],
    ["tables at large", "Tables are below. Figures are not.", ["Tables are below. Figures are not."]],
    ["an image in a line", "Cells ![icon](a.png) die.", ["Cells die."]],
    ["a chunk of another language", "```r\n#| fig-cap: x\n```", []],
  ])("%s is none", (_, text, expected) => {
    checkUnits(text, expected);
  });
});

describe("headings of converters", () => {
  it.each([
    ["bold", "**Methods**", ["heading: Methods"]],
    ["bold with a number", "**2.1 Cell culture**", ["heading: 2.1 Cell culture"]],
    [
      "bold and emphasised",
      "_**Cell culture.**_  \nCells were fed.",
      ["heading: Cell culture.", "Cells were fed."],
    ],
    ["bold above its text", "**Methods**  \nCells were fed.", ["heading: Methods", "Cells were fed."]],
    [
      "without a space",
      "###Abstract\n**Background**\nCells die.",
      ["heading: Abstract", "heading: Background", "Cells die."],
    ],
    [
      "plain",
      "MATERIALS AND METHODS\n\nCells were fed.",
      ["heading: MATERIALS AND METHODS", "Cells were fed."],
    ],
    ["plain with a number", "2 Results\nCells die.", ["heading: 2 Results", "Cells die."]],
    ["a label", "**Background:** Cells die.", ["heading: Background:", "Cells die."]],
    ["a label in italics", "*Results.* Cells die.", ["heading: Results.", "Cells die."]],
    ["a label without punctuation", "**Results** Cells die.", ["heading: Results", "Cells die."]],
    ["a plain label", "Abstract. Cells die.", ["heading: Abstract.", "Cells die."]],
    ["a plain label of keywords", "Keywords: cells, mice", ["heading: Keywords:", "cells, mice"]],
    ["of HTML", "<h2>Methods</h2>\n<p>Cells were fed.</p>", ["heading: Methods", "Cells were fed."]],
  ])("%s", (_, text, expected) => {
    checkUnits(text, expected);
  });

  it.each([
    ["a bold sentence", "**NK cells kill tumour cells in mice and in men, as has long been known.**"],
    ["bold words in a sentence", "**Methods** for this are few."],
    ["the name of a section in a sentence", "Results of the trial are below."],
    ["a sentence that begins with the name", "Methods vary. Results vary."],
    ["a tag", "#1 of all"],
    ["a list", "- Methods"],
    ["a quote", "> **Methods** are few"],
  ])("%s is none", (_, text) => {
    const kinds = blocksOf(text).flatMap(({ units }) => units.map(({ kind }) => kind));
    expect(kinds).toEqual(["paragraph"]);
  });
});

describe("MyST roles", () => {
  it("show the text of a term and hide their names", () => {
    checkUnits("A {term}`NK cell` and {abbr}`NKT <natural killer T>` die.", ["A NK cell and NKT die."]);
    checkHidden("A {term}`NK cell` dies.", "role", ["{term}", "`", "`"]);
  });

  it("hide what is no prose", () => {
    checkUnits("See {numref}`fig-a` and {cite:p}`doe2020`.", ["See and ."]);
    checkHidden("See {numref}`fig-a`.", "role", ["{numref}", "`fig-a`"]);
  });
});

describe("code", () => {
  it.each([
    ["inline code of R Markdown", "It is `r mean(x)` here.", ["It is here."]],
    ["code of HTML", "It is <code>x</code> and <kbd>Ctrl</kbd> here.", ["It is and here."]],
    ["a chunk in a list", "- One\n\n  ```{r}\n  x\n  ```\n\n- Two", ["One", "Two"]],
  ])("%s is hidden", (_, text, expected) => {
    checkUnits(text, expected);
  });
});

describe("HTML", () => {
  it.each([
    [
      "block elements",
      "<div align='center'>\nCells <b>die</b>.\n<p>They &lt; live.</p>\n</div>",
      ["Cells die .", "They < live."],
    ],
    ["details", "<details><summary>More</summary>\n\nCells die.\n\n</details>", ["More", "Cells die."]],
    ["tables", "<table><tr><td>One</td><td>Two</td></tr></table>", ["cell: One", "cell: Two"]],
    ["text behind a comment", "<!-- a --> Cells die.", ["Cells die."]],
    ["Markdown within", "<div>\nCells **die** [here](https://example.org).\n</div>", ["Cells die here ."]],
    ["a line break", "Cells<br>die.", ["Cells die."]],
  ])("shows the text of %s", (_, text, expected) => {
    checkUnits(text, expected);
  });

  it.each([
    ["scripts", "<script>\nvar x = 'Cells die.';\n</script>"],
    ["styles", "<style>\np { color: red }\n</style>"],
    ["preformatted text", "<pre>\nCells die.\n</pre>"],
    ["drawings", "<svg><text>Cells die.</text></svg>"],
    ["comments", "<!-- Cells die. -->"],
    ["comments that never end", "<!-- Cells die.\n\nThey live."],
  ])("hides %s", (_, text) => {
    checkUnits(text, []);
  });

  it("knows its comments wherever they stand", () => {
    const comments = (text: string) =>
      blocksOf(text).flatMap(({ source, comments: found }) =>
        found.map(({ start, end }) => source.slice(start, end)),
      );
    expect(comments("a <!-- b --> c\n\n<div><!-- d --></div>\n\n<!-- e -->")).toEqual([
      "<!-- b -->",
      "<!-- d -->",
      "<!-- e -->",
    ]);
  });
});

describe("templates and TeX", () => {
  it.each([
    ["shortcodes", "See {{< video a.mp4 >}} here.", "template", ["{{< video a.mp4 >}}"]],
    [
      "templates",
      "On {{ date }} {% if a %}b{% endif %}",
      "template",
      ["{{ date }}", "{% if a %}", "{% endif %}"],
    ],
    ["comments of templates", "{## Cells die. ##}", "template", ["{## Cells die. ##}"]],
    ["commands", "\\newpage\n\\vspace{35mm}", "tex", ["\\newpage", "\\vspace{35mm}"]],
    ["references", "See Fig.\\autoref{fig:a} here.", "tex", ["\\autoref{fig:a}"]],
    ["environments", "\\begin{center}Cells\\end{center}", "tex", ["\\begin{center}Cells\\end{center}"]],
  ] as const)("%s are hidden", (_, text, kind, expected) => {
    checkHidden(text, kind, expected);
  });

  it("show the text of a command that has one", () => {
    checkUnits("Cells \\textit{in vitro} die \\href{a.html}{here}.", ["Cells in vitro die here ."]);
    checkUnits("IL-2R\\alpha is one", ["IL-2Rα is one"]);
  });

  it.each([["C:\\Users\\me\\notes"], ["a \\* b"], ["{ a }"]])("are not: %s", (text) => {
    checkHidden(text, "tex", []);
    checkHidden(text, "template", []);
  });
});

describe("hostile texts", () => {
  // A reader that looks back or ahead too far would take minutes over these.
  it.each([
    ["{"],
    ["{#"],
    ["[a]{.b}"],
    ["^a"],
    ["~a"],
    ["\\a{"],
    ["\\begin{a}"],
    ["::: {.a}\n"],
    ["a\n: b\n"],
    ["**Methods**\n"],
    [". A"],
    ["(a. "],
    [".⁶"],
    ["“"],
  ])("of 400,000 characters are read: %s", (piece) => {
    const source = piece.repeat(400_000 / piece.length);
    const position = {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: 1, offset: source.length },
    };
    const [block] = parseBlocks("a").value;
    if (!block) throw new Error("a text has a block");
    const { mask } = readBlock({
      ...block,
      source,
      nodes: [{ type: "paragraph", position, children: [{ type: "text", value: source, position }] }],
    });
    expect(mask.text).toHaveLength(source.length);
  });
});
