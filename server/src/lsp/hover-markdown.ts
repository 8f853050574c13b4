import { formatReferenceMarkdown } from "../features/format-reference";
import type { CitedWork, HoverContent } from "../features/hover";
import { escapeMarkdown } from "../features/markdown";
import type { Meaning } from "../model/glossary";
import { nameOf } from "../service/uris";

/** A hover's content as Markdown. Whatever comes from a file is escaped; the client is told not to trust it either. */
export function hoverMarkdown(content: HoverContent): string {
  if (content.kind === "citation") return content.works.map((work) => citedWork(work)).join("\n\n---\n\n");
  return content.match.meanings.map(meaning).join("\n\n---\n\n");
}

function citedWork({ label, reference, entry }: CitedWork): string {
  const name = `**${escapeMarkdown(label)}**`;
  if (reference) return `${name} — ${formatReferenceMarkdown(reference)}`;
  if (entry) return `${name} — ${escapeMarkdown(entry.text)}`;
  return `${name} — no such reference`;
}

function meaning({ entry: { term, origin }, kind, form }: Meaning): string {
  const lines = [heading(term.term, term.abbreviation), escapeMarkdown(term.definition)];
  if (term.details !== undefined) lines.push(escapeMarkdown(term.details));
  const reason = term.deprecated?.find((one) => one.form === form)?.reason;
  if (kind === "deprecated" && reason !== undefined) {
    lines.push(`“${escapeMarkdown(form)}” is better avoided: ${escapeMarkdown(reason)}`);
  }
  if (term.gene) lines.push(`Gene: *${escapeMarkdown(term.gene.symbol)}*`);
  for (const other of term.notToBeConfusedWith ?? []) {
    lines.push(`Not to be confused with **${escapeMarkdown(other.term)}**: ${escapeMarkdown(other.why)}`);
  }
  if (term.related && term.related.length > 0)
    lines.push(`See also: ${term.related.map(escapeMarkdown).join(", ")}`);
  const sources = [...(origin ? [nameOf(origin.uri)] : []), ...(term.sources ?? [])];
  if (sources.length > 0) lines.push(`*Source: ${sources.map(escapeMarkdown).join("; ")}*`);
  return lines.join("\n\n");
}

function heading(term: string, abbreviation: string | undefined): string {
  const name = `**${escapeMarkdown(term)}**`;
  return abbreviation === undefined ? name : `${name} (${escapeMarkdown(abbreviation)})`;
}
