import { formatReferenceMarkdown, referenceLabel } from "../features/format-reference";
import type { HoverContent, HoverWork } from "../features/hover";
import { escapeMarkdown } from "../features/markdown";
import type { Meaning, TermMatch } from "../model/glossary";
import { referenceFromEntry } from "../model/reference-entry";
import type { NearMiss } from "../model/resolve";
import type { Sense } from "../model/sense";
import { nameOf } from "../service/uris";

const rule = "\n\n---\n\n";

/** A hover's content as Markdown. Whatever comes from a file is escaped; the client is told not to trust it either. */
export function hoverMarkdown(content: HoverContent): string {
  if (content.kind === "term") return termMarkdown(content.match, content.sense);
  const { works, more, near } = content;
  // Several abstracts in one hover would bury the references.
  const parts = works.length === 1 && more === 0 ? works.map(wholeWork) : works.map(citedWork);
  if (more > 0) parts.push(`and ${more} more`);
  if (near.length > 0) parts.push(near.map(nearMiss).join("\n\n"));
  return parts.join(rule);
}

function wholeWork(work: HoverWork): string {
  const abstract = work.reference?.abstract;
  return abstract === undefined ? citedWork(work) : `${citedWork(work)}\n\n> ${abridged(abstract)}`;
}

function citedWork({ label, reference, entry, notes }: HoverWork): string {
  const name = `**${escapeMarkdown(label)}**`;
  if (!reference) return `${name} — ${entry ? escapeMarkdown(entry.text) : "no such reference"}`;
  const lines = [`${name} — ${formatReferenceMarkdown(reference)}`];
  if (notes.retraction !== undefined) lines.unshift(`⚠ **${escapeMarkdown(notes.retraction)}**`);
  if (notes.evidence !== undefined) lines.push(`Evidence: ${escapeMarkdown(notes.evidence)}`);
  return lines.join("\n\n");
}

function nearMiss({ entry, differs }: NearMiss): string {
  const label = escapeMarkdown(referenceLabel(referenceFromEntry(entry.text)));
  return differs === "year" ? `Of another year: ${label}` : `Under another name: ${label}`;
}

/** What shows of an abstract: hovers can't fold, and one that is longer hides the text that is being read. */
const abstractLength = 400;

/** An abstract up to the end of the last sentence that fits, or else of the last word. */
function abridged(abstract: string): string {
  if (abstract.length <= abstractLength) return escapeMarkdown(abstract);
  const head = abstract.slice(0, abstractLength).replace(/[\ud800-\udbff]$/, "");
  const sentences = /^[\s\S]*[.?!](?=\s)/.exec(head)?.[0] ?? "";
  const kept = sentences.length > abstractLength / 2 ? sentences : head.replace(/\s+\S*$/, "");
  return `${escapeMarkdown(kept)} …`;
}

/** The meanings that a term has in its place; where nobody can tell, all of them and what else it may mean. */
function termMarkdown({ meanings }: TermMatch, sense: Sense): string {
  const { expansion, others } = sense;
  const [other] = others;
  if (sense.meanings.length > 0) {
    const shown = sense.meanings.map(meaning).join(rule);
    return others.length === 0
      ? shown
      : `${shown}\n\nElsewhere also: ${others.map(escapeMarkdown).join(", ")}`;
  }
  if (expansion !== undefined) return `In this document: **${escapeMarkdown(expansion)}**`;
  return other === undefined
    ? meanings.map(meaning).join(rule)
    : `Here probably: **${escapeMarkdown(other)}**`;
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
