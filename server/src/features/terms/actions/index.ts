import type { Glossary } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import type { Span } from "../../../text/span";
import { introduceAbbreviation } from "./abbreviate";
import { abbreviationList } from "./abbreviation-list";
import { preferredForm } from "./preferred";
import { spellOut } from "./spell-out";
import type { TermAction } from "./term-action";

export type { TermAction } from "./term-action";

/**
 * What can be done with the term or abbreviation at the beginning of a span (UTF-16 offsets); nothing where none is.
 * `preferences` are the forms that the project prefers to those of its glossaries.
 */
export function termActionsAt(
  { start }: Span,
  manuscript: Manuscript,
  glossary: Glossary,
  preferences: readonly string[],
): TermAction[] {
  const here = [
    ...preferredForm(start, manuscript, glossary, preferences),
    ...introduceAbbreviation(start, manuscript, glossary),
    ...spellOut(start, manuscript),
  ];
  const shortForms = isAtAbbreviation(start, manuscript) || here.length > 0;
  return shortForms ? [...here, ...abbreviationList(manuscript, glossary)] : here;
}

/** In a heading "Abbreviations" and on abbreviations somebody thinks of their list. */
function isAtAbbreviation(offset: number, { text }: Manuscript): boolean {
  const word = /[\p{L}\p{N}-]*$/u.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? "";
  const rest = /^[\p{L}\p{N}-]*/u.exec(text.slice(offset, offset + 40))?.[0] ?? "";
  return /\p{Lu}\p{Ll}?\p{Lu}/u.test(word + rest) || /^abbreviations?$/i.test(word + rest);
}
