import { scopedUnits } from "../../../model/abbreviations/abbreviations";
import { isListHeading } from "../../../model/abbreviations/list-names";
import type { Glossary } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import { isShortForm } from "../../../text/short-forms";
import type { Span } from "../../../text/span";
import { abbreviationLines } from "../glossary-export";
import { type UsedAbbreviation, usedAbbreviations } from "../used-abbreviations";
import type { TermAction } from "./term-action";

/**
 * Inserts the section "Abbreviations" before the reference list, or writes the list that is there anew: under a heading or a bold
 * line, or in a paragraph that begins with its name.
 */
export function abbreviationList(manuscript: Manuscript, glossary: Glossary): TermAction[] {
  const { text, sections } = manuscript;
  const own = listIn(manuscript);
  const listed = usedAbbreviations(manuscript, glossary, own);
  if (listed.length === 0) return [];
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (own) {
    const before = text.slice(own.start, own.end);
    const content = written(listed, before, lineBreak);
    if (before === content) return [];
    return [{ title: "Update the list of abbreviations", edits: [{ span: own, text: content }] }];
  }
  const before = sections.find(({ role, heading }) => role === "references" && heading);
  const depth = Math.min(before?.heading?.depth ?? 2, 6);
  const at = before?.start ?? text.length;
  const gap =
    at === 0 || /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, at))
      ? ""
      : text.slice(0, at).endsWith("\n")
        ? lineBreak
        : lineBreak + lineBreak;
  const section = [`${"#".repeat(depth)} Abbreviations`, "", ...abbreviationLines(listed), ""].join(
    lineBreak,
  );
  return [
    {
      title: "Insert a list of abbreviations",
      edits: [{ span: { start: at, end: at }, text: gap + section + (before ? lineBreak : "") }],
    },
  ];
}

/** What the first list of abbreviations holds, without its name and the blank lines around it; undefined where there is none. */
function listIn(manuscript: Manuscript): Span | undefined {
  const { text, sections } = manuscript;
  const section = sections.find(({ heading }) => heading && isListHeading(heading.text));
  if (section?.heading) return trimmed(text, { start: lineEnd(text, section.heading.end), end: section.end });
  const units = scopedUnits(manuscript);
  const first = units.findIndex(({ scope }) => scope.kind === "list");
  const unit = units[first];
  if (!unit) return undefined;
  const others = units.slice(first).findIndex(({ scope }) => scope.kind !== "list");
  const last = others === -1 ? units.at(-1) : units[first + others - 1];
  const start = unit.start + labelEnd(text.slice(unit.start, unit.end));
  return trimmed(text, { start, end: lineEnd(text, last?.end ?? unit.end) });
}

/** Where the name with which a list begins ends, its emphasis included. */
function labelEnd(source: string): number {
  return (
    /^[\s*_]*[\p{L}\s-]*?(?:abbreviations|acronyms)(?:\s+used)?(?:[*_:.–—]|\s(?=[*_]))*/iu.exec(source)?.[0]
      .length ?? 0
  );
}

function lineEnd(text: string, offset: number): number {
  return offset + (/[\r\n]|$/.exec(text.slice(offset))?.index ?? 0);
}

/** A span without the white space at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end);
  const from = start + (content.length - content.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(from, start + content.trimEnd().length) };
}

/** The list in the way in which it was written: a table, a paragraph in one line or in many, or a list. */
function written(listed: readonly UsedAbbreviation[], before: string, lineBreak: string): string {
  const lines = abbreviationLines(listed).map((line) => line.replace(/^- /, ""));
  const old = before.split(/\r\n|\r|\n/);
  if (before.startsWith("|")) {
    const rows = lines.map((line) => `| ${line.replace(": ", " | ")} |`);
    const [head = "", delimiter = ""] = old;
    // Where the head of the table is an entry itself, the first entry is its head.
    const isEntry = isShortForm(/^\|\s*(\S+)\s*\|/.exec(head)?.[1] ?? "");
    return [...(isEntry ? rows.splice(0, 1) : [head]), delimiter, ...rows].join(lineBreak);
  }
  if (/^[-*+]\s/.test(before) || before === "")
    return lines.map((line) => `${before.charAt(0) || "-"} ${line}`).join(lineBreak);
  const mark = /^[^,:;]{1,20}([,:])/.exec(before)?.[1] ?? ":";
  const entries = lines.map((line) => line.replace(": ", `${mark} `));
  const ending = /\S( {2,}|\\)$/.exec(old[0] ?? "")?.[1];
  return ending === undefined ? `${entries.join("; ")}.` : entries.join(ending + lineBreak);
}
