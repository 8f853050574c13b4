import picocolors from "picocolors";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, Severity } from "../model/finding";
import type { Span } from "../text/span";
import { countOf, type Report, type ReportedProblem } from "./report";
import type { Terminal } from "./terminal";

type Colours = ReturnType<typeof picocolors.createColors>;

/** The report for a person: each finding with its line, the words in question marked beneath. */
export function prettyReport({ files, problems }: Report, { colours, columns }: Terminal): string {
  const paint = picocolors.createColors(colours === "on");
  const width = Math.max(40, Math.min(columns ?? 100, 120));
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, document, findings }) =>
      findings.map((finding) => findingBlock(path, document, finding, paint, width)).join("\n"),
    );
  blocks.push(...problems.map((problem) => problemBlock(problem, paint, width)));
  blocks.push(summary(files.length, countOf(files), problems.length));
  return `${blocks.join("\n")}\n`;
}

function findingBlock(
  path: string,
  document: TextDocument,
  finding: Finding,
  paint: Colours,
  width: number,
): string {
  const { line, character } = document.positionAt(finding.start);
  const severity = severityColour(paint, finding.severity)(finding.severity);
  const place = paint.bold(`${path}:${line + 1}:${character + 1}`);
  const head = `${place}  ${severity}  ${paint.dim(finding.rule)}`;
  const text = wrap(finding.message, width - 2).map((part) => `  ${part}`);
  return [
    head,
    ...excerpt(document, finding, width, severityColour(paint, finding.severity)),
    ...text,
    "",
  ].join("\n");
}

function problemBlock({ path, message, place }: ReportedProblem, paint: Colours, width: number): string {
  const at = place?.document.positionAt(place.start);
  const where = at ? `${path}:${at.line + 1}:${at.character + 1}` : path;
  const lines = place ? excerpt(place.document, place, width, paint.red) : [];
  return [
    `${paint.bold(where)}  ${paint.red("problem")}`,
    ...lines,
    ...wrap(message, width - 2).map((part) => `  ${part}`),
    "",
  ].join("\n");
}

/** The part of a line around a span, and carets under the span. Long lines, usual in prose, are cut on both sides. */
function excerpt(
  document: TextDocument,
  { start, end }: Span,
  width: number,
  paint: (text: string) => string,
): string[] {
  const { line, character } = document.positionAt(start);
  const lineStart = document.offsetAt({ line, character: 0 });
  const text = lineText(document, line);
  if (text.trim() === "") return [];
  const room = width - 6;
  const length = Math.max(1, Math.min(end - lineStart, text.length) - character);
  const spare = Math.max(0, room - length);
  const from =
    text.length <= room ? 0 : Math.max(0, Math.min(character - Math.floor(spare / 2), text.length - room));
  const shown = text.slice(from, from + room);
  const before = from > 0 ? "…" : " ";
  const after = from + room < text.length ? "…" : "";
  const carets = "^".repeat(Math.max(1, Math.min(length, room - (character - from))));
  return [`  ${before}${printable(shown)}${after}`, `   ${" ".repeat(character - from)}${paint(carets)}`];
}

function lineText(document: TextDocument, line: number): string {
  const start = { line, character: 0 };
  return document.getText({ start, end: { line: line + 1, character: 0 } }).replace(/[\r\n]+$/, "");
}

/** A text of the same length without characters that a terminal would obey. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}

function wrap(message: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of printable(message).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function summary(files: number, counts: Record<Severity, number>, problems: number): string {
  const parts = [
    counted(counts.error, "error", "errors"),
    counted(counts.warning, "warning", "warnings"),
    `${counts.information} information`,
    counted(counts.hint, "hint", "hints"),
    ...(problems > 0 ? [counted(problems, "problem", "problems")] : []),
  ];
  return `${counted(files, "file", "files")} checked: ${parts.join(", ")}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function severityColour(paint: Colours, severity: Severity): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, information: paint.cyan, hint: paint.gray }[severity];
}
