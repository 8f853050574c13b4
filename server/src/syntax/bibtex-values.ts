import type { Span } from "../text/span";
import { type BibtexEntry, type BibtexFile, fieldsOf } from "./bibtex";
import { closesQuote, matchBrace, skipSpace } from "./bibtex-text";
import { decodeLatex } from "./latex";

/** Reads the LaTeX source of one field by its lower-cased name: macros and `#` resolved, delimiters taken off. */
export type FieldReader = (name: string) => string | undefined;

// Macros may refer to macros; a file that doubles a macro twenty times must not fill the memory.
const MAX_VALUE_LENGTH = 200_000;
const MAX_MACRO_DEPTH = 16;
const MAX_ANCESTORS = 32;

const monthNames = new Map(
  "January February March April May June July August September October November December"
    .split(" ")
    .map((month) => [month.slice(0, 3).toLowerCase(), month]),
);

// What an entry's identity consists of; a chapter does not have its book's DOI or abstract.
const ownOnly = new Set(
  (
    "crossref xref xdata ids doi url urldate pmid pmcid eprint eprinttype archiveprefix abstract pages keywords " +
    "file note annote annotation shorttitle options label sortkey related entryset"
  ).split(" "),
);

// Entries that are part of another: its title is their booktitle (BibLaTeX manual, appendix B).
const partOf = new Set([
  "inproceedings",
  "conference",
  "incollection",
  "inbook",
  "suppbook",
  "suppcollection",
  "inreference",
]);

/**
 * The value of a field as text, LaTeX decoded; `undefined` where neither the entry nor, through `crossref` and `xdata`,
 * another entry of the file has it.
 */
export function fieldValue(file: BibtexFile, entry: BibtexEntry, name: string): string | undefined {
  const source = fieldReader(file, entry)(name.toLowerCase());
  return source === undefined ? undefined : decodeLatex(source);
}

/**
 * A reader for several fields of one entry; the entry's text is walked once.
 * `xdata` gives all its fields, `crossref` those that are not the parent's own (BibLaTeX manual, appendix B: the title of
 * proceedings becomes the booktitle). Entries that refer to each other in a circle end the search.
 */
export function fieldReader(file: BibtexFile, entry: BibtexEntry): FieldReader {
  const known = new Map<BibtexEntry, ReadonlyMap<string, Span>>();
  const fields = (of: BibtexEntry): ReadonlyMap<string, Span> => {
    const seen = known.get(of);
    if (seen !== undefined) return seen;
    const read = firstOfEach(file, of);
    known.set(of, read);
    return read;
  };
  const own = (of: BibtexEntry, name: string): string | undefined => {
    const value = fields(of).get(name);
    return value === undefined ? undefined : sourceOf(file, value);
  };
  const parents = (of: BibtexEntry, keys: string): readonly BibtexEntry[] => {
    const named = own(of, keys);
    return named === undefined ? [] : named.split(",").flatMap((key) => file.byKey.get(key.trim()) ?? []);
  };

  const search = (of: BibtexEntry, name: string, visited: Set<BibtexEntry>): string | undefined => {
    const value = own(of, name);
    if (value !== undefined || visited.size >= MAX_ANCESTORS) return value;
    visited.add(of);
    for (const parent of parents(of, "xdata")) {
      if (visited.has(parent)) continue;
      const inherited = search(parent, name, visited);
      if (inherited !== undefined) return inherited;
    }
    if (ownOnly.has(name)) return undefined;
    const [parent] = parents(of, "crossref");
    if (parent === undefined || visited.has(parent)) return undefined;
    return inherit(of, parent, name, (wanted) =>
      search(parent, wanted, wanted === name ? visited : new Set([entry, of])),
    );
  };
  // Hardly any entry has parents.
  const isAlone = !fields(entry).has("xdata") && !fields(entry).has("crossref");
  return (name) => (isAlone ? own(entry, name) : search(entry, name, new Set()));
}

function inherit(
  child: BibtexEntry,
  parent: BibtexEntry,
  name: string,
  search: (name: string) => string | undefined,
): string | undefined {
  if (partOf.has(child.type)) {
    if (name === "title" || name === "subtitle") return undefined;
    if (name === "booktitle") return search("booktitle") ?? search("title");
    if (name === "booksubtitle") return search("booksubtitle") ?? search("subtitle");
    // The editors of proceedings are listed as such; whoever wrote the whole book did not write this part of it.
    if (name === "author" && parent.type !== "book" && parent.type !== "mvbook") return undefined;
  }
  if (child.type === "article" && parent.type === "periodical") {
    if (name === "title" || name === "subtitle") return undefined;
    if (name === "journaltitle" || name === "journal") return search("title");
  }
  return search(name);
}

function firstOfEach(file: BibtexFile, entry: BibtexEntry): ReadonlyMap<string, Span> {
  const fields = new Map<string, Span>();
  for (const field of fieldsOf(file, entry)) {
    if (!fields.has(field.name)) fields.set(field.name, field.value);
  }
  return fields;
}

/** The LaTeX source of a value: its pieces joined, macros replaced; an unknown macro stands for its own name. */
export function sourceOf(file: BibtexFile, value: Span): string {
  return expand(file, value, 0, MAX_VALUE_LENGTH);
}

function expand(file: BibtexFile, value: Span, depth: number, room: number): string {
  const { text } = file;
  let source = "";
  let at = value.start;
  while (at < value.end && source.length < room) {
    const piece = pieceAt(text, at, value.end);
    if (piece.word) {
      const word = text.slice(piece.start, piece.end);
      const name = word.toLowerCase();
      const macro = depth < MAX_MACRO_DEPTH ? file.macros.get(name) : undefined;
      source +=
        macro === undefined
          ? (monthNames.get(name) ?? word)
          : expand(file, macro, depth + 1, room - source.length);
    } else {
      source += text.slice(piece.start, Math.min(piece.end, piece.start + room));
    }
    const hash = skipSpace(text, piece.next, value.end);
    if (text.charAt(hash) !== "#") break;
    at = skipSpace(text, hash + 1, value.end);
  }
  return source;
}

interface Piece extends Span {
  readonly word: boolean;
  readonly next: number;
}

/** One braced, quoted or bare piece of a value; a delimiter that is never closed reaches to the value's end. */
function pieceAt(text: string, start: number, limit: number): Piece {
  const opener = text.charAt(start);
  if (opener === "{") {
    const end = matchBrace(text, start, limit);
    return end === -1
      ? { word: false, start: start + 1, end: limit, next: limit }
      : { word: false, start: start + 1, end: end - 1, next: end };
  }
  if (opener === '"') {
    const end = closingQuote(text, start + 1, limit);
    return { word: false, start: start + 1, end, next: Math.min(end + 1, limit) };
  }
  let end = start;
  while (end < limit && !/[\s#]/.test(text.charAt(end))) end += 1;
  return { word: true, start, end, next: end };
}

function closingQuote(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (character === '"' && depth <= 0 && closesQuote(text, at)) return at;
  }
  return limit;
}
