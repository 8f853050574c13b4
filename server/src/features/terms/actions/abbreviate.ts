import { isAuthored, type PlacedIntroduction } from "../../../model/abbreviations/abbreviations";
import type { Glossary, GlossaryEntry, Meaning } from "../../../model/glossary";
import { type Manuscript, roleAt } from "../../../model/manuscript";
import { isShortForm, termIntroductions } from "../../../model/term-introductions";
import { byEntry, type TermUse } from "../../../model/term-uses";
import { writtenForm } from "../../../model/written-form";
import { pluralOf } from "../../../text/plurals";
import { capitalised, startsSentence } from "../../../text/sentence-words";
import type { Edit } from "../../../text/span";
import { asCapitalised, isPlural } from "../rename-term";
import { termAt } from "../term-at";
import type { TermAction } from "./term-action";

/**
 * Introduces the abbreviation of the term at an offset: behind its long form, or with its long form where the short one is
 * first used. Nothing where abstract or body introduces it already, or a heading would.
 */
export function introduceAbbreviation(
  offset: number,
  manuscript: Manuscript,
  glossary: Glossary,
): TermAction[] {
  const use = termAt(offset, manuscript, glossary);
  const [meaning, other] = use?.meanings ?? [];
  if (!use || !meaning || other) return [];
  const { entry } = meaning;
  const { abbreviation } = entry.term;
  const part = roleAt(manuscript, use.start) === "abstract";
  const introduced = termIntroductions(manuscript, glossary).get(entry);
  if (abbreviation === undefined || (introduced && isIn(introduced, part))) return [];
  const uses = (byEntry(manuscript, glossary).get(entry) ?? []).filter(
    (one) => one.meanings.length === 1 && (roleAt(manuscript, one.start) === "abstract") === part,
  );
  if (isShortForm(meaning)) return atFirstUse(entry, abbreviation, uses, manuscript);
  return behindLongForm(use, meaning, abbreviation, uses, manuscript);
}

function isIn({ scope }: PlacedIntroduction, abstract: boolean): boolean {
  return (scope.kind === "abstract") === abstract && scope.kind !== "display" && isAuthored(scope);
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
  return [
    {
      title: `Write “${long} (${short})” at the first use`,
      edits: [
        {
          span,
          text: `${startsSentence(manuscript.text, first.start) ? capitalised(long) : long} (${short})`,
        },
      ],
    },
  ];
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
  return [{ span, text: asCapitalised(written, meaning.form, short) }];
}
