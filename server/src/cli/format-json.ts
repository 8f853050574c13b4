import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../text/span";
import { countOf, type Report } from "./report";

/** The report as JSON, as docs/check-output.schema.json describes it: lines and columns from 1, offsets in UTF-16 units from 0. */
export function jsonReport({ files, problems, helpFor }: Report): string {
  const output = {
    version: 1,
    files: files.map(({ path, document, findings }) => ({
      path,
      findings: findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        ...placesOf(document, finding),
        help: helpFor(finding.rule),
      })),
      problems: problems
        .filter((problem) => problem.path === path)
        .map(({ message, place }) => ({ message, ...(place ? placesOf(place.document, place) : {}) })),
    })),
    problems: problems.map(({ path, message, place }) => ({
      path,
      message,
      ...(place ? placesOf(place.document, place) : {}),
    })),
    summary: { files: files.length, ...countOf(files), problems: problems.length },
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

function placesOf(document: TextDocument, { start, end }: Span) {
  return { start: placeOf(document, start), end: placeOf(document, end) };
}

function placeOf(document: TextDocument, offset: number) {
  const { line, character } = document.positionAt(offset);
  return { line: line + 1, column: character + 1, offset };
}
