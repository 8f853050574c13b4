import type { KeyMember } from "./spelling";

// Quarto writes `@fig-one`, pandoc-crossref and pandoc-xnos `@fig:one`, both with a capital at the start of a sentence.
// Prefixes: quarto.org, "Cross References"; lierdakil.github.io/pandoc-crossref.
const crossReference =
  /^(?:fig|figure|suppfig|tbl|tab|table|supptbl|eq|eqn|sec|lst|alg|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|tip|nte|wrn|imp|cau)[-:]/i;

/** Whether what looks like a citation key names a figure, a table, an equation or a section. */
export function isCrossReference(key: string): boolean {
  return crossReference.test(key);
}

// Decorators of Python, Java and TypeScript and tags of documentation comments, as texts on software mention them.
const decorator =
  /^(?:staticmethod|classmethod|property|dataclass|override|deprecated|param|returns?|throws|export|import|importFrom|media|charset|keyframes|font-face|ts-ignore|Test|Override|Deprecated)$/;

const handleAnnounced =
  /(?:twitter|\bX|github|gitlab|mastodon|bluesky|instagram|facebook|linkedin|slack|discord|youtube|handles?|follow(?: us| me)?(?: on \w+)?|account)\s*[:(]?\s*$/i;

/** Whether `@name` in running text is somebody's handle, a decorator, or a package's scope (`@types/node`). */
export function isHandle(markup: string, { start, end, key }: KeyMember): boolean {
  if (decorator.test(key) || /^[a-z][\w.-]*\/[a-z][\w.-]*$/.test(key)) return true;
  // A federated handle has a second @: `@name@example.org`.
  if (/^@[\p{L}\p{N}]/u.test(markup.slice(end, end + 2))) return true;
  return !/[\d:]/.test(key) && handleAnnounced.test(markup.slice(Math.max(0, start - 40), start));
}
