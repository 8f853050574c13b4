import type { Glossary, GlossaryEntry } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { termIntroductions } from "../../model/term-introductions";
import { isShortForm } from "../../model/term-match";
import type { Span } from "../../text/span";
import { ownAbbreviationAt } from "./own-abbreviation";
import { termAt } from "./term-at";

/** Where it is said what a term means: in the manuscript itself, or in the entry of a glossary. */
export type TermDefinition =
  | { readonly kind: "introduction"; readonly span: Span }
  | { readonly kind: "entry"; readonly entry: GlossaryEntry };

/** The definitions of a term, and the words that they belong to (UTF-16 offsets). */
export interface TermDefinitions extends Span {
  readonly definitions: readonly TermDefinition[];
}

/**
 * Where the term at an offset is defined: an abbreviation where the manuscript introduces it, everything else, and the
 * introduction itself, in the glossary. One definition for each meaning.
 */
export function termDefinitionsAt(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
): TermDefinitions | undefined {
  const term = termAt(offset, manuscript, glossary);
  if (!term) return ownDefinition(offset, manuscript);
  const introductions = termIntroductions(manuscript, glossary);
  if (term.meanings.length === 0) return ownDefinition(offset, manuscript);
  const definitions = term.meanings.map((meaning): TermDefinition => {
    const { entry } = meaning;
    const introduced = introductions.get(entry);
    const isThere = introduced && introduced.start <= term.start && term.end <= introduced.end;
    return introduced && !isThere && isShortForm(meaning)
      ? { kind: "introduction", span: { start: introduced.start, end: introduced.end } }
      : { kind: "entry", entry };
  });
  return { start: term.start, end: term.end, definitions };
}

function ownDefinition(offset: number, manuscript: Manuscript): TermDefinitions | undefined {
  const own = ownAbbreviationAt(offset, manuscript);
  if (!own) return undefined;
  const { use, introduction } = own;
  const span = { start: introduction.start, end: introduction.end };
  return { start: use.start, end: use.end, definitions: [{ kind: "introduction", span }] };
}
