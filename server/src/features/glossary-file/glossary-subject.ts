import type { Glossary, GlossaryEntry } from "../../model/glossary";
import { glossaryFormat } from "../../model/glossary-file";
import { type GlossaryKey, glossaryKeysAt } from "../../model/glossary-schema";
import { entryNamed } from "../../model/term-names";
import type { Span } from "../../text/span";
import { type GlossaryText, namesTerms } from "./glossary-completion";
import { keyedText } from "./keyed-text";
import { tablePlaceAt } from "./table-place";

/** What stands at a place of a glossary file: a key or the head of a column, or a form of a term that the glossaries know. */
export type GlossarySubject = Span &
  (
    | { readonly kind: "key"; readonly key: GlossaryKey }
    | { readonly kind: "term"; readonly entry: GlossaryEntry }
  );

/** The key or term at an offset (UTF-16) of a glossary file; undefined elsewhere, and in Markdown. */
export function glossarySubjectAt(
  offset: number,
  file: GlossaryText,
  glossary: Glossary,
): GlossarySubject | undefined {
  const form = keyedText(file.uri);
  if (!form) return inTable(offset, file, glossary);
  const place = form.placeAt(file.text, offset);
  if (!place || place.text === "") return undefined;
  const { path, start, end } = place;
  const key = place.kind === "key" ? glossaryKeysAt(path).find((one) => one.key === place.text) : undefined;
  if (key) return { kind: "key", key, start, end };
  const isForm =
    path.join(".") === "terms.term" || path.join(".") === "terms.abbreviation" || namesTerms(path);
  return isForm ? termAt(place.text, { start, end }, glossary) : undefined;
}

function inTable(
  offset: number,
  { uri, text }: GlossaryText,
  glossary: Glossary,
): GlossarySubject | undefined {
  const format = glossaryFormat(uri);
  if (format !== "csv" && format !== "tsv") return undefined;
  const place = tablePlaceAt(text, offset, format === "tsv" ? "\t" : undefined);
  if (!place) return undefined;
  const { meaning: column, start, end } = place;
  if (!place.isHead || place.named.length === 0) {
    return column === "term" || column === "abbreviation"
      ? termAt(place.text, { start, end }, glossary)
      : undefined;
  }
  const key = glossaryKeysAt(["terms"]).find((one) => one.key === column);
  return key && { kind: "key", key, start, end };
}

function termAt(name: string, { start, end }: Span, glossary: Glossary): GlossarySubject | undefined {
  const entry = entryNamed(glossary, name.trim());
  return entry && { kind: "term", entry, start, end };
}
