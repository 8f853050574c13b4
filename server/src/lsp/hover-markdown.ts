import { formatReferenceMarkdown, referenceLabel } from "../features/format-reference";
import type { HoverContent, HoverWork } from "../features/hover";
import { escapeMarkdown } from "../features/markdown";
import { referenceFromEntry } from "../model/reference-entry";
import type { NearMiss } from "../model/resolve";
import { abbreviationMarkdown, type TermView, termMarkdown } from "./terms/term-markdown";

const rule = "\n\n---\n\n";

/** A hover's content as Markdown. Whatever comes from a file is escaped; the client trusts nothing but the commands of `view`'s links. */
export function hoverMarkdown(content: HoverContent, view: TermView): string {
  if (content.kind === "term") return termContent(content, view);
  if (content.kind === "abbreviation") return abbreviationMarkdown(content.meaning, view);
  const { works, more, near } = content;
  // Several abstracts in one hover would bury the references.
  const parts = works.length === 1 && more === 0 ? works.map(wholeWork) : works.map(citedWork);
  if (more > 0) parts.push(`and ${more} more`);
  if (near.length > 0) parts.push(near.map(nearMiss).join("\n\n"));
  return parts.join(rule);
}

/** The meanings that a term has in its place; where nobody can tell, all of them and what else it may mean. */
function termContent(
  { meanings, others, expansion, form }: Extract<HoverContent, { readonly kind: "term" }>,
  view: TermView,
): string {
  if (meanings.length === 0) {
    if (expansion !== undefined) return `In this manuscript: **${escapeMarkdown(expansion)}**`;
    return `Here probably: **${others.map(escapeMarkdown).join("** or **")}**`;
  }
  const parts = meanings.map((one) => termMarkdown(one, view));
  const shown = parts.join(rule);
  if (others.length === 0) return shown;
  return `${shown}\n\n“${escapeMarkdown(form)}” can also mean ${listed(others.map(escapeMarkdown))}.`;
}

/** "a", "a or b", "a, b or c". */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part !== "").join(" or ");
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
