import { type AuthorYearMember, within } from "../../model/citation";
import { rememberedEntry } from "../../model/remembered-entry";
import { type NearMiss, resolve } from "../../model/resolve";
import type { RawFinding } from "../rule";
import type { ManuscriptRule } from "./manuscript-rule";

/** A citation by name and year whose name is in the list with another year. */
export const yearMismatch: ManuscriptRule = {
  declaration: {
    id: "citation/year-mismatch",
    summary: "The year of a citation is not that of the reference",
    why:
      "A reader looks for the name and the year together. " +
      "Names and years have to be the same in the text and in the list; where they differ, another work may have been meant.",
    sources: [
      {
        text: "Informing Science Institute, “In-text Citations: Parenthetical and Narrative” (APA)",
        url: "http://help.informingscience.org/APA/In-textCitationsParentheticaland.html",
      },
    ],
    severity: "warning",
    fix: "suggestion",
    examples: {
      bad: [
        {
          text: "Responses were durable (Doe et al., 2019), and cells were few (Roe, 2021).\n\n## References\n\nDoe, J., Poe, P., & Moe, M. (2020). A fictional paper on durable responses. *Blood*, 1, 1–9.\n\nRoe, R. (2021). Another fictional paper on cells. *Blood*, 2, 1–9.\n",
        },
      ],
      good: [
        {
          text: "Responses were durable (Doe et al., 2020), and cells were few (Roe, 2021).\n\n## References\n\nDoe, J., Poe, P., & Moe, M. (2020). A fictional paper on durable responses. *Blood*, 1, 1–9.\n\nRoe, R. (2021). Another fictional paper on cells. *Blood*, 2, 1–9.\n",
        },
      ],
    },
  },

  check: ({ manuscript, library }) => {
    // Without a list of its own, a text says nothing of what its names and years mean.
    if (manuscript.references === undefined) return [];
    return manuscript.citations.flatMap(({ members }) =>
      members.flatMap((member) => {
        if (member.kind !== "author-year" || member.year === undefined) return [];
        const near = resolve(member, manuscript, library).near.filter(({ differs }) => differs === "year");
        return near.length === 0 ? [] : otherYear(member, member.year, near);
      }),
    );
  },
};

/** As many years are offered. */
const MAX_YEARS = 3;

function otherYear(member: AuthorYearMember, year: number, near: readonly NearMiss[]): RawFinding[] {
  const span = within(member, member.yearSpan);
  const dated = near
    .flatMap(({ entry }) => {
      const other = rememberedEntry(entry.text).year;
      return other === undefined || other === year ? [] : [{ entry, other }];
    })
    .sort((a, b) => Math.abs(a.other - year) - Math.abs(b.other - year));
  const years = [...new Set(dated.map(({ other }) => other))].slice(0, MAX_YEARS);
  if (years.length === 0) return [];
  const names = `${member.names.join(" and ")}${member.more ? " et al." : ""}`;
  return [
    {
      ...span,
      message: `The list has ${names} of ${years.join(" and ")}, not of ${year}. Correct the year, here or in the list, or add the reference that is meant.`,
      fixes: years.map((other) => ({
        title: `Write ${other}`,
        kind: "suggestion",
        edits: [{ span, text: String(other) }],
      })),
      related: dated.slice(0, MAX_YEARS).map(({ entry }) => ({
        start: entry.start,
        end: entry.end,
        uri: undefined,
        message: "An entry with this name",
      })),
    },
  ];
}
