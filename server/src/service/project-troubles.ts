import type { ProjectFile } from "../model/project-file";
import type { Problem } from "../syntax/problem";
import type { Trouble } from "./files";
import { whyUnread } from "./findings";
import type { Project } from "./project";
import { resolve } from "./uris";

/** What a project file names and nobody can read, at its place there. */
export function namedTroubles(
  { bibliography, glossary }: ProjectFile,
  { root, troubles }: Pick<Project, "root" | "troubles">,
): Problem[] {
  return [...bibliography, ...glossary].flatMap(({ path, start, end }): Problem[] => {
    const trouble = troubles.get(resolve(root, path));
    if (!trouble) return [];
    return [{ start, end, severity: "error", message: `“${path}” can’t be used: ${why(trouble)}.` }];
  });
}

/** A path in a project file has one place only. */
function why(trouble: Trouble): string {
  return trouble.kind === "missing" ? "there is no such file" : whyUnread(trouble);
}
