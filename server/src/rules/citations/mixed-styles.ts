import type { Citation } from "../../model/citation";
import { familyOf, type StyleFamily, styleOf } from "../../model/citation-style";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** Citations in another style than that of the document. */
export const mixedStyles: ManuscriptRule = {
  declaration: {
    id: "citation/mixed-styles",
    summary: "A text cites in two styles",
    why:
      "Readers learn in the first lines how a text cites. " +
      "A second style looks like something else, a power or a note, and programs that number references renumber only one of the two.",
    sources: [
      {
        text: "University of Melbourne Library, “Vancouver style: citing in the text”",
        url: "http://www.lib.unimelb.edu.au/cite/van/citing.html",
      },
      {
        text: "AMA Manual of Style, 10th edition, section 3.6, “Citation”",
        url: "http://www.amamanualofstyle.com/view/10.1093/jama/9780195176339.001.0001/med-9780195176339-div1-37",
      },
    ],
    severity: "warning",
    fix: "none",
    examples: {
      bad: [
        {
          text: "Cells were few [1]. They were active [2]. Responses were durable.<sup>3</sup>\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
      ],
      good: [
        {
          text: "Cells were few [1]. They were active [2]. Responses were durable [3].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J. A fictional paper. 2020.\n3. Poe P. A third one. 2022.\n",
        },
        {
          text: "As Doe et al. (2020) showed, cells were few [2]. They were active [1].\n\n## References\n\n1. Roe R. Another one. 2021.\n2. Doe J, Poe P, Moe M. A fictional paper. 2020.\n",
          note: "A name in the sentence is no second style.",
        },
      ],
    },
  },

  check: ({ manuscript: { citations } }) => {
    const styled = citations.filter(showsStyle);
    const { main, counts } = styleOf(styled);
    if (main === undefined) return [];
    const strays = new Map<StyleFamily, Citation[]>();
    for (const citation of styled) {
      const family = familyOf(citation);
      const known = strays.get(family);
      if (known !== undefined) known.push(citation);
      else if (family !== main) strays.set(family, [citation]);
    }
    return [...strays].flatMap(([family, found]) => strayStyle(family, found, main, counts[main]));
  },
};

/** Names and years that are part of the sentence go with every style, and so do footnotes. */
function showsStyle({ style, bracketed }: Citation): boolean {
  return style !== "footnote" && (style !== "author-year" || bracketed);
}

const names: Readonly<Record<StyleFamily, string>> = {
  keys: "citation keys",
  numeric: "numbers in square brackets",
  parentheses: "numbers in parentheses",
  superscript: "raised numbers",
  "author-year": "names and years",
  footnotes: "footnotes",
};

const MAX_RELATED = 10;

function strayStyle(
  family: StyleFamily,
  [first, ...others]: readonly Citation[],
  main: StyleFamily,
  count: number,
): RawFinding[] {
  if (first === undefined) return [];
  const times = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return [
    {
      start: first.start,
      end: first.end,
      message: `This citation${times} is written with ${names[family]}; the text cites ${count} times with ${names[main]}. Write all in one style.`,
      fixes: [],
      related: others.slice(0, MAX_RELATED).map(({ start, end }) => ({
        start,
        end,
        uri: undefined,
        message: `Another citation with ${names[family]}`,
      })),
    },
  ];
}
