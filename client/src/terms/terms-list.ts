import type { TermInManuscript } from "../../../server/src/protocol";

/** How the view lists terms: in which order, and whether under their subjects. */
export interface Arrangement {
  readonly order: "firstUse" | "name" | "count";
  readonly grouping: "none" | "category";
}

/** A line of the view: a term, or a subject with its terms. */
export type TermsNode =
  | (TermInManuscript & {
      readonly kind: "term";
      /** The manuscript: commands on a line are about a term of it. */
      readonly uri: string;
    })
  | { readonly kind: "group"; readonly name: string; readonly terms: readonly TermsNode[] };

/** What stands over terms whose entry names no subject, and over abbreviations that only the manuscript explains. */
const otherGroup = "Other";
const ownGroup = "Introduced in This Manuscript";

/** The lines of the view for terms that come by first use. Subjects stand in the order of the alphabet, the nameless last. */
export function arranged(
  terms: readonly TermInManuscript[],
  { order, grouping }: Arrangement,
): readonly TermsNode[] {
  const nodes = ordered(terms, order).map(
    (term): TermsNode => ({ ...term, kind: "term", uri: term.firstUse.uri }),
  );
  if (grouping === "none") {
    return nodes;
  }
  const groups = new Map<string, TermsNode[]>();
  for (const node of nodes) {
    const name = node.kind === "term" ? groupOf(node) : node.name;
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [node]);
    } else {
      group.push(node);
    }
  }
  const rank = (name: string): number => [otherGroup, ownGroup].indexOf(name);
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, "en"))
    .map(([name, group]) => ({ kind: "group", name, terms: group }));
}

function ordered(
  terms: readonly TermInManuscript[],
  order: Arrangement["order"],
): readonly TermInManuscript[] {
  switch (order) {
    case "firstUse":
      return terms;
    case "name":
      return terms.toSorted((a, b) => a.term.localeCompare(b.term, "en"));
    case "count":
      return terms.toSorted((a, b) => b.count - a.count);
  }
}

function groupOf({ category, definition }: TermInManuscript): string {
  if (category === undefined) {
    return definition === undefined ? ownGroup : otherGroup;
  }
  return category.charAt(0).toUpperCase() + category.slice(1);
}

/** An arrangement out of whatever was stored. */
export function readArrangement(order: unknown, grouping: unknown): Arrangement {
  return {
    order: order === "name" || order === "count" ? order : "firstUse",
    grouping: grouping === "category" ? "category" : "none",
  };
}
