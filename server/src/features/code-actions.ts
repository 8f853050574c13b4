import type { Bibliography } from "../model/bibliography";
import { lastEntryBefore } from "../model/bibliography-suppression";
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
  return actionsFor(span, findings, (finding) => suppression(finding, manuscript));
}

/** The same in a bibliography file; only BibTeX has comments in which a finding can be suppressed. */
export function bibliographyActionsFor(
  span: Span,
  findings: readonly Finding[],
  bibliography: Bibliography,
): CodeAction[] {
  return actionsFor(span, findings, (finding) => suppressionInBibliography(finding, bibliography));
}

function actionsFor(
  span: Span,
  findings: readonly Finding[],
  suppress: (finding: Finding) => Fix | undefined,
): CodeAction[] {
  const here = findings.filter((finding) => overlaps(finding, span) || touches(finding, span.start));
  const fixes = here.flatMap((finding) =>
    finding.fixes.map(
      (fix): CodeAction => ({ title: fix.title, finding, kind: "fix", fix, preferred: fix.kind === "safe" }),
    ),
  );
  const others = unique(here).flatMap((finding): CodeAction[] => [
    ...[suppress(finding) ?? []]
      .flat()
      .map((fix): CodeAction => ({ title: fix.title, finding, kind: "suppress", fix, preferred: false })),
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

/** A comment with a place for the reason, in front of the line; on a line that a comment would break (a table row, a list item) at its end. */
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
        text: `<!-- caveat-disable-next-line ${rule} -- … -->${breaksLine}${breaksLine}`,
      }
    : { span: { start: lineEnd, end: lineEnd }, text: ` <!-- caveat-disable-line ${rule} -- … -->` };
  return { title: `Suppress ${rule} on this line`, kind: "suggestion", edits: [edit] };
}

/** A comment on a line before the entry: inside an entry there are none. */
function suppressionInBibliography({ rule, start }: Finding, bibliography: Bibliography): Fix | undefined {
  const { uri, text } = bibliography;
  const entry = lastEntryBefore(start + 1, bibliography);
  if (!/\.bib$/i.test(uri) || entry === undefined || entry.end <= start) return undefined;
  const lineBreak = /\r\n|\n|\r/.exec(text.slice(0, LINE_SAMPLE))?.[0] ?? "\n";
  const startsLine = /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, entry.start - 200), entry.start));
  const comment = `${startsLine ? "" : lineBreak}% caveat-disable-next-line ${rule}${lineBreak}`;
  const edit = { span: { start: entry.start, end: entry.start }, text: comment };
  return { title: `Suppress ${rule} for this entry`, kind: "suggestion", edits: [edit] };
}

/** As much of a file shows how its lines end. */
const LINE_SAMPLE = 10_000;

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}
