import { workspace } from "vscode";
import { diagnosticThat, fileUri, noDiagnosticThat, ruleOf, show, summaries, summaryOf } from "./editor";
import { assert, assertIncludes, assertSame, type Test } from "./testing";

/** What is underlined, and what is not. */
export const diagnostics: readonly Test[] = [
  {
    name: "a claim that goes too far is underlined, and a denied one is not",
    run: async () => {
      const document = await show("manuscript.md");
      for (const words of ["clinically validated", "dramatically improved"]) {
        const claim = await diagnosticThat(
          document,
          `claim/… on ${words}`,
          (diagnostic) =>
            ruleOf(diagnostic).startsWith("claim/") && document.getText(diagnostic.range).includes(words),
        );
        assert(claim.message.length > 0, "a claim without a reason");
        assert(typeof claim.code === "object", "a claim without a link to its rule's page");
      }
      const denied = summaries(document).filter((summary) => summary.includes("miracle"));
      assertSame(denied, [], "findings on “not a miracle cure”");
    },
  },
  {
    name: "a number without an entry is underlined, and it alone",
    run: async () => {
      const document = await show("numbered.md");
      await diagnosticThat(document, "on [7]", (one) => document.getText(one.range).includes("7"));
      assert(
        summaries(document).length === 1,
        `more than [7] is underlined: ${summaries(document).join("; ")}`,
      );
    },
  },
  {
    name: "an undefined citation is underlined until the bibliography defines it",
    run: async () => {
      const document = await show("manuscript.md");
      const isUndefined = (words: string) => (summary: string) => summary === `citation/undefined: ${words}`;
      const missing = await diagnosticThat(
        document,
        "citation/undefined",
        (one) => ruleOf(one) === "citation/undefined",
      );
      assertIncludes(summaryOf(document, missing), "handgretinger2016");
      assertSame(
        summaries(document).filter((summary) => summary.startsWith("citation/")),
        summaries(document).filter(isUndefined(document.getText(missing.range))),
        "findings on citations",
      );

      const bibliography = fileUri("references.bib");
      const before = new TextDecoder().decode(await workspace.fs.readFile(bibliography));
      await workspace.fs.writeFile(bibliography, new TextEncoder().encode(before + addedReference));
      await noDiagnosticThat(document, "citation/undefined", (one) => ruleOf(one) === "citation/undefined");
    },
  },
];

const addedReference = `
@article{handgretinger2016,
  author  = {Handgretinger, Rupert and Lang, Peter and Andr{\\'e}, Maya C.},
  title   = {Exploitation of natural killer cells for the treatment of acute leukemia},
  journal = {Blood},
  year    = {2016}
}
`;
