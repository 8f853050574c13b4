import { editDistance } from "../../text/edit-distance";
import { type Span, shift } from "../../text/span";
import type { RawFinding } from "../rule";
import { type SuppressionRule, unsilenced } from "./suppression-rule";

const id = "suppression/unknown-rule";

/** Reports a comment that names a rule which does not exist: it silences nothing. */
export const unknownRule: SuppressionRule = {
  declaration: {
    id,
    summary: "A comment names a rule that does not exist",
    why:
      "A misspelt rule is not silenced, and the comment says that it is. " +
      "When a rule was renamed, the comment must follow.",
    sources: [
      {
        text: "eslint-plugin-eslint-comments, no-unused-disable",
        url: "https://github.com/mysticatea/eslint-plugin-eslint-comments/blob/master/docs/rules/no-unused-disable.md",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        { text: "<!-- caveat-disable-next-line claim/mircale-cure -- a title -->\nThe drug was tested.\n" },
        {
          text: "<!-- caveat-disable claims -->\n\nThe drug was tested.\n",
          note: "The group is called “claim”.",
        },
      ],
      good: [
        {
          text: "<!-- caveat-disable-next-line claim/miracle-cure -- a title -->\nThis is a miracle cure.\n",
        },
        { text: "<!-- caveat-disable-next-line claim -- a title -->\nThis is a miracle cure.\n" },
        { text: "<!-- The rule claim/mircale-cure does not exist. -->\n\nThe drug was tested.\n" },
      ],
    },
  },
  check: ({ manuscript, ruleIds }) => {
    const known = new Set(ruleIds.flatMap((one) => [one.split("/")[0] ?? one, one]));
    const commented = manuscript.blocks.filter(({ block }) => block.directives.length > 0);
    const named = commented.flatMap(({ block, start }) =>
      block.directives.flatMap(({ rules }) => rules.map((rule) => ({ ...rule, ...shift(rule, start) }))),
    );
    const findings = named
      .filter((rule) => !known.has(rule.id))
      .map((rule) => finding(rule.id, rule, nearest(rule.id, known)));
    return unsilenced(manuscript, id, findings);
  },
};

/** Two slips of the finger, or one in a short name; more would guess at random. */
function nearest(wanted: string, known: ReadonlySet<string>): string | undefined {
  const most = wanted.length < 6 ? 1 : 2;
  const near = [...known]
    .map((one) => ({ one, distance: editDistance(wanted, one, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.one;
}

function finding(name: string, { start, end }: Span, near: string | undefined): RawFinding {
  return {
    start,
    end,
    message:
      `There is no rule and no group of rules “${name}”: the comment silences nothing by that name.` +
      (near === undefined ? "" : ` Did you mean “${near}”?`),
    fixes:
      near === undefined
        ? []
        : [{ title: `Write “${near}”`, kind: "suggestion", edits: [{ span: { start, end }, text: near }] }],
  };
}
