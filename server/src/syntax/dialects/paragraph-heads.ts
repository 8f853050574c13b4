import { type SectionName, sectionNamed, sectionNamedWhole } from "../section-names";
import { labelDepth, lineDepth, type Run } from "../unit";
import { captionOf } from "./captions";
import type { Line } from "./paragraph-lines";

// Converters write a heading as a line that is bold or that the parser doesn't know (`###Abstract`), and more than one may
// stand before the text; a fourth is none.
const mostHeadings = 3;

/** A paragraph, with the headings that its first lines are and the label that it begins with as runs of their own. */
export function headOf(run: Run, lines: readonly Line[]): Run[] {
  if (run.kind !== "paragraph" || run.footnote || lines.length === 0) return [run];
  const found: Run[] = [];
  let first = 0;
  while (!run.listed && first < Math.min(mostHeadings, lines.length)) {
    const heading = headingIn(lines, first);
    const line = lines[first];
    if (!heading || !line) break;
    const { marks, ...named } = heading;
    found.push({ ...run, kind: "heading", ...named, start: line.start + marks, end: line.end });
    first++;
  }
  const rest = lines[first];
  if (!rest) return found;
  const start = first === 0 ? run.start : rest.start;
  return [...found, ...labelled({ ...run, start }, lines.slice(first))];
}

interface Heading extends Pick<Run, "depth" | "section"> {
  /** How many characters of mark-up it begins with that the parser took for text. */
  readonly marks: number;
}

function headingIn(lines: readonly Line[], index: number): Heading | undefined {
  const line = lines[index];
  if (!line || line.text.length > longestHeading) return undefined;
  const next = lines[index + 1];
  return hashHeading(line.text) ?? boldHeading(line, next) ?? plainHeading(line, next);
}

const longestHeading = 160;

/** `###Abstract`: old Markdown needs no space behind the marks; a lone `#word` is a tag. */
function hashHeading(line: string): Heading | undefined {
  const [, marks = "", name = ""] = /^(#{1,6})([\p{L}\d].*)$/u.exec(line) ?? [];
  const section = sectionNamed(name);
  if (name === "" || (marks.length < 2 && section === undefined)) return undefined;
  return { depth: marks.length, section, marks: marks.length };
}

/** `**Methods**` on a line of its own. */
function boldHeading({ text, broken }: Line, next: Line | undefined): Heading | undefined {
  const name = boldWhole(text);
  if (name === undefined || captionOf(text) || /[,;]$/.test(name)) return undefined;
  const words = name.split(/\s+/).length;
  if (words > 16 || (!next && words > 10 && name.endsWith("."))) return undefined;
  const section = sectionNamed(name);
  const follows = !next || section !== undefined || broken || /^["“(*_]*[\p{Lu}\d]/u.test(next.text);
  return follows ? { depth: lineDepth, section, marks: 0 } : undefined;
}

const bold = /^(?:\*__|_\*\*|\*\*\*?|___?)(?=\S)(.*\S)(?:__\*|\*\*_|\*\*\*?|___?)([.:]?)$/;

function boldWhole(line: string): string | undefined {
  const [, name = "", stop = ""] = bold.exec(line) ?? [];
  return name === "" || /\*\*|__/.test(name) ? undefined : name + stop;
}

/** "Methods" or "2. Methods" on a line of its own: nothing but the name of a section. */
function plainHeading({ text }: Line, next: Line | undefined): Heading | undefined {
  if (/[.!?,;]$/.test(text) || (next && !/^["“(*_#]*[\p{Lu}\d]/u.test(next.text))) return undefined;
  const section = /^["“(*_\d]*\p{Lu}|^\(?[\divx]+[.) ]/u.test(text) ? sectionNamedWhole(text) : undefined;
  return section && { depth: lineDepth, section, marks: 0 };
}

/** The run with its label, if it has one, and as a caption, if it is one. */
function labelled(run: Run, lines: readonly Line[]): Run[] {
  const text = lines[0]?.text ?? "";
  const caption = captionOf(text);
  if (caption) return [{ ...run, kind: "caption", caption }];
  const label = run.listed ? undefined : labelIn(text);
  if (!label) return [run];
  const from = lines[0]?.start ?? run.start;
  const heading: Run = {
    ...run,
    kind: "heading",
    depth: labelDepth,
    section: label.section,
    end: from + label.length,
  };
  return label.length === text.length && lines.length === 1
    ? [heading]
    : [heading, { ...run, start: from + label.length + label.space }];
}

interface Label {
  readonly section: SectionName;
  readonly length: number;
  /** How much white space follows. */
  readonly space: number;
}

/** "**Background:** …", "*Results.* …", "Keywords: …", "Abstract — …": the name of a section before a paragraph. */
function labelIn(line: string): Label | undefined {
  const start = line.slice(0, 120);
  const marked =
    /^(?:[*_]{1,3}|\uFFFC{3,8})([^*_<\uFFFC]{2,80}?)(?:[*_]{1,3}|\uFFFC{4,9})([.:—–]?)(\s*)(?=(.?))/u.exec(
      start,
    );
  if (marked) {
    const [whole, name = "", stop = "", space = "", next = ""] = marked;
    const section = sectionNamedWhole(name);
    const ended = stop !== "" || /[.:—–]\s*$/.test(name) || /[\p{Lu}\d]/u.test(next);
    return section && ended
      ? { section, length: whole.length - space.length, space: space.length }
      : undefined;
  }
  const plain = /^(\p{Lu}[\p{L} &/-]{3,50}?)(?:\s?(:)|(\.)|\s?(—|–))(\s+)(?=(.))/u.exec(start);
  if (!plain) return undefined;
  const [whole, name = "", , stop, , space = "", next = ""] = plain;
  if (stop !== undefined && !/["“(\p{Lu}\d]/u.test(next)) return undefined;
  const section = sectionNamedWhole(name);
  return section && { section, length: whole.length - space.length, space: space.length };
}
