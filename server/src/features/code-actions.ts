import type { Finding, Fix } from "../model/finding";
import type { Manuscript } from "../model/manuscript";
import { overlaps, type Span, touches } from "../text/span";

/** Something an author may do about a finding. */
export interface CodeAction {
  readonly title: string;
  readonly finding: Finding;
  readonly kind: "fix" | "suppress" | "explain";
  /** Absent for `explain`, which opens the rule's page. */
  readonly fix: Fix | undefined;
  /** Whether the editor may take it for the obvious one. */
  readonly preferred: boolean;
}

/** What can be done about the findings that a span (UTF-16 offsets) touches, the mending first. */
export function codeActionsFor(
  span: Span,
  findings: readonly Finding[],
  manuscript: Manuscript,
): CodeAction[] {
  const here = findings.filter((finding) => overlaps(finding, span) || touches(finding, span.start));
  const fixes = here.flatMap((finding) =>
    finding.fixes.map(
      (fix): CodeAction => ({ title: fix.title, finding, kind: "fix", fix, preferred: fix.kind === "safe" }),
    ),
  );
  const others = unique(here).flatMap((finding): CodeAction[] => [
    {
      title: `Suppress ${finding.rule} on this line`,
      finding,
      kind: "suppress",
      fix: suppression(finding, manuscript),
      preferred: false,
    },
    {
      title: `Why? Open the page of ${finding.rule}`,
      finding,
      kind: "explain",
      fix: undefined,
      preferred: false,
    },
  ]);
  return [...fixes, ...others];
}

function unique(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, index) => findings.findIndex(({ rule }) => rule === finding.rule) === index,
  );
}

/** A comment in front of the line; on a line that a comment would break (a table row, a list item) at its end. */
function suppression({ rule, start }: Finding, { text }: Manuscript): Fix {
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const lineEnd = endOfLine(text, start);
  const line = text.slice(lineStart, lineEnd);
  const breaksLine = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const startsBlock =
    lineStart === 0 || /(?:^|[\r\n])[ \t]*[\r\n]+$/.test(text.slice(Math.max(0, lineStart - 200), lineStart));
  const ownLine = startsBlock && /^[^\s|>*+\-\d]/.test(line);
  const edit = ownLine
    ? {
        span: { start: lineStart, end: lineStart },
        text: `<!-- caveat-disable-next-line ${rule} -->${breaksLine}${breaksLine}`,
      }
    : { span: { start: lineEnd, end: lineEnd }, text: ` <!-- caveat-disable-line ${rule} -->` };
  return { title: `Suppress ${rule} on this line`, kind: "suggestion", edits: [edit] };
}

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}
