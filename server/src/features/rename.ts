import type { Bibliography } from "../model/bibliography";
import { type CitationMember, within } from "../model/citation";
import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import { citationsOf } from "../model/resolve";
import type { Edit, Span } from "../text/span";
import { entryWithKeyAt } from "./references";
import { citedAt, entryAt } from "./subject";

/** Why something is not done, in whole sentences for the author. */
export interface Refusal {
  readonly refused: string;
}

/** Something that can't be renamed, and why not. */
export interface RefusedPlace extends Span, Refusal {}

/** A citation key that can be renamed, and where it stands under the cursor, without `@` and braces. */
export interface RenamePlace extends Span {
  readonly key: string;
}

/** A manuscript as far as its keys are concerned. */
export interface CitingText {
  readonly uri: string;
  readonly manuscript: Manuscript;
  readonly library: Library;
}

/** The key at an offset (UTF-16) of a manuscript; undefined where nothing is cited at all. */
export function renamePlaceAt(
  offset: number,
  manuscript: Manuscript,
  library: Library,
): RenamePlace | RefusedPlace | undefined {
  const cited = citedAt(offset, manuscript, library);
  if (!cited) {
    const entry = entryAt(offset, manuscript);
    return entry && { refused: whyNotNumbers, start: entry.start, end: entry.end };
  }
  const { start, end } = cited;
  const [only, ...others] = cited.members;
  if (only?.member.kind !== "key") return { refused: whyNot(only?.member.kind), start, end };
  if (others.length > 0)
    return { refused: "Several works are cited here. Put the cursor on one of the keys.", start, end };
  return { key: only.member.key, ...within(only.member, only.member.keySpan) };
}

/** The key at an offset of a bibliography. */
export function renamePlaceInBibliography(
  offset: number,
  bibliography: Bibliography,
): RenamePlace | RefusedPlace | undefined {
  const entry = entryWithKeyAt(offset, bibliography);
  if (!entry) return undefined;
  const { key, keySpan } = entry;
  const { start, end } = keySpan;
  return isWritten(key, keySpan, bibliography)
    ? { key, start, end }
    : { refused: whyNotWritten(key), start, end };
}

/**
 * Why a key can't have a new name; undefined when it can. `texts` are the manuscripts in which the key means the entry
 * in question, `home` is the bibliography that holds it, where there is one.
 */
export function whyNotRename(
  key: string,
  newKey: string,
  texts: readonly CitingText[],
  home: Bibliography | undefined,
): string | undefined {
  if (!isUsable(newKey)) {
    return `“${newKey}” can’t be a citation key: write letters, digits and _ : . + / - without spaces, beginning with a letter, a digit or _.`;
  }
  if (crossReference.test(newKey)) {
    return `“@${newKey}” would be read as a reference to a figure, table, equation or section.`;
  }
  if (home) {
    const entry = home.byKey.get(key);
    if (entry && !isWritten(key, entry.keySpan, home)) return whyNotWritten(key);
    if (home.duplicates.some((duplicate) => duplicate.key === key)) {
      return `Several entries of ${nameIn(home.uri)} have the key “${key}”. Give each a key of its own first.`;
    }
    if (home.byKey.has(newKey)) return taken(newKey, home.uri);
    if (/\.ya?ml$/i.test(home.uri) && !/^[\p{L}_].*[\p{L}\p{N}_]$/u.test(newKey)) {
      return `In a YAML file “${newKey}” would not be read as a key. Begin with a letter.`;
    }
  }
  for (const { uri, manuscript, library } of texts) {
    const other = library.entry(newKey);
    if (other) return taken(newKey, other.bibliography.uri);
    const homes = library.bibliographies.filter(({ byKey }) => byKey.has(key));
    if (homes.length > 1) {
      const files = homes.map((one) => nameIn(one.uri)).join(" and ");
      return `Both ${files} have an entry with the key “${key}”, and ${nameIn(uri)} uses both files.`;
    }
    if (citationsOf(newKey, manuscript).length > 0) {
      return `“${newKey}” is cited in ${nameIn(uri)} already, where it means another work.`;
    }
  }
  return undefined;
}

/** The edits that rename a key in a manuscript, also where the front matter names it (`nocite`). */
export function keyEdits(manuscript: Manuscript, key: string, newKey: string): Edit[] {
  const edits = citationsOf(key, manuscript).flatMap(({ member }): Edit[] =>
    member.kind === "key" ? [{ span: within(member, member.keySpan), text: newKey }] : [],
  );
  return [...frontMatterEdits(manuscript, key, newKey), ...edits];
}

/** The edits that rename a key in its bibliography: at its entry, and where other entries name it. */
export function bibliographyKeyEdits(bibliography: Bibliography, key: string, newKey: string): Edit[] {
  const entry = bibliography.byKey.get(key);
  if (!entry) return [];
  const named = keysNamedIn(bibliography).filter((name) => name.key === key);
  return [entry.keySpan, ...named].map(({ start, end }) => ({ span: { start, end }, text: newKey }));
}

/** The keys that entries of a BibTeX file name in their fields, with their places. */
export function keysNamedIn({ uri, text }: Bibliography): (Span & { readonly key: string })[] {
  if (!/\.bib$/i.test(uri)) return [];
  return [...text.matchAll(namingField)].flatMap(({ index, 0: whole, 1: list = "" }) => {
    const from = index + whole.length - list.length;
    return [...list.matchAll(/[^\s,]+/g)].map(({ index: at, 0: key }) => ({
      key,
      start: from + at,
      end: from + at + key.length,
    }));
  });
}

// The fields of BibTeX and BibLaTeX whose values are keys of other entries (biblatex manual, section 2.2.2).
const namingField = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{"]([^{}"=]{0,2000})(?=[}"])/gi;

// What BibTeX, pandoc, MyST and LaTeX all take for a key (Pandoc User’s Guide, “Citation syntax”).
function isUsable(key: string): boolean {
  return /^[\p{L}\p{N}_](?:[:.+/-]?[\p{L}\p{N}_])*$/u.test(key);
}

const crossReference = /^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|tip|nte|wrn|imp|cau)[-:]/i;

const whyNotNumbers =
  "Numbers are not renamed: “Renumber by order of appearance” among the refactorings changes them all, in the text and in the list.";

function whyNot(kind: CitationMember["kind"] | undefined): string {
  if (kind === "number") return whyNotNumbers;
  return kind === "author-year"
    ? "Names and year are what the work says of itself; only citation keys can be renamed."
    : "Only citation keys can be renamed.";
}

/** Whether the key stands in the file letter by letter; some formats derive it from other fields. */
function isWritten(key: string, { start, end }: Span, { text }: Bibliography): boolean {
  return text.slice(start, end) === key;
}

function whyNotWritten(key: string): string {
  return `“${key}” is not written in its file as a key but made from other fields of the record, so it can’t be renamed.`;
}

function taken(key: string, uri: string): string {
  return `“${key}” is the key of another entry in ${nameIn(uri)} already.`;
}

function nameIn(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Keys in front matter: `nocite: "@liu2020"`. */
function frontMatterEdits({ text, blocks }: Manuscript, key: string, newKey: string): Edit[] {
  const span = blocks[0]?.block.frontMatter;
  if (!span) return [];
  const edits: Edit[] = [];
  const yaml = text.slice(span.start, span.end);
  for (let at = yaml.indexOf(`@${key}`); at !== -1; at = yaml.indexOf(`@${key}`, at + 1)) {
    const start = span.start + at + 1;
    const end = start + key.length;
    const goesOn = /^(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/][\p{L}\p{N}_])/u.test(text.slice(end, end + 2));
    const opens = !/[\p{L}\p{N}_.@]/u.test(yaml.charAt(at - 1));
    if (!goesOn && opens) edits.push({ span: { start, end }, text: newKey });
  }
  return edits;
}
