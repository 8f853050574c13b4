import type { Problem } from "../syntax/problem";
import type { GlossaryFile } from "./glossary-file";

/**
 * The glossaries of a project, the first of which counts, with a problem at each entry that an earlier file has as well and
 * defines otherwise. That a house glossary defines what ships with Caveat is meant to be.
 */
export function withConflicts(glossaries: readonly GlossaryFile[]): GlossaryFile[] {
  const known = new Map<string, { readonly uri: string; readonly definition: string }>();
  return glossaries.map((file) => {
    const conflicts = file.entries.flatMap(({ term, origin }): Problem[] => {
      const name = term.term.toLowerCase();
      const before = known.get(name);
      if (!before) known.set(name, { uri: file.uri, definition: term.definition });
      if (!before || !origin || before.definition === term.definition) return [];
      const other = glossaryName(before.uri);
      const { start, end } = origin;
      const message = `“${term.term}” is defined otherwise in ${other}, which comes first and counts.`;
      return [{ start, end, severity: "warning", message }];
    });
    return { ...file, problems: [...file.faults, ...conflicts] };
  });
}

/** How messages call a glossary: the name of its file. */
export function glossaryName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
