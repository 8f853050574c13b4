import { abbreviationsOf, isAuthored, usesOf } from "../../model/abbreviations/abbreviations";
import type { Glossary } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { isShortForm } from "../../model/term-match";
import { byEntry } from "../../model/term-uses";
import type { Span } from "../../text/span";

/** An abbreviation and what it stands for. */
export interface UsedAbbreviation {
  readonly term: string;
  readonly abbreviation: string;
}

/**
 * The abbreviations that the text uses, outside a list of them if it has one: as it introduces them itself, else as the glossary
 * explains them.
 */
export function usedAbbreviations(
  manuscript: Manuscript,
  glossary: Glossary,
  list?: Span,
): UsedAbbreviation[] {
  const outside = ({ start }: Span): boolean => !list || start < list.start || start >= list.end;
  const abbreviations = abbreviationsOf(manuscript);
  const found = new Map<string, UsedAbbreviation>();
  for (const [key, introductions] of abbreviations.introductionsByKey) {
    const used = usesOf(abbreviations, key).some((use) => outside(use) && isAuthored(use.scope));
    const first = introductions.find(outside) ?? introductions[0];
    // "(CAR)-engineered NK (CAR-NK)" names what it introduces, and does not write it out.
    if (!first || !used || /[()]/.test(first.expansion)) continue;
    found.set(first.short, { abbreviation: first.short, term: inList(first.expansion, glossary) });
  }
  for (const [{ term }, uses] of byEntry(manuscript, glossary)) {
    const { term: name, abbreviation } = term;
    if (abbreviation === undefined || found.has(abbreviation)) continue;
    const short = uses.find(
      (use) =>
        outside(use) && use.meanings.length === 1 && use.meanings.every((meaning) => isShortForm(meaning)),
    );
    const written = short && manuscript.text.slice(short.start, short.end);
    const isOwn = written !== undefined && [...found.keys()].some((one) => beginsWith(written, one));
    if (short && !isOwn) found.set(abbreviation, { abbreviation, term: name });
  }
  return [...found.values()];
}

/** An expansion as a glossary writes it, without the capitals of a title or a sentence. */
function inList(expansion: string, glossary: Glossary): string {
  const [match] = glossary.matches(expansion);
  const whole = match?.start === 0 && match.end === expansion.length;
  return (whole ? match.meanings[0]?.form : undefined) ?? expansion;
}

/** Whether words begin with an abbreviation: "NK cell" with "NK", but not "NKG2A". */
function beginsWith(words: string, abbreviation: string): boolean {
  return words.startsWith(abbreviation) && !/^[\p{L}\p{N}]/u.test(words.slice(abbreviation.length));
}
