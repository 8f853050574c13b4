import { shift } from "../../text/span";
import { type SuppressionRule, unsilenced } from "./suppression-rule";

const id = "suppression/unreadable";

/** Reports a comment that means to silence a rule and is none that Caveat reads. */
export const unreadableSuppression: SuppressionRule = {
  declaration: {
    id,
    summary: "A comment speaks to Caveat in words that it does not know",
    why: "A misspelt comment silences nothing, and nobody notices until the finding that it was written for comes back.",
    sources: [
      {
        text: "eslint-plugin-eslint-comments, no-unused-disable",
        url: "https://github.com/mysticatea/eslint-plugin-eslint-comments/blob/master/docs/rules/no-unused-disable.md",
      },
    ],
    severity: "warning",
    fix: "none",
    examples: {
      bad: [
        { text: "<!-- caveat-disable-nextline claim/miracle-cure -- a title -->\nThe drug was tested.\n" },
        { text: "<!-- caveat-ignore claim/miracle-cure -->\n\nThe drug was tested.\n" },
        { text: "<!-- caveat disable claim/miracle-cure -->\n\nThe drug was tested.\n" },
      ],
      good: [
        {
          text: "<!-- caveat-disable-next-line claim/miracle-cure -- a title -->\nThis is a miracle cure.\n",
        },
        { text: "<!-- Caveat: the cohort was small. -->\n\nThe drug was tested.\n" },
        { text: "Write `<!-- caveat-ignore -->` nowhere.\n" },
      ],
    },
  },
  check: ({ manuscript }) => {
    const commented = manuscript.blocks.filter(({ block }) => block.comments.length > 0);
    const findings = commented.flatMap(({ block, start }) => {
      const understood = new Set(block.directives.map((directive) => directive.start));
      return block.comments
        .filter(
          (comment) =>
            !understood.has(comment.start) &&
            meant.test(block.source.slice(comment.start, comment.start + ENOUGH)),
        )
        .map((comment) => ({ ...shift(comment, start), message, fixes: [] }));
    });
    return unsilenced(manuscript, id, findings);
  },
};

const meant = /^<!--\s*caveat[-: ](?:dis|en|ign|off|skip|supp|sil)/i;

/** As many characters of a comment as say whether it means to speak to Caveat. */
const ENOUGH = 40;

const message =
  "This comment silences nothing. Caveat reads caveat-disable-next-line, caveat-disable-line, caveat-disable, " +
  "caveat-enable and caveat-disable-file, then the rules, then a reason after “--”.";
