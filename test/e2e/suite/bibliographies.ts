import { diagnosticThat, hoverOn, insert, noDiagnosticThat, rangeOf, ruleOf, show } from "./editor";
import { assert, assertIncludes, type Test } from "./testing";

/** What a fault in a bibliography does, and what it does not. */
export const bibliographies: readonly Test[] = [
  {
    name: "a broken entry is one finding where it is, the others work, and mended it goes",
    run: async () => {
      const bibliography = await show("broken.bib");
      const isFault = (one: Parameters<typeof ruleOf>[0]): boolean => ruleOf(one) === "reference/unreadable";
      const fault = await diagnosticThat(bibliography, "reference/unreadable", isFault);
      assert(
        fault.range.start.line < rangeOf(bibliography, "@article{grzywacz2008whole").start.line,
        `the fault is shown on line ${fault.range.start.line + 1}`,
      );
      assertIncludes(
        await hoverOn(await show("broken.md"), "@grzywacz2008whole", "grzywacz2008whole"),
        "Miller",
        "2008",
      );
      await show("broken.bib");
      await insert(bibliography, rangeOf(bibliography, "Microenvironment").end, "}");
      await noDiagnosticThat(bibliography, "reference/unreadable", isFault);
    },
  },
];
