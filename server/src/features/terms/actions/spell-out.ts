import {
  type AbbreviationUse,
  isAuthored,
  type PlacedIntroduction,
} from "../../../model/abbreviations/abbreviations";
import { withoutShortForm } from "../../../model/abbreviations/rewriting";
import type { Manuscript } from "../../../model/manuscript";
import { writtenForm } from "../../../model/written-form";
import { pluralOf } from "../../../text/plurals";
import { writtenAt } from "../../../text/sentence-words";
import type { Edit } from "../../../text/span";
import { ownAbbreviationAt } from "../own-abbreviation";
import type { TermAction } from "./term-action";

/** Writes out an abbreviation that the manuscript introduces, wherever it is used, and takes its introduction back. */
export function spellOut(offset: number, manuscript: Manuscript): TermAction[] {
  const own = ownAbbreviationAt(offset, manuscript);
  if (!own) return [];
  const { introduction } = own;
  const others = own.uses.filter(
    ({ nested, introduces, scope }) => !nested && !introduces && isAuthored(scope),
  );
  // A second introduction or a list of abbreviations would have to go as well.
  if (own.uses.some(({ introduces }) => introduces && introduces.start !== introduction.start)) return [];
  const removed = withoutShortForm(introduction, manuscript.text);
  const written = others.map((use) => writtenOut(use, introduction, manuscript));
  if (!removed || written.some((edits) => edits.length === 0)) return [];
  const edits = [removed, ...written.flat()];
  const often = others.length === 1 ? "its one other use" : `all ${others.length} other uses`;
  const title =
    others.length === 0
      ? `Leave the abbreviation “${introduction.short}” out`
      : `Spell out “${introduction.short}” in ${often}`;
  return [{ title, edits }];
}

function writtenOut(
  use: AbbreviationUse,
  { expansion, expansionSpan }: PlacedIntroduction,
  manuscript: Manuscript,
): Edit[] {
  const end = use.plural ? use.end + 1 : use.end;
  const span = writtenForm({ start: use.start, end }, manuscript);
  // Markup within the expansion, or maths, can't be copied as words.
  const source = manuscript.text.slice(expansionSpan.start, expansionSpan.end).replace(/\s+/g, " ");
  if (!span || source !== expansion) return [];
  const words = /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(expansion)
    ? expansion.charAt(0).toLowerCase() + expansion.slice(1)
    : expansion;
  return writtenAt(manuscript.text, { span, text: use.plural ? pluralOf(words) : words });
}
