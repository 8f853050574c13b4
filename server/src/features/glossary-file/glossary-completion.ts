import type { Glossary } from "../../model/glossary";
import { type GlossaryKey, glossaryKeysAt, glossaryValuesAt } from "../../model/glossary-schema";
import { yamlPlaceAt } from "../../syntax/yaml-place";
import { fold } from "../../text/fold";
import type { Span } from "../../text/span";

/** A key or a value on offer in a glossary file; `place` is what it replaces (UTF-16 offsets). */
export interface GlossaryOffer {
  readonly label: string;
  readonly inserted: string;
  readonly place: Span;
  readonly kind: "key" | "value" | "term";
  /** What the key is for; undefined for values. */
  readonly description: string | undefined;
}

/** More terms than this nobody looks through; the next letter brings others. */
const mostTerms = 100;

/** What may be written at an offset of a glossary file in YAML: keys that its mapping lacks, allowed values, known terms. */
export function glossaryOffers(offset: number, text: string, glossary: Glossary): readonly GlossaryOffer[] {
  const place = yamlPlaceAt(text, offset);
  if (!place) return [];
  const { path, typed, siblings, start, end } = place;
  const span = { start, end };
  const wanted = fold(typed);
  const keys = place.kind === "key" ? glossaryKeysAt(path) : [];
  if (keys.length > 0) {
    return keys
      .filter(({ key }) => !siblings.includes(key) && key.toLowerCase().startsWith(wanted))
      .sort((a, b) => Number(b.required) - Number(a.required))
      .map((key) => keyOffer(key, text, span));
  }
  const values = glossaryValuesAt(path).filter((value) => value.startsWith(wanted));
  if (values.length > 0) return values.map((value) => valueOffer(value, "value", span));
  if (!namesTerms(path)) return [];
  return glossary.entries
    .map(({ term: { term } }) => term)
    .filter((term) => fold(term).includes(wanted))
    .sort(
      (a, b) =>
        Number(fold(b).startsWith(wanted)) - Number(fold(a).startsWith(wanted)) || a.length - b.length,
    )
    .slice(0, mostTerms)
    .map((term) => valueOffer(term, "term", span));
}

/** Whether the values of a key are the preferred forms of other entries. */
export function namesTerms(path: readonly string[]): boolean {
  const [last, before] = [path.at(-1), path.at(-2)];
  return last === "related" || (last === "term" && before === "notToBeConfusedWith");
}

function keyOffer({ key, description, holds }: GlossaryKey, text: string, place: Span): GlossaryOffer {
  const written = text.slice(place.end).startsWith(":");
  const behind = { text: ": ", texts: ": ", keys: ":", "list of keys": ":" }[holds];
  return { label: key, inserted: written ? key : key + behind, place, kind: "key", description };
}

/** Names with marks that YAML would read stand in quotes. */
function valueOffer(value: string, kind: "value" | "term", place: Span): GlossaryOffer {
  const inserted = /^[\p{L}\p{N}][^:#,[\]{}"']*$/u.test(value) ? value : JSON.stringify(value);
  return { label: value, inserted, place, kind, description: undefined };
}
