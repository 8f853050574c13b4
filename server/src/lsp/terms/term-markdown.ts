import type { TextDocument } from "vscode-languageserver-textdocument";
import type { AbbreviationMeaning, TermMeaning } from "../../features/hover";
import { escapeMarkdown } from "../../features/markdown";
import type { Glossary, GlossaryEntry } from "../../model/glossary";
import { onlyExpands } from "../../model/glossary-rows";
import type { Gene, Term } from "../../model/term";
import { entryNamed } from "../../model/term-names";
import { sourceNamed, type TermSource } from "../../model/term-sources";
import {
  type PlaceInFile,
  type Settings,
  showPlaceCommand,
  showTermCommand,
  type TermOfFile,
} from "../../protocol";
import { nameOf } from "../../service/uris";
import { isShortForm } from "../../text/short-forms";
import type { Span } from "../../text/span";
import type { ServerContext } from "../context";

/** For whom a term is explained, and where. */
export interface TermView {
  readonly level: Settings["glossary"]["level"];
  /** The link to another entry, where the client follows it. */
  readonly linkTo: (term: string) => string | undefined;
  /** A place in the manuscript as its line, and a link to it where the client follows it. */
  readonly place: (span: Span) => { readonly line: number; readonly link: string | undefined };
}

/** How terms of a document are explained to its reader. */
export function termView(
  { options, terms }: ServerContext,
  document: TextDocument,
  glossary: Glossary,
): TermView {
  const { uri } = document;
  const commands = options().showsTerms === true;
  return {
    level: terms().level,
    linkTo: (term) =>
      commands && entryNamed(glossary, term) ? commandLink(showTermCommand, { term, uri }) : undefined,
    place: ({ start }) => {
      const { line, character } = document.positionAt(start);
      if (commands) return { line: line + 1, link: commandLink(showPlaceCommand, { uri, line, character }) };
      return {
        line: line + 1,
        link: uri.startsWith("file:") ? `${encodeLink(uri)}#L${line + 1}` : undefined,
      };
    },
  };
}

function commandLink(command: string, argument: PlaceInFile | TermOfFile): string {
  return encodeLink(`command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`);
}

/** An address with everything percent-encoded that would end a link in Markdown. */
function encodeLink(address: string): string {
  return address.replace(
    /[()<>\s\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** What a term means and what the manuscript does with it, as Markdown. */
export function termMarkdown(meaning: TermMeaning, view: TermView): string {
  const { entry, kind, form } = meaning;
  const parts = [...explained(entry, view)];
  const { term } = entry;
  const reason = term.deprecated?.find((one) => one.form === form)?.reason;
  if (kind === "deprecated") {
    const why = reason === undefined ? "." : `: ${ended(reason)}`;
    parts.splice(1, 0, `⚠ “${escapeMarkdown(form)}” is better avoided${why}${insteadOf(form, term)}`);
  }
  parts.push(...connections(term, view), ...inManuscript(meaning, view), ...sourceLine(entry, view));
  return parts.join("\n\n");
}

/** What to write instead of a form: a short form for a short one. Of a plural that should not be, the reason tells. */
function insteadOf(form: string, { term, abbreviation }: Term): string {
  const isShort = form.split(/[\s-]/).some(isShortForm);
  const better = isShort ? (abbreviation ?? term) : term;
  return form.toLowerCase() === `${better.toLowerCase()}s`
    ? ""
    : ` Write “${escapeMarkdown(better)}” instead.`;
}

/** An entry by itself, as Markdown: for completions and in house glossaries. */
export function entryMarkdown(entry: GlossaryEntry, view: Pick<TermView, "level" | "linkTo">): string {
  return [...explained(entry, view), ...connections(entry.term, view), ...sourceLine(entry, view)].join(
    "\n\n",
  );
}

/** What an entry says to a reader: its name, its definition, and what experts want besides. */
export function explained({ term }: GlossaryEntry, { level }: Pick<TermView, "level">): string[] {
  const name = `**${escapeMarkdown(term.term)}**`;
  const parts = [
    term.abbreviation === undefined ? name : `${name} (${escapeMarkdown(term.abbreviation)})`,
    ...(onlyExpands(term) ? [] : [escapeMarkdown(term.definition)]),
  ];
  if (level === "student") return parts;
  if (term.details !== undefined) parts.push(escapeMarkdown(term.details));
  if (term.gene) parts.push(geneLine(term.gene));
  return parts;
}

function geneLine({ symbol, protein, cd, synonyms }: Gene): string {
  const parts = [`Gene: *${escapeMarkdown(symbol)}*`];
  if (protein !== undefined) parts.push(`protein: ${escapeMarkdown(protein)}`);
  if (cd !== undefined) parts.push(escapeMarkdown(cd));
  if (synonyms && synonyms.length > 0) parts.push(`also ${synonyms.map(escapeMarkdown).join(", ")}`);
  return parts.join("; ");
}

/** What an entry is not, and what is like it. */
export function connections(term: Term, { linkTo }: Pick<TermView, "linkTo">): string[] {
  const linked = (name: string): string => link(name, linkTo(name));
  const parts = (term.notToBeConfusedWith ?? []).map(
    (other) => `Not to be confused with **${linked(other.term)}**: ${escapeMarkdown(other.why)}`,
  );
  if (term.related && term.related.length > 0) parts.push(`See also: ${term.related.map(linked).join(", ")}`);
  return parts;
}

function inManuscript({ count, firstUse, introduced }: TermMeaning, view: TermView): string[] {
  if (!firstUse) return [];
  const at = lineOf(firstUse, view);
  const used = count === 1 ? `used once, in ${at}` : `used ${count} times, first in ${at}`;
  const defined = introduced ? `; introduced in ${lineOf(introduced, view)}` : "";
  return [`In this manuscript: ${used}${defined}`];
}

/** What a manuscript itself says of a short form, as Markdown. */
export function abbreviationMarkdown(
  { short, expansion, introduced, count }: AbbreviationMeaning,
  view: TermView,
): string {
  const used = count === 1 ? "used once" : `used ${count} times`;
  return [
    `**${escapeMarkdown(short)}**: ${escapeMarkdown(expansion)}`,
    `In this manuscript: introduced in ${lineOf(introduced, view)}, ${used}`,
  ].join("\n\n");
}

function lineOf(span: Span, { place }: TermView): string {
  const { line, link } = place(span);
  return link === undefined ? `line ${line}` : `[line ${line}](${link})`;
}

/** Hovers with more sources than this hide what they explain. */
const mostSources = 5;

/** The sources on one line; what each is called shows over its link. */
function sourceLine({ term, origin }: GlossaryEntry, { linkTo }: Pick<TermView, "linkTo">): string[] {
  const named = (term.sources ?? []).slice(0, mostSources).map((source) => sourceLink(sourceNamed(source)));
  const more = (term.sources ?? []).length - named.length;
  const all = [
    ...(origin ? [link(nameOf(origin.uri), linkTo(term.term))] : []),
    ...named,
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  if (all.length === 0) return term.unsourced === undefined ? [] : [`*${escapeMarkdown(term.unsourced)}*`];
  return [`*${all.length === 1 ? "Source" : "Sources"}: ${all.join(", ")}*`];
}

/** A source as a link, with its title over it. */
export function sourceLink({ label, title, url }: TermSource): string {
  const shown = title === undefined ? "" : ` "${escapeMarkdown(title).replaceAll('"', "&quot;")}"`;
  return url === undefined ? escapeMarkdown(label) : `[${escapeMarkdown(label)}](${url}${shown})`;
}

function link(name: string, address: string | undefined): string {
  return address === undefined ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](${address})`;
}

function ended(sentence: string): string {
  return escapeMarkdown(/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
}
