import { isAuthored, type Scope, scopeAt, unitAt } from "../../../model/abbreviations/abbreviations";
import { partAt, servesIn } from "../../../model/abbreviations/parts";
import type { Glossary, GlossaryEntry, Meaning } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import { allIntroductions } from "../../../model/term-introductions";
import { isShortForm } from "../../../model/term-match";
import { byEntry, type TermUse } from "../../../model/term-uses";
import { writtenForm } from "../../../model/written-form";
import { pluralOf } from "../../../text/plurals";
import { writtenAt } from "../../../text/sentence-words";
import type { Edit } from "../../../text/span";
import { asCapitalised, isPlural } from "../rename-term";
import { termAt } from "../term-at";
import type { TermAction } from "./term-action";

/**
 * Introduces the abbreviation of the term at an offset: behind its long form, or with its long form where the short one is
 * first used. Nothing where the same part of the text (abstract, body, this caption) introduces it already, or a list does; and
 * nothing in cells of tables, whose abbreviations stand in a note.
 */
export function introduceAbbreviation(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
): TermAction[] {
  const use = termAt(offset, manuscript, glossary);
  const [meaning, other] = use?.meanings ?? [];
  if (!use || !meaning || other || isCell(use.start, manuscript)) return [];
  const { entry } = meaning;
  const { abbreviation } = entry.term;
  const part = partAt(manuscript, use.start);
  const introductions = allIntroductions(manuscript, glossary).get(entry) ?? [];
  if (abbreviation === undefined || !isAuthored(part)) return [];
  if (part.kind === "list" || introductions.some(({ scope }) => servesIn(scope, part))) return [];
  const uses = (byEntry(manuscript, glossary).get(entry) ?? []).filter(
    (one) => one.meanings.length === 1 && isSame(scopeAt(manuscript, one.start), part),
  );
  if (isShortForm(meaning)) return atFirstUse(entry, abbreviation, uses, manuscript);
  return behindLongForm(use, meaning, abbreviation, uses, manuscript);
}

function isCell(offset: number, manuscript: Manuscript): boolean {
  return unitAt(manuscript, offset)?.kind === "cell";
}

function isSame(scope: Scope | undefined, { kind, number }: Scope): boolean {
  return scope?.kind === kind && scope.number === number;
}

function atFirstUse(
  entry: GlossaryEntry,
  abbreviation: string,
  uses: readonly TermUse[],
  manuscript: Manuscript,
): TermAction[] {
  const first = uses.find(({ meanings: [meaning] }) => meaning && isShortForm(meaning));
  const [meaning] = first?.meanings ?? [];
  const span = first && writtenForm(first, manuscript);
  if (!first || !meaning || !span) return [];
  const written = manuscript.text.slice(first.start, first.end);
  const plural = isPlural(written, meaning.form);
  const long = plural ? pluralOf(entry.term.term) : entry.term.term;
  const short = plural ? pluralOf(abbreviation) : abbreviation;
  const edits = writtenAt(manuscript.text, { span, text: `${long} (${short})` });
  return [{ title: `Write “${long} (${short})” at the first use`, edits }];
}

function behindLongForm(
  use: TermUse,
  meaning: Meaning,
  abbreviation: string,
  uses: readonly TermUse[],
  manuscript: Manuscript,
): TermAction[] {
  const span = writtenForm(use, manuscript);
  if (!span) return [];
  const written = manuscript.text.slice(use.start, use.end);
  const short = isPlural(written, meaning.form) ? pluralOf(abbreviation) : abbreviation;
  const insert: Edit = { span: { start: span.end, end: span.end }, text: ` (${short})` };
  const later = uses
    .filter(({ start }) => start > use.start)
    .flatMap((one) => shortened(one, abbreviation, manuscript));
  return [
    { title: `Introduce the abbreviation “${short}” here`, edits: [insert] },
    ...(later.length === 0
      ? []
      : [{ title: `Introduce “${short}” here and use it from here on`, edits: [insert, ...later] }]),
  ];
}

function shortened(use: TermUse, abbreviation: string, manuscript: Manuscript): Edit[] {
  const [meaning] = use.meanings;
  const span = writtenForm(use, manuscript);
  if (!meaning || !span || isShortForm(meaning)) return [];
  const written = manuscript.text.slice(use.start, use.end);
  const short = isPlural(written, meaning.form) ? pluralOf(abbreviation) : abbreviation;
  return writtenAt(manuscript.text, { span, text: asCapitalised(written, meaning.form, short) });
}
