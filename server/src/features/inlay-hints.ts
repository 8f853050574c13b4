import type { Citation } from "../model/citation";
import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import { shortName } from "../model/reference";
import { type CitedWork, referenceOf, resolve } from "../model/resolve";
import type { Span } from "../text/span";
import { referenceLabel } from "./format-reference";

/** Which numbers are named: all, or only those that a range leaves to be worked out. */
export type NamedNumbers = "on" | "ranges";

/** Words that an editor shows after a citation without their being in the text. */
export interface InlayHint {
  /** Where it stands, a UTF-16 offset. */
  readonly offset: number;
  readonly label: string;
  /** All works, one to a line. */
  readonly details: readonly string[];
}

/** A hint that names more works than this is longer than the line it stands in. */
const mostNamed = 3;
/** Nor need a tooltip list more. */
const mostDetails = 20;

/** First author and year of the works that the numeric citations within a span (UTF-16) cite. */
export function inlayHintsIn(
  span: Span,
  manuscript: Manuscript,
  library: Library,
  which: NamedNumbers,
): InlayHint[] {
  return manuscript.citations
    .filter(({ start, end }) => span.start <= end && start <= span.end)
    .filter((citation) => isNamed(citation, which))
    .flatMap(({ members, end }): InlayHint[] => {
      const works = members.flatMap((member) => resolve(member, manuscript, library).works);
      const known = works.filter(({ target }) => target !== undefined);
      if (known.length === 0) return [];
      const named = known.slice(0, mostNamed).map(nameOf);
      const rest = known.length - named.length;
      return [
        {
          offset: end,
          label: [...named, ...(rest > 0 ? [`+${rest}`] : [])].join("; "),
          details: known.slice(0, mostDetails).map(detailOf),
        },
      ];
    });
}

function isNamed({ members }: Citation, which: NamedNumbers): boolean {
  return members.some(
    (member) => member.kind === "number" && (which === "on" || member.first !== member.last),
  );
}

/** "Liu 2020"; for an entry that can't be read its number. */
function nameOf({ label, target }: CitedWork): string {
  if (!target) return label;
  const { authors, editors, year, status } = referenceOf(target);
  const first = authors[0] ?? editors[0];
  const name = first === undefined ? "" : shortName(first);
  return [name, year?.toString() ?? status ?? ""].filter((part) => part !== "").join(" ") || label;
}

function detailOf({ label, target }: CitedWork): string {
  return target ? `${label}. ${referenceLabel(referenceOf(target))}` : label;
}
