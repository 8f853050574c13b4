import { headOf, termAndAside, usualOrder } from "../../../model/glossary-rows";
import { readSeparatedInSteps } from "../../../syntax/separated";
import { append } from "../../../syntax/yaml-edit";
import type { Edit } from "../../../text/span";
import { complete } from "../../../text/steps";
import type { Refusal } from "../../rename";
import { hasFault, type NewTerm, onOneLine } from "./new-term";

type Columns = readonly ((typeof usualOrder)[number] | undefined)[];

/** The edit that adds a term as the last row of a glossary as a table. */
export function addedToTable(text: string, term: NewTerm, given: string | undefined): Edit | Refusal {
  const { separator, records } = complete(readSeparatedInSteps(text, given));
  if (records.some((record) => record.some(({ unclosed }) => unclosed))) return hasFault;
  const row = (values: readonly string[]): string =>
    values.map((value) => written(value, separator)).join(separator);
  const [first] = records;
  const columns = headOf(first) ?? usualOrder.slice(0, Math.max(3, first?.length ?? 0));
  const values = valuesOf(term, columns);
  if ("refused" in values) return values;
  const last = records.at(-1)?.at(-1)?.end;
  if (last === undefined) return append(text, text.length, `${row(columns.map(String))}\n${row(values)}`);
  // A row without a head needs no fields that are empty.
  const used = headOf(first) ? values : values.slice(0, values.findLastIndex((value) => value !== "") + 1);
  const rest = /[\r\n]/.exec(text.slice(last));
  return append(text, rest ? last + rest.index : text.length, row(used));
}

/** The values of a term for the columns of a table; where it has none for abbreviations, they stand behind the term. */
export function valuesOf({ term, definition, abbreviation }: NewTerm, columns: Columns): string[] | Refusal {
  for (const needed of ["term", "definition"] as const) {
    if (!columns.includes(needed)) {
      return { refused: `The house glossary has no column “${needed}”: add the term by hand.` };
    }
  }
  const both = abbreviation === undefined ? term : `${term} (${abbreviation})`;
  const fits = abbreviation === undefined || columns.includes("abbreviation");
  if (!fits && termAndAside(onOneLine(both)).abbreviation !== onOneLine(abbreviation)) {
    return { refused: "The house glossary has no column “abbreviation”: add the term by hand." };
  }
  const values = { term: fits ? term : both, definition, abbreviation: abbreviation ?? "", variants: "" };
  return columns.map((column) => (column === undefined ? "" : onOneLine(values[column])));
}

function written(value: string, separator: string): string {
  // A tab is white space, and white space is single spaces by now.
  return value.includes(separator) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value;
}
