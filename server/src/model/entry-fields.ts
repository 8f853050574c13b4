import { walkFields } from "../syntax/bibtex-entry";
import { matchBrace } from "../syntax/bibtex-text";
import { decodeVerbatim } from "../syntax/latex";
import type { Span } from "../text/span";
import type { Bibliography, BibliographyEntry } from "./bibliography";

/** A field of a bibliography's entry as it is written in the file. */
export interface EntryField {
  /** Lower-cased: `doi`, `title`; in RIS and PubMed files the tag. */
  readonly name: string;
  /** The value without its delimiters, in UTF-16 offsets of the file. */
  readonly span: Span;
}

/**
 * The fields that an entry itself has, in their order, with nothing decoded and nothing inherited; of a broken entry,
 * those that could be read. Costs a few microseconds.
 */
export function entryFields({ uri, text }: Bibliography, entry: BibliographyEntry): EntryField[] {
  const extension = /\.([a-z]+)(?:[?#].*)?$/i.exec(uri)?.[1]?.toLowerCase();
  if (extension === "json") return lineFields(text, entry, jsonField);
  if (extension === "yaml" || extension === "yml") return lineFields(text, entry, yamlField);
  if (extension === "ris" || extension === "nbib") return lineFields(text, entry, taggedField);
  return bibtexFields(text, entry);
}

/** The value of a field as plain text: escapes of LaTeX resolved, as in a web address. */
export function verbatimValue({ uri, text }: Bibliography, { span }: EntryField): string {
  const written = text.slice(span.start, span.end);
  return /\.(?:json|ya?ml|ris|nbib)$/i.test(uri) ? written.trim() : decodeVerbatim(written);
}

/** Values that are put together of several pieces, or that name a macro, are left out: nobody could change them in place. */
function bibtexFields(text: string, entry: BibliographyEntry): EntryField[] {
  const fields: EntryField[] = [];
  const opening = /[({]/.exec(text.slice(entry.start, entry.keySpan.start + 1))?.[0];
  const comma = text.slice(entry.keySpan.end, entry.end).indexOf(",");
  if (comma === -1) return fields;
  const close = opening === "(" ? 0x29 : 0x7d;
  walkFields(text, entry.keySpan.end + comma + 1, entry.end, close, (from, to, value) => {
    const name = text.slice(from, to).toLowerCase();
    const span = bareValue(text, value);
    if (span !== undefined) fields.push({ name, span });
  });
  return fields;
}

function bareValue(text: string, { start, end }: Span): Span | undefined {
  const first = text.charAt(start);
  const inner = { start: start + 1, end: end - 1 };
  if (first === "{") return matchBrace(text, start, end) === end ? inner : undefined;
  if (first === '"')
    return text.slice(inner.start, end).indexOf('"') === end - 1 - inner.start ? inner : undefined;
  return /^\d+$/.test(text.slice(start, end)) ? { start, end } : undefined;
}

/** Group 1 is the name, group 2 the value. */
const jsonField = /"([A-Za-z-]{1,40})"\s{0,5}:\s{0,5}(?:"((?:[^"\\\n]|\\[^\n])*)"|(\d+))/dg;
const yamlField = /^[ \t]*(?:-[ \t]+)?([A-Za-z-]{1,40}):[ \t]+["']?([^\r\n]*?)["']?[ \t]*\r?$/dgm;
const taggedField = /^([A-Z][A-Z0-9]{1,3}) {0,2}-[ \t]([^\r\n]*)/dgm;

function lineFields(text: string, { start, end }: Span, pattern: RegExp): EntryField[] {
  const fields: EntryField[] = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const value = match.indices?.[2] ?? match.indices?.[3];
    if (value === undefined) continue;
    fields.push({
      name: (match[1] ?? "").toLowerCase(),
      span: { start: start + value[0], end: start + value[1] },
    });
  }
  return fields;
}
