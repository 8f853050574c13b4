import type { Glossary } from "../../model/glossary";
import { glossaryFormat } from "../../model/glossary-file";
import { usualOrder } from "../../model/glossary-rows";
import { glossaryKeysAt, glossaryValuesAt } from "../../model/glossary-schema";
import { fold } from "../../text/fold";
import type { Span } from "../../text/span";
import { keyedText } from "./keyed-text";
import { tablePlaceAt } from "./table-place";

/** A key or a value on offer in a glossary file; `place` is what it replaces (UTF-16 offsets). */
export interface GlossaryOffer {
  readonly label: string;
  readonly inserted: string;
  readonly place: Span;
  readonly kind: "key" | "value" | "term";
  /** What the key is for; undefined for values. */
  readonly description: string | undefined;
}

/** A glossary file that is being written. */
export interface GlossaryText {
  readonly uri: string;
  readonly text: string;
}

/** More terms than this nobody looks through; the next letter brings others. */
const mostTerms = 100;

/**
 * What may be written at an offset of a glossary file: keys that its mapping lacks, allowed values and known terms in YAML and
 * JSON, columns in the head of a table.
 */
export function glossaryOffers(
  offset: number,
  file: GlossaryText,
  glossary: Glossary,
): readonly GlossaryOffer[] {
  return keyedText(file.uri) ? keyedOffers(offset, file, glossary) : columnOffers(offset, file);
}

function keyedOffers(
  offset: number,
  { uri, text }: GlossaryText,
  glossary: Glossary,
): readonly GlossaryOffer[] {
  const form = keyedText(uri);
  const place = form?.placeAt(text, offset);
  if (!form || !place) return [];
  const { path, typed, siblings } = place;
  const wanted = fold(typed);
  const keys = place.kind === "key" ? glossaryKeysAt(path) : [];
  if (keys.length > 0) {
    return keys
      .filter(({ key }) => !siblings.includes(key) && key.toLowerCase().startsWith(wanted))
      .sort((a, b) => Number(b.required) - Number(a.required))
      .map(({ key, description, holds }): GlossaryOffer => {
        const nests = holds === "keys" || holds === "list of keys";
        const { inserted, start, end } = form.key(key, text, place, nests);
        return { label: key, inserted, place: { start, end }, kind: "key", description };
      });
  }
  const valueOffer = (value: string, kind: "value" | "term"): GlossaryOffer => {
    const { inserted, start, end } = form.value(value, text, place);
    return { label: value, inserted, place: { start, end }, kind, description: undefined };
  };
  const values = glossaryValuesAt(path).filter((value) => value.startsWith(wanted));
  if (values.length > 0) return values.map((value) => valueOffer(value, "value"));
  if (!namesTerms(path)) return [];
  return glossary.entries
    .map(({ term: { term } }) => term)
    .filter((term) => fold(term).includes(wanted))
    .sort(
      (a, b) =>
        Number(fold(b).startsWith(wanted)) - Number(fold(a).startsWith(wanted)) || a.length - b.length,
    )
    .slice(0, mostTerms)
    .map((term) => valueOffer(term, "term"));
}

/** The columns that the first row of a table does not name yet. */
function columnOffers(offset: number, { uri, text }: GlossaryText): readonly GlossaryOffer[] {
  const format = glossaryFormat(uri);
  if (format !== "csv" && format !== "tsv") return [];
  const place = tablePlaceAt(text, offset, format === "tsv" ? "\t" : undefined);
  if (!place?.isHead) return [];
  const { start, end } = place;
  const wanted = fold(text.slice(start, offset));
  const keys = glossaryKeysAt(["terms"]);
  return usualOrder
    .filter((column) => !place.named.includes(column) && column.startsWith(wanted))
    .map((column) => ({
      label: column,
      inserted: column,
      place: { start, end },
      kind: "key",
      description: keys.find(({ key }) => key === column)?.description,
    }));
}

/** Whether the values of a key are the preferred forms of other entries. */
export function namesTerms(path: readonly string[]): boolean {
  const [last, before] = [path.at(-1), path.at(-2)];
  return last === "related" || (last === "term" && before === "notToBeConfusedWith");
}
