import { abbreviationsOf, isAuthored, usesOf } from "../../../model/abbreviations/abbreviations";
import type { Glossary } from "../../../model/glossary";
import type { Manuscript } from "../../../model/manuscript";
import type { Section } from "../../../model/outline";
import { isShortForm } from "../../../model/term-introductions";
import { byEntry } from "../../../model/term-uses";
import type { Span } from "../../../text/span";
import { abbreviationLines } from "../glossary-export";
import type { TermAction } from "./term-action";

/** Inserts the section "Abbreviations" before the reference list, or writes the one that is there anew. */
export function abbreviationList(manuscript: Manuscript, glossary: Glossary): TermAction[] {
  const { text, sections } = manuscript;
  const own = sections.find(({ heading }) => heading && isListHeading(heading.text));
  const listed = abbreviationsIn(manuscript, glossary, own);
  if (listed.length === 0) return [];
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (own?.heading) {
    const span = contentOf(own, text);
    const content = written(listed, text.slice(span.start, span.end)).join(lineBreak);
    if (text.slice(span.start, span.end) === content) return [];
    return [{ title: "Update the list of abbreviations", edits: [{ span, text: content }] }];
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

interface Listed {
  readonly term: string;
  readonly abbreviation: string;
}

function isListHeading(heading: string): boolean {
  return /^(?:\d+[.)]?\s+)?(?:list of )?(?:abbreviations|acronyms)(?: used)?:?$/i.test(heading.trim());
}

/** The abbreviations that the text outside its list uses: as it introduces them itself, else as the glossary explains them. */
function abbreviationsIn(manuscript: Manuscript, glossary: Glossary, list: Span | undefined): Listed[] {
  const outside = ({ start }: Span): boolean => !list || start < list.start || start >= list.end;
  const abbreviations = abbreviationsOf(manuscript);
  const found = new Map<string, Listed>();
  for (const [key, introductions] of abbreviations.introductionsByKey) {
    const used = usesOf(abbreviations, key).some((use) => outside(use) && isAuthored(use.scope));
    const first = introductions.find(outside) ?? introductions[0];
    if (first && used) found.set(first.short, { abbreviation: first.short, term: first.expansion });
  }
  for (const [{ term }, uses] of byEntry(manuscript, glossary)) {
    const { term: name, abbreviation } = term;
    if (abbreviation === undefined || found.has(abbreviation)) continue;
    const short = uses.find(
      (use) =>
        outside(use) && use.meanings.length === 1 && use.meanings.every((meaning) => isShortForm(meaning)),
    );
    const isOwn =
      short && [...found.keys()].some((one) => manuscript.text.slice(short.start, short.end).startsWith(one));
    if (short && !isOwn) found.set(abbreviation, { abbreviation, term: name });
  }
  return [...found.values()];
}

/** What stands under a heading, without the blank lines around it. */
function contentOf({ heading, end }: Section, text: string): Span {
  const lineEnd = /[\r\n]|$/.exec(text.slice(heading?.end ?? 0))?.index ?? 0;
  const from = (heading?.end ?? 0) + lineEnd;
  const content = text.slice(from, end);
  const start = from + (content.length - content.trimStart().length);
  return { start: Math.min(start, end), end: Math.max(start, from + content.trimEnd().length) };
}

/** The list in the way in which it was written: a table, a paragraph, or a list. */
function written(listed: readonly Listed[], before: string): string[] {
  const lines = abbreviationLines(listed).map((line) => line.replace(/^- /, ""));
  if (before.startsWith("|")) {
    const head = before.split(/\r\n|\r|\n/).slice(0, 2);
    return [...head, ...lines.map((line) => `| ${line.replace(": ", " | ")} |`)];
  }
  if (/^[-*+]\s/.test(before) || before === "")
    return lines.map((line) => `${before.charAt(0) || "-"} ${line}`);
  const mark = /^[^,:;]{1,20}([,:])/.exec(before)?.[1] ?? ":";
  return [`${lines.map((line) => line.replace(": ", `${mark} `)).join("; ")}.`];
}
