import {
  type AbbreviationUse,
  isAuthored,
  type PlacedIntroduction,
} from "../../../model/abbreviations/abbreviations";
import type { Manuscript } from "../../../model/manuscript";
import { writtenForm } from "../../../model/written-form";
import { pluralOf } from "../../../text/plurals";
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
  const removed = withoutShortForm(introduction, manuscript);
  const written = others.map((use) => writtenOut(use, introduction, manuscript));
  const edits = [removed, ...written].filter((edit) => edit !== undefined);
  if (edits.length !== others.length + 1) return [];
  const often = others.length === 1 ? "its one other use" : `all ${others.length} other uses`;
  const title =
    others.length === 0
      ? `Leave the abbreviation “${introduction.short}” out`
      : `Spell out “${introduction.short}” in ${often}`;
  return [{ title, edits }];
}

function withoutShortForm(
  { expansionSpan, shortSpan, expansion, order }: PlacedIntroduction,
  { text }: Manuscript,
): Edit | undefined {
  if (order === "expansion first") {
    const between = text.slice(expansionSpan.end, shortSpan.start);
    const after = /^s?[*_]*[)\]]/.exec(text.slice(shortSpan.end, shortSpan.end + 8))?.[0];
    if (!/^\s*[([][*_]*$/.test(between) || after === undefined) return undefined;
    return { span: { start: expansionSpan.end, end: shortSpan.end + after.length }, text: "" };
  }
  const between = text.slice(shortSpan.end, expansionSpan.start);
  const after = /^[)\]]/.exec(text.slice(expansionSpan.end))?.[0];
  if (order !== "short form first" || !/^s?\s*[([]$/.test(between) || after === undefined) return undefined;
  return { span: { start: shortSpan.start, end: expansionSpan.end + after.length }, text: expansion };
}

function writtenOut(
  use: AbbreviationUse,
  { expansion, expansionSpan }: PlacedIntroduction,
  manuscript: Manuscript,
): Edit | undefined {
  const end = use.plural ? use.end + 1 : use.end;
  const span = writtenForm({ start: use.start, end }, manuscript);
  // Markup within the expansion, or maths, can't be copied as words.
  const source = manuscript.text.slice(expansionSpan.start, expansionSpan.end).replace(/\s+/g, " ");
  if (!span || source !== expansion) return undefined;
  const words = /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(expansion)
    ? expansion.charAt(0).toLowerCase() + expansion.slice(1)
    : expansion;
  const named = use.plural ? pluralOf(words) : words;
  const raised = /(?:^|[.!?]["”’)*_]*\s+|[\r\n]\s*[\r\n]\s*)$/.test(
    manuscript.text.slice(Math.max(0, use.start - 40), use.start),
  );
  return { span, text: raised ? named.charAt(0).toUpperCase() + named.slice(1) : named };
}
