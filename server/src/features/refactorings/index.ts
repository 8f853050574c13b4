import type { CitationSetting } from "../../model/citation-style";
import type { Library } from "../../model/library";
import type { Manuscript } from "../../model/manuscript";
import { overlaps, type Span, touches } from "../../text/span";
import type { Steps } from "../../text/steps";
import type { Refusal } from "../rename";
import { convertNumbers, isConvertible } from "./convert-numbers";
import { citationsByKey, keysToNumbers, whyNotNumber } from "./keys-to-numbers";
import { hasDuplicates, mergeDuplicates } from "./merge-duplicates";
import { citesByNames, namesToKeys, whyNotFromNames } from "./names-to-keys";
import { numberCitations } from "./numbers";
import { numbersToKeys, whyNotKeys } from "./numbers-to-keys";
import { checked, type Draft, type Outcome } from "./outcome";
import { whyNotRenumber } from "./relist";
import { removeUncited, uncitedEntries } from "./remove-uncited";
import { isInOrder, renumber } from "./renumber";
import { canBeCollapsed, sortAndCollapse } from "./sort-and-collapse";

/** A change of how a whole manuscript cites. */
interface Refactoring {
  readonly title: string;
  /** Whether there is something to do: asked whenever the cursor stands on a citation, so it has to be quick. */
  readonly applies: (manuscript: Manuscript, library: Library) => boolean;
  /** Why it can’t be done, as far as that is quickly seen; undefined where nothing speaks against it. */
  readonly whyNot?: (manuscript: Manuscript, library: Library) => string | undefined;
  readonly run: (manuscript: Manuscript, library: Library) => Draft | Refusal;
}

const refactorings = {
  renumber: {
    title: "Renumber by order of appearance",
    applies: (manuscript) => isNumbered(manuscript) && !isInOrder(manuscript),
    whyNot: whyNotRenumber,
    run: renumber,
  },
  "sort-and-collapse": {
    title: "Sort and shorten all groups of numbers",
    applies: canBeCollapsed,
    run: sortAndCollapse,
  },
  "remove-uncited": {
    title: "Remove entries that are not cited",
    applies: (manuscript) => {
      const uncited = uncitedEntries(manuscript).length;
      return uncited > 0 && uncited < (manuscript.references?.entries.length ?? 0);
    },
    whyNot: (manuscript) => (isNumbered(manuscript) ? whyNotRenumber(manuscript) : undefined),
    run: removeUncited,
  },
  "merge-duplicates": {
    title: "Merge entries of the same work",
    applies: ({ references }) =>
      references !== undefined && references.byNumber.size > 0 && hasDuplicates(references),
    whyNot: whyNotRenumber,
    run: mergeDuplicates,
  },
  "to-brackets": {
    title: "Convert citations to numbers in brackets, [1]",
    applies: (manuscript) => isConvertible(manuscript, "bracketed"),
    whyNot: (manuscript) => whyNotStyle("numeric", manuscript),
    run: (manuscript) => convertNumbers(manuscript, "bracketed"),
  },
  "to-superscript": {
    title: "Convert citations to superscript numbers",
    applies: (manuscript) => isConvertible(manuscript, "raised"),
    whyNot: (manuscript) => whyNotStyle("superscript", manuscript),
    run: (manuscript) => convertNumbers(manuscript, "raised"),
  },
  "to-keys": {
    title: "Convert citations to [@key] with a bibliography file",
    applies: (manuscript) => isNumbered(manuscript) && numberCitations(manuscript).length > 0,
    whyNot: whyNotKeys,
    run: numbersToKeys,
  },
  "names-to-keys": {
    title: "Convert citations by author and year to [@key] with a bibliography file",
    applies: citesByNames,
    whyNot: whyNotFromNames,
    run: namesToKeys,
  },
  "keys-to-brackets": {
    title: "Convert [@key] citations to numbers, [1], with a reference list",
    applies: hasKeys,
    whyNot: (manuscript, library) => whyNotStyle("numeric", manuscript) ?? whyNotNumber(manuscript, library),
    run: (manuscript, library) => keysToNumbers(manuscript, library, "bracketed"),
  },
  "keys-to-superscript": {
    title: "Convert [@key] citations to superscript numbers with a reference list",
    applies: hasKeys,
    whyNot: (manuscript, library) =>
      whyNotStyle("superscript", manuscript) ?? whyNotNumber(manuscript, library),
    run: (manuscript, library) => keysToNumbers(manuscript, library, "raised"),
  },
} satisfies Record<string, Refactoring>;

/** The name of a refactoring. */
export type RefactoringId = keyof typeof refactorings;

/** A refactoring on offer. */
export interface OfferedRefactoring {
  readonly id: RefactoringId;
  readonly title: string;
  /** Why it can’t be done, where that is plain before it is tried. */
  readonly refused: string | undefined;
}

/** Whether a text names a refactoring. */
export function isRefactoringId(id: unknown): id is RefactoringId {
  return typeof id === "string" && Object.hasOwn(refactorings, id);
}

/** The title of a refactoring. */
export function titleOf(id: RefactoringId): string {
  return refactorings[id].title;
}

/** What can be done with the citations of a manuscript, where a span (UTF-16 offsets) touches one of them or the reference list. */
export function refactoringsAt(span: Span, manuscript: Manuscript, library: Library): OfferedRefactoring[] {
  const { citations, references } = manuscript;
  const near = [...citations, ...(references ? [references] : [])];
  if (!near.some((one) => overlaps(one, span) || touches(one, span.start))) return [];
  const all: readonly (readonly [string, Refactoring])[] = Object.entries(refactorings);
  return all.flatMap(([id, one]) =>
    isRefactoringId(id) && one.applies(manuscript, library)
      ? [{ id, title: one.title, refused: refusalOf(one, manuscript, library) }]
      : [],
  );
}

/** Works a refactoring out. Takes as long as reading the text anew, in steps. */
export function* refactorSteps(id: RefactoringId, manuscript: Manuscript, library: Library): Steps<Outcome> {
  const refused = refusalOf(refactorings[id], manuscript, library);
  if (refused !== undefined) return { refused };
  const found = refactorings[id].run(manuscript, library);
  return "refused" in found ? found : yield* checked(manuscript, found);
}

function refusalOf({ whyNot }: Refactoring, manuscript: Manuscript, library: Library): string | undefined {
  return whyNot?.(manuscript, library);
}

/** What the project file says of its manuscripts would make other words of such citations. */
function whyNotStyle(style: CitationSetting, { setting }: Manuscript): string | undefined {
  if (setting === undefined || setting === style) return undefined;
  return `caveat.yaml says of this project “citations: ${setting}”; written otherwise, they would cite nothing.`;
}

function isNumbered({ references }: Manuscript): boolean {
  return references !== undefined && references.byNumber.size > 0;
}

function hasKeys(manuscript: Manuscript, library: Library): boolean {
  return citationsByKey(manuscript).some(({ members }) =>
    members.some((member) => member.kind === "key" && library.has(member.key)),
  );
}
