import { escapeMarkdown } from "../../features/markdown";
import type { GlossaryEntry } from "../../model/glossary";
import type { Term } from "../../model/term";
import { sourceNamed } from "../../model/term-sources";
import { connections, explained, sourceLink, type TermView } from "./term-markdown";

/** An entry as a document of its own, in which nothing is left out. */
export function entryPage(entry: GlossaryEntry, linkTo: TermView["linkTo"]): string {
  const { term } = entry;
  const [, ...parts] = explained(entry, { level: "expert" });
  const short = term.abbreviation === undefined ? "" : ` (${escapeMarkdown(term.abbreviation)})`;
  const sources = (term.sources ?? []).map(sourceNamed).map((source) => {
    return `- ${sourceLink({ ...source, title: undefined })}${source.title === undefined ? "" : `: ${escapeMarkdown(source.title)}`}`;
  });
  return [
    `# ${escapeMarkdown(term.term)}${short}`,
    ...parts,
    ...formLines(term),
    ...connections(term, { linkTo }),
    ...(term.unsourced === undefined ? [] : [`*${escapeMarkdown(term.unsourced)}*`]),
    ...(sources.length === 0 ? [] : ["## Sources", sources.join("\n")]),
  ].join("\n\n");
}

function formLines({ variants = [], deprecated = [] }: Term): string[] {
  const avoided = deprecated.map(({ form, reason }) =>
    reason === undefined ? escapeMarkdown(form) : `${escapeMarkdown(form)} (${escapeMarkdown(reason)})`,
  );
  return [
    ...(variants.length === 0 ? [] : [`Also: ${variants.map(escapeMarkdown).join(", ")}`]),
    ...(avoided.length === 0 ? [] : [`Better avoided: ${avoided.join("; ")}`]),
  ];
}
