import type { Manuscript } from "../manuscript";
import { bodyScope, type Scope, scopeAt } from "./abbreviations";

/**
 * The part of a manuscript that has to introduce an abbreviation which stands at an offset (UTF-16): headings and the title
 * leave that to the text, and so does what is not written yet.
 */
export function partAt(manuscript: Manuscript, offset: number): Scope {
  const scope = scopeAt(manuscript, offset) ?? bodyScope;
  return scope.kind === "heading" || scope.kind === "title" ? bodyScope : scope;
}

/** Whether what one scope introduces is known in a part: headings serve the text below them, and lists of abbreviations all parts. */
export function servesIn({ kind, number }: Scope, part: Scope): boolean {
  if (kind === "list") return true;
  if (kind === "heading" || kind === "title") return part.kind === "body";
  return kind === part.kind && number === part.number;
}
