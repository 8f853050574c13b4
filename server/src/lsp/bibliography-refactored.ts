import { keyCounts } from "../features/code-lens";
import { mergedEntries, uncitedIn, withoutEntries } from "../features/refactorings/bibliography";
import { meansSame } from "../features/references";
import { keyEdits, keysNamedIn, type Refusal } from "../features/rename";
import { sameWorksInSteps } from "../model/bibliography-works";
import { type Pace, paced } from "../service/pace";
import type { Edit, Span } from "../text/span";
import type { ServerContext } from "./context";
import type { OpenBibliography } from "./open-bibliography";
import { documentOf } from "./to-lsp";
import type { FileEdits } from "./workspace-edit";
import { workspaceManuscripts } from "./workspace-manuscripts";

/** What can be done with a whole BibTeX file; both look at every manuscript of the workspace. */
export const bibliographyRefactorings = {
  "remove-uncited-entries": {
    title: "Remove entries that no manuscript of the workspace cites",
    run: removeUncited,
  },
  "merge-entries": {
    title: "Merge entries of the same work",
    run: mergeEntries,
  },
} as const;

/** The name of such a refactoring. */
export type BibliographyRefactoringId = keyof typeof bibliographyRefactorings;

/** Whether a text names one of them. */
export function isBibliographyRefactoring(id: string): id is BibliographyRefactoringId {
  return Object.hasOwn(bibliographyRefactorings, id);
}

async function removeUncited(
  context: ServerContext,
  { document, bibliography }: OpenBibliography,
  pace: Pace,
): Promise<readonly FileEdits[] | Refusal> {
  const cited = new Set<string>();
  for await (const { manuscript, sources } of workspaceManuscripts(context, pace)) {
    for (const key of keyCounts(manuscript).keys()) {
      if (meansSame(key, sources.library, document.uri)) cited.add(key);
    }
  }
  if (cited.size === 0) return { refused: "No manuscript of the workspace cites anything in this file." };
  const uncited = uncitedIn(bibliography, (key) => cited.has(key));
  if (uncited.size === 0) return { refused: "Every entry of this file is cited." };
  return [{ document, version: document.version, edits: withoutEntries(bibliography, uncited) }];
}

/** Citations of the entries that go become citations of the one that stays. */
async function mergeEntries(
  context: ServerContext,
  { document, bibliography }: OpenBibliography,
  pace: Pace,
): Promise<readonly FileEdits[] | Refusal> {
  const merged = mergedEntries(await paced(sameWorksInSteps(bibliography), pace));
  if (merged.size === 0) return { refused: "No two entries of this file describe the same work." };
  const keys = new Map([...merged].map(([gone, kept]) => [gone.key, kept.key]));
  const goes = new Set(merged.keys());
  const stays = bibliography.entries.filter((entry) => !goes.has(entry));
  const named = namedIn(keysNamedIn(bibliography), stays).flatMap(({ key, start, end }): Edit[] => {
    const kept = keys.get(key);
    return kept === undefined ? [] : [{ span: { start, end }, text: kept }];
  });
  const own = {
    document,
    version: document.version,
    edits: [...withoutEntries(bibliography, goes), ...named],
  };
  const files: FileEdits[] = [own];
  for await (const { uri, manuscript, sources } of workspaceManuscripts(context, pace)) {
    const edits = [...keys].flatMap(([gone, kept]) =>
      meansSame(gone, sources.library, document.uri) ? keyEdits(manuscript, gone, kept) : [],
    );
    const open = context.documents.get(uri);
    if (edits.length > 0) {
      files.push({
        document: open ?? documentOf(uri, manuscript.text),
        version: open?.version ?? null,
        edits,
      });
    }
  }
  return files;
}

/** Those of some places that lie in entries; both in the order of the text. */
function namedIn<P extends Span>(places: readonly P[], entries: readonly Span[]): P[] {
  let next = 0;
  return places.filter((place) => {
    while ((entries[next]?.end ?? Infinity) < place.end) next++;
    return (entries[next]?.start ?? Infinity) <= place.start;
  });
}
