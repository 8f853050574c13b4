import { describe, expect, it } from "vitest";
import { hoverAt } from "../../../server/src/features/hover";
import { hoverMarkdown } from "../../../server/src/lsp/hover-markdown";
import type { TermView } from "../../../server/src/lsp/terms/term-markdown";
import { libraryOf } from "../../../server/src/model/library";
import { sourceNamed } from "../../../server/src/model/term-sources";
import { termFixture } from "./glossary";

/** The paragraphs of the hover at the cursor; none where there is no hover. Links are `<name>` for terms, `#line` for places. */
function checkHover(
  fixture: string,
  expected: readonly string[],
  level: TermView["level"] = "student",
): void {
  const { cursor, manuscript, glossary, text } = termFixture(fixture);
  const content = hoverAt(cursor, { manuscript, glossary, library: libraryOf([]) });
  const view: TermView = {
    level,
    linkTo: (term) => `<${term}>`,
    place: ({ start }) => {
      const line = text.slice(0, start).split("\n").length;
      return { line, link: `#${line}` };
    },
  };
  expect(content ? hoverMarkdown(content, view).split("\n\n") : []).toEqual(expected);
}

const confused = "Not to be confused with **[NKT cell](<NKT cell>)**: It has a T-cell receptor.";
const seeAlso = "See also: [granzyme](<granzyme>)";
const sources =
  '*Sources: [house.glossary.yaml](<natural killer cell>), [doi:10.1000/fiction.1](https://doi.org/10.1000/fiction.1), [CL:0000623](http://purl.obolibrary.org/obo/CL_0000623 "Cell Ontology")*';

describe("a hover on a term", () => {
  it("tells a student the definition, what is near it, and where the manuscript uses it", () => {
    checkHover("# T\n\nA natural killer cell (NK cell) kills.\n\nN<|>K cells kill.\n", [
      "**natural killer cell** (NK cell)",
      "A white blood cell that kills without being taught.",
      confused,
      seeAlso,
      "In this manuscript: used 3 times, first in [line 3](#3); introduced in [line 3](#3)",
      sources,
    ]);
  });

  it("tells an expert the details and the gene as well", () => {
    checkHover(
      "A gran<|>zyme.\n",
      [
        "**granzyme**",
        "An enzyme in granules.",
        "Gene: *GZMB*; protein: granzyme B; also CTLA1",
        "In this manuscript: used once, in [line 1](#1)",
        "*Source: [house.glossary.yaml](<granzyme>)*",
      ],
      "expert",
    );
    checkHover("A gran<|>zyme.\n", [
      "**granzyme**",
      "An enzyme in granules.",
      "In this manuscript: used once, in [line 1](#1)",
      "*Source: [house.glossary.yaml](<granzyme>)*",
    ]);
  });

  it("says why a form is better avoided, and what to write", () => {
    checkHover("A killer lymp<|>hocyte.\n", [
      "**natural killer cell** (NK cell)",
      "⚠ “killer lymphocyte” is better avoided: It may mean a T cell. Write “natural killer cell” instead.",
      "A white blood cell that kills without being taught.",
      confused,
      seeAlso,
      "In this manuscript: used once, in [line 1](#1)",
      sources,
    ]);
  });

  it("shows all that a form may mean", () => {
    checkHover("A C<|>R.\n", [
      "**complete response** (CR)",
      "No tumour is seen any more.",
      "In this manuscript: used once, in [line 1](#1)",
      "*Source: [house.glossary.yaml](<complete response>)*",
      "---",
      "**conserved region** (CR)",
      "A stretch of a sequence that hardly changes.",
      "In this manuscript: used once, in [line 1](#1)",
      "*Source: [house.glossary.yaml](<conserved region>)*",
    ]);
  });

  it("shows what the manuscript itself says that a form means", () => {
    checkHover("A complete response (CR). One C<|>R.\n", [
      "**complete response** (CR)",
      "No tumour is seen any more.",
      "In this manuscript: used 3 times, first in [line 1](#1); introduced in [line 1](#1)",
      "*Source: [house.glossary.yaml](<complete response>)*",
    ]);
    checkHover("A calm rhythm (CR). One C<|>R.\n", ["In this manuscript: **calm rhythm**"]);
  });

  it("explains an abbreviation that only the manuscript introduces", () => {
    checkHover("An utterly new thing (UNT).\n\nThe U<|>NT.\n", [
      "**UNT**: utterly new thing",
      "In this manuscript: introduced in [line 1](#1), used 2 times",
    ]);
    checkHover("The U<|>NT is never introduced.\n", []);
  });

  it("counts nothing in the reference list, and explains terms there all the same", () => {
    checkHover("Text.\n\n## References\n\n1. Doe J. On gran<|>zyme. J Fiction. 2001.\n", [
      "**granzyme**",
      "An enzyme in granules.",
      "*Source: [house.glossary.yaml](<granzyme>)*",
    ]);
  });

  it.each(["A plain wo<|>rd.\n", "`gran<|>zyme`\n", "<!-- gran<|>zyme -->\n", "gra<|>nzymatic\n"])(
    "is silent on %s",
    (fixture) => {
      checkHover(fixture, []);
    },
  );
});

describe("a source", () => {
  it.each([
    [
      "doi:10.1155/2015/652875",
      "Altman et al. 2015",
      "Antitumor responses of invariant natural killer T cells",
      "https://doi.org/10.1155/2015/652875",
    ],
    [
      "doi:10.1186/s13045-018-0677-2",
      "“Universal CARs, universal T cells, and…”",
      "Universal CARs, universal T cells, and universal CAR T cells",
      "https://doi.org/10.1186/s13045-018-0677-2",
    ],
    [
      "NCIT:C15262",
      "NCIT:C15262",
      "National Cancer Institute Thesaurus",
      "http://purl.obolibrary.org/obo/NCIT_C15262",
    ],
    ["HGNC:6374", "HGNC:6374", "HUGO Gene Nomenclature Committee", "https://identifiers.org/HGNC:6374"],
    ["NCBIGene:3821", "NCBIGene:3821", "NCBI Gene", "https://www.ncbi.nlm.nih.gov/gene/3821"],
    [
      "Reactome:R-HSA-198933",
      "Reactome:R-HSA-198933",
      "Reactome",
      "https://reactome.org/content/detail/R-HSA-198933",
    ],
    [
      "doi:10.1016/S2352-3026(25)00142-5x",
      "doi:10.1016/S2352-3026(25)00142-5x",
      undefined,
      "https://doi.org/10.1016/S2352-3026%2825%2900142-5x",
    ],
    [
      "OBCS:0000054",
      "OBCS:0000054",
      "Ontology of Biological and Clinical Statistics",
      "http://purl.obolibrary.org/obo/OBCS_0000054",
    ],
    [
      "OpenIntro:Summarizing_data",
      "OpenIntro:Summarizing_data",
      "OpenIntro Statistics",
      "https://www.openintro.org/book/os/",
    ],
    [
      "NCIDrug:monalizumab",
      "NCIDrug:monalizumab",
      "NCI Drug Dictionary",
      "https://www.cancer.gov/publications/dictionaries/cancer-drug/def/monalizumab",
    ],
    [
      "NCITerm:brexucabtagene-autoleucel",
      "NCITerm:brexucabtagene-autoleucel",
      "NCI Dictionary of Cancer Terms",
      "https://www.cancer.gov/publications/dictionaries/cancer-terms/def/brexucabtagene-autoleucel",
    ],
    [
      "CTCAE:Infusion_related_reaction",
      "CTCAE:Infusion_related_reaction",
      "Common Terminology Criteria for Adverse Events",
      undefined,
    ],
    ["a book of ours", "a book of ours", undefined, undefined],
  ])("%s", (source, label, title, url) => {
    expect(sourceNamed(source)).toEqual({ label, title, url });
  });
});
