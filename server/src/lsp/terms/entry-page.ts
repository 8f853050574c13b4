import { escapeMarkdown } from "../../features/markdown";
import type { GlossaryEntry } from "../../model/glossary";
import type { Term } from "../../model/term";
import { sourceNamed, type TermSource } from "../../model/term-sources";
import { connections, explained, sourceLink, type TermView } from "./term-markdown";

/** An entry as a document of its own, in which nothing is left out. */
export function entryPage(entry: GlossaryEntry, linkTo: TermView["linkTo"]): string {
  const { term } = entry;
  const [, ...parts] = explained(entry, { level: "expert" });
  const short = term.abbreviation === undefined ? "" : ` (${escapeMarkdown(term.abbreviation)})`;
  const sources = (term.sources ?? []).map((source) => `- ${sourceItem(sourceNamed(source))}`);
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

/** "Altman et al. 2015: Antitumor responses…"; a work that nobody is known to have written by its title alone. */
function sourceItem({ label, title, url }: TermSource): string {
  if (title === undefined) return sourceLink({ label, title, url });
  const year = /^“.*” (\d{4})$/.exec(label)?.[1];
  if (!label.startsWith("“"))
    return `${sourceLink({ label, title: undefined, url })}: ${escapeMarkdown(title)}`;
  const named = sourceLink({ label: title, title: undefined, url });
  return year === undefined ? named : `${named} (${year})`;
}
