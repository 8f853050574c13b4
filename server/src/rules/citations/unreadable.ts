import type { ManuscriptRule } from "./manuscript-rule";

/** A bibliography that the manuscript names and that can't be had. */
export const unreadableReference: ManuscriptRule = {
  declaration: {
    id: "reference/unreadable",
    summary: "A bibliography, or an entry in it, can’t be read",
    why:
      "What can’t be read can’t be cited: completion, hovers and the check for undefined citations leave it out. " +
      "The rest of the bibliography works all the same.",
    sources: [
      {
        text: "Pandoc User’s Guide, “Specifying bibliographic data”",
        url: "https://pandoc.org/MANUAL.html#specifying-bibliographic-data",
      },
    ],
    severity: "warning",
    fix: "none",
    examples: {
      bad: [{ text: "---\nbibliography: not-there.bib\n---\n\nResponses were durable [@doe2020].\n" }],
      good: [{ text: "---\ntitle: A fictional review\n---\n\nResponses were durable [@doe2020].\n" }],
    },
  },

  check: ({ unread }) =>
    unread.map(({ start, end, path, why }) => ({
      start,
      end,
      message: `The bibliography “${path}” can’t be used: ${why}. Until it is, citation keys are not checked.`,
      fixes: [],
    })),
};
