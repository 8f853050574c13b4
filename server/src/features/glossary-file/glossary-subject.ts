import type { Glossary, GlossaryEntry } from "../../model/glossary";
import { type GlossaryKey, glossaryKeysAt } from "../../model/glossary-schema";
import { entryNamed } from "../../model/term-names";
import { yamlPlaceAt } from "../../syntax/yaml-place";
import type { Span } from "../../text/span";
import { namesTerms } from "./glossary-completion";

/** What stands at a place of a glossary file: a key, or a form of a term that the glossaries know. */
export type GlossarySubject = Span &
  (
    | { readonly kind: "key"; readonly key: GlossaryKey }
    | { readonly kind: "term"; readonly entry: GlossaryEntry }
  );

/** The key or term at an offset (UTF-16) of a glossary file; undefined elsewhere. */
export function glossarySubjectAt(
  offset: number,
  text: string,
  glossary: Glossary,
): GlossarySubject | undefined {
  const place = yamlPlaceAt(text, offset);
  if (!place || place.text === "") return undefined;
  const { path, start, end } = place;
  const key = place.kind === "key" ? glossaryKeysAt(path).find((one) => one.key === place.text) : undefined;
  if (key) return { kind: "key", key, start, end };
  const isForm =
    path.join(".") === "terms.term" || path.join(".") === "terms.abbreviation" || namesTerms(path);
  const entry = isForm ? entryNamed(glossary, place.text.trim()) : undefined;
  return entry && { kind: "term", entry, start, end };
}
