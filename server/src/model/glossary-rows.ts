import type { Problem } from "../syntax/problem";
import type { SeparatedField } from "../syntax/separated";
import { isShortForm } from "../text/short-forms";
import type { Span } from "../text/span";
import type { Term } from "./term";

/** A term of a glossary file and where it stands there (UTF-16). */
export interface LocatedTerm extends Span {
  readonly term: Term;
}

/** What a glossary file holds that can be used, and what is wrong with the rest. */
export interface ReadTerms {
  readonly terms: readonly LocatedTerm[];
  readonly problems: readonly Problem[];
}

/** A column of a table, by the key that an entry has for it. */
export type Column = "term" | "definition" | "abbreviation" | "variants";

/** What people call the columns, lower-cased. */
const columnNames: readonly (readonly [Column, RegExp])[] = [
  ["abbreviation", /^(?:abbreviations?|abbr\.?|acronyms?|short ?forms?|initialism|symbol)$/],
  [
    "term",
    /^(?:terms?|names?|words?|phrases?|preferred(?: form| term)?|full ?form|long ?form|expansion|entry)$/,
  ],
  ["definition", /^(?:definitions?|meanings?|descriptions?|explanations?|what it means|stands for)$/],
  ["variants", /^(?:variants?|synonyms?|aliases|also|other (?:names|forms))$/],
];

/** The columns of a table without a head. */
export const usualOrder: readonly Column[] = ["term", "definition", "abbreviation", "variants"];

/** The columns that a table's first row names; undefined where it is no head. */
export function headOf(row: readonly SeparatedField[] | undefined): (Column | undefined)[] | undefined {
  const head = row?.map(({ text }) => columnOf(text)) ?? [];
  const named = head.filter((column) => column !== undefined).length;
  return named >= 2 || (head.length === 1 && named === 1) ? head : undefined;
}

/**
 * The terms of a table: with a head that names its columns, in any order, or without one as term, definition, abbreviation,
 * variants. Of a table of abbreviations alone, their meanings are the terms. Rows that can't be used are problems; `asText`
 * says how to write a separator that separates nothing.
 */
export function termsInRows(rows: readonly (readonly SeparatedField[])[], asText: string): ReadTerms {
  const head = headOf(rows[0]);
  const columns = head ?? usualOrder;
  const terms: LocatedTerm[] = [];
  const problems: Problem[] = [];
  for (const row of head ? rows.slice(1) : rows) {
    const span = spanOf(row);
    const read = termIn(valuesOf(row, columns));
    if (typeof read === "string") problems.push({ ...span, severity: "error", message: read });
    else terms.push({ ...span, term: read });
    for (const { start, end } of row.filter(({ unclosed }) => unclosed)) {
      problems.push({
        start,
        end,
        severity: "warning",
        message: "The quotation marks of this field do not close it.",
      });
    }
    const fields = row.findLastIndex(({ text }) => text !== "") + 1;
    if (fields > columns.length) {
      const message = `This row has ${fields} fields, the table only ${columns.length} columns. ${asText}`;
      problems.push({ ...span, severity: "warning", message });
    }
  }
  return { terms, problems };
}

/** What a heading names as the column, or undefined. */
function columnOf(heading: string): Column | undefined {
  const name = heading.toLowerCase().replace(/[*_`]/g, "").trim();
  return columnNames.find(([, pattern]) => pattern.test(name))?.[0];
}

function spanOf(row: readonly SeparatedField[]): Span {
  return { start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0 };
}

function valuesOf(row: readonly SeparatedField[], columns: readonly (Column | undefined)[]) {
  const values = new Map<Column, string>();
  for (const [index, column] of columns.entries()) {
    const value = row[index]?.text ?? "";
    if (column !== undefined && value !== "") values.set(column, value);
  }
  return values;
}

/** The term of a row, or what it lacks. */
function termIn(values: ReadonlyMap<Column, string>): Term | string {
  const definition = values.get("definition");
  const written = values.get("term");
  const { term: name, abbreviation = values.get("abbreviation") } =
    written === undefined || values.has("abbreviation") ? { term: written } : termAndAside(written);
  const variants = values
    .get("variants")
    ?.split(/\s*[;|]\s*/)
    .filter((one) => one !== "");
  const more = {
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(variants && variants.length > 0 ? { variants } : {}),
  };
  if (name !== undefined && definition !== undefined) return { ...more, term: name, definition };
  const long = name ?? definition;
  if (abbreviation !== undefined && long !== undefined) {
    return { ...more, term: long, definition: standsFor(abbreviation, long) };
  }
  return name === undefined ? "This row names no term." : `“${name}” has no definition.`;
}

/** "banked cell (BC)", "killer cell (K cell)" as a term and its abbreviation. */
export function termAndAside(name: string): { readonly term: string; readonly abbreviation?: string } {
  const [, term, short = "", noun = ""] = /^(.*\S)\s+\(([^()\s]{1,14})( \p{Ll}+)?\)$/u.exec(name) ?? [];
  const isShort = isShortForm(short) || (noun !== "" && /^\p{Lu}+$/u.test(short));
  return term !== undefined && isShort ? { term, abbreviation: short + noun } : { term: name };
}

/** Whether all that an entry says is what its abbreviation stands for. */
export function onlyExpands({ term, abbreviation, definition }: Term): boolean {
  return abbreviation !== undefined && definition === standsFor(abbreviation, term);
}

/** The definition of a term of which only the abbreviation is known. */
export function standsFor(abbreviation: string, term: string): string {
  return `“${abbreviation}” stands for ${term}.`;
}
