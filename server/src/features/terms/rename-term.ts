import type { Glossary, GlossaryEntry, Meaning } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { entryNamed } from "../../model/term-names";
import { termUses } from "../../model/term-uses";
import { writtenForm } from "../../model/written-form";
import { formTokens } from "../../text/forms";
import { pluralOf, singularOf } from "../../text/plurals";
import type { Edit, Span } from "../../text/span";
import type { Refusal, RefusedPlace } from "../rename";
import { ownAbbreviationAt } from "./own-abbreviation";
import { termAt } from "./term-at";

/** What can be renamed: the words under the cursor (UTF-16 offsets), the form that they are a use of, and its other uses. */
export interface TermRenamePlace extends Span {
  readonly words: string;
  /** Undefined for an abbreviation that only the manuscript itself explains. */
  readonly entry: GlossaryEntry | undefined;
  readonly form: string;
  readonly uses: readonly Span[];
}

/** The term at an offset that can get another name; undefined where no term is. */
export function termRenamePlaceAt(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
): TermRenamePlace | RefusedPlace | undefined {
  const term = termAt(offset, manuscript, glossary);
  if (!term || term.meanings.length === 0) return ownAbbreviationPlace(offset, manuscript);
  const { start, end } = term;
  const words = manuscript.text.slice(start, end);
  const [meaning, other] = term.meanings;
  if (!meaning) return undefined;
  if (other) {
    const meanings = term.meanings.map(({ entry }) => `“${entry.term.term}”`).join(" or ");
    return {
      refused: `“${words}” may mean ${meanings} here, so its uses can’t be told apart.`,
      start,
      end,
    };
  }
  const uses = usesOfForm(meaning, manuscript, glossary);
  if (!uses.some((use) => use.start === start)) {
    return { refused: "Terms in the reference list belong to the works that are cited.", start, end };
  }
  return { start, end, words, entry: meaning.entry, form: meaning.form, uses };
}

function ownAbbreviationPlace(offset: number, manuscript: Manuscript): TermRenamePlace | undefined {
  const own = ownAbbreviationAt(offset, manuscript);
  if (!own) return undefined;
  const { start, end, short } = own.use;
  const uses = own.uses.filter((use) => use.short === short);
  return { start, end, words: manuscript.text.slice(start, end), entry: undefined, form: short, uses };
}

/** The edits that write a form of a term otherwise wherever the manuscript uses it, or why that can't be. */
export function renameTerm(
  { entry, form, words, uses }: TermRenamePlace,
  newWords: string,
  manuscript: Manuscript,
  glossary: Glossary,
): readonly Edit[] | Refusal {
  const name = plainName(newWords);
  if (formTokens(name).length === 0) return { refused: "A term needs letters or digits." };
  if (/[\\`*_[\]<>|$]/.test(name)) {
    return { refused: `“${name}” would be read as Markdown: write the term without markup.` };
  }
  const taken = entryNamed(glossary, name);
  if (taken && taken !== entry) {
    return {
      refused: `“${name}” means “${taken.term.term}” in the glossary: the two could no longer be told apart.`,
    };
  }
  return rewrittenUses({ form, uses }, renamedForm({ form, words }, name), manuscript);
}

/** What a form is called after it was renamed: in the singular, and without a capital that only began a sentence. */
export function renamedForm(
  { form, words }: Pick<TermRenamePlace, "form" | "words">,
  newWords: string,
): string {
  const name = plainName(newWords);
  const singular = isPlural(words, form) ? singularOf(name) : name;
  const raised = /^\p{Lu}/u.test(words) && /^\p{Ll}/u.test(form) && /^\p{Lu}\p{Ll}+(?!\p{L})/u.test(singular);
  return raised ? singular.charAt(0).toLowerCase() + singular.slice(1) : singular;
}

function plainName(words: string): string {
  return words.trim().replace(/\s+/g, " ");
}

/** The edits that write a name, given in the singular, in the place of every use of a form, or why that can't be. */
export function rewrittenUses(
  { form, uses }: Pick<TermRenamePlace, "form" | "uses">,
  singular: string,
  manuscript: Manuscript,
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const use of uses) {
    const span = writtenForm(use, manuscript);
    if (!span) {
      const line = manuscript.text.slice(0, use.start).split(/\r\n|\r|\n/).length;
      return { refused: `Markup stands within “${form}” in line ${line}: take it out of the words first.` };
    }
    const written = manuscript.text.slice(use.start, use.end);
    const number = isPlural(written, form) ? pluralOf(singular) : singular;
    edits.push({ span, text: asCapitalised(written, form, number) });
  }
  return edits;
}

/** The uses of one form of a term, in the singular and in the plural, without those that may mean something else. */
function usesOfForm(
  { entry, form }: Pick<Meaning, "entry" | "form">,
  manuscript: Manuscript,
  glossary: Glossary,
): readonly Span[] {
  return termUses(manuscript, glossary).filter(
    ({ meanings: [meaning, other] }) => !other && meaning?.entry === entry && meaning.form === form,
  );
}

/** Whether words are the plural of a form. */
export function isPlural(words: string, form: string): boolean {
  const last = (text: string): string => formTokens(text).at(-1)?.lower ?? "";
  const [written, plain] = [last(words), last(form)];
  return written !== plain && written.endsWith("s") && written.length > plain.length;
}

/** A name with the capital that the words in its place had at the beginning of a sentence. */
export function asCapitalised(written: string, form: string, name: string): string {
  const raised = /^\p{Lu}/u.test(written) && /^\p{Ll}/u.test(form);
  return raised && /^\p{Ll}[\p{Ll}-]*(?!\p{L})/u.test(name)
    ? name.charAt(0).toUpperCase() + name.slice(1)
    : name;
}
