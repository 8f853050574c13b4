import { hoverOn, show } from "./editor";
import { assert, assertIncludes, type Test } from "./testing";

/** What the reader sees over a term and over each way to cite. */
export const hovers: readonly Test[] = [
  {
    name: "a hover on a term explains it",
    run: async () => {
      const document = await show("manuscript.md");
      assertIncludes(await hoverOn(document, "NKG2A"), "inhibitory receptor", "HLA-E");
    },
  },
  {
    name: "a hover on a citation key shows the reference",
    run: async () => {
      const document = await show("manuscript.md");
      assertIncludes(
        await hoverOn(document, "@borst2020"),
        "Borst",
        "2020",
        "doi.org/10.1158/1078-0432.ccr-19-2095",
      );
    },
  },
  {
    name: "a hover on a superscript number shows the entry of the document's own list",
    run: async () => {
      const document = await show("raised.md");
      assertIncludes(await hoverOn(document, "<sup>1</sup>", "1"), "Borst");
    },
  },
  {
    name: "a hover between two superscript numbers shows both entries, on one of them its own",
    run: async () => {
      const document = await show("raised.md");
      assertIncludes(await hoverOn(document, "<sup>1,2</sup>", ","), "Borst", "Grzywacz");
      const own = await hoverOn(document, "<sup>1,2</sup>", "2");
      assertIncludes(own, "Grzywacz");
      assert(!own.includes("Borst"), `the other entry is shown too: ${own}`);
    },
  },
  {
    name: "a hover on a number in brackets shows the entry of the document's own list",
    run: async () => {
      const document = await show("numbered.md");
      assertIncludes(await hoverOn(document, "[2]", "2"), "Grzywacz");
    },
  },
];
