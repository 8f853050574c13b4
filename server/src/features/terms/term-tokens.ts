import type { Glossary } from "../../model/glossary";
import type { Manuscript } from "../../model/manuscript";
import { termIntroductions } from "../../model/term-introductions";
import { byEntry, type TermUse, termUses } from "../../model/term-uses";
import { overlaps, type Span } from "../../text/span";

/** A use of a term that an editor marks; UTF-16 offsets. */
export interface TermToken extends Span {
  /** Whether the manuscript introduces the term's abbreviation here. */
  readonly introduces: boolean;
  /** Whether the glossary advises against the form. */
  readonly deprecated: boolean;
}

/** The terms within a span to be marked, in order: where each is first used, or every use. */
export function termTokens(
  span: Span,
  manuscript: Manuscript,
  glossary: Glossary,
  which: "firstUse" | "all",
): TermToken[] {
  const introductions = termIntroductions(manuscript, glossary);
  return marked(manuscript, glossary, which)
    .filter((use) => overlaps(use, span))
    .map(({ start, end, meanings }) => ({
      start,
      end,
      introduces: meanings.some(({ entry }) => {
        const introduced = introductions.get(entry);
        return introduced !== undefined && introduced.start <= start && end <= introduced.end;
      }),
      deprecated: meanings.length > 0 && meanings.every(({ kind }) => kind === "deprecated"),
    }));
}

function marked(manuscript: Manuscript, glossary: Glossary, which: "firstUse" | "all"): readonly TermUse[] {
  const explained = termUses(manuscript, glossary).filter(({ meanings }) => meanings.length > 0);
  if (which === "all") return explained;
  const first = new Set([...byEntry(manuscript, glossary).values()].map(([use]) => use));
  return explained.filter((use) => first.has(use));
}
