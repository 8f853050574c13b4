// The notation of our fixtures: `<|>` is the cursor; a line of spaces and carets marks the words above it and may
// name them (`^^^^ claim/cure`); `=== name` starts another file.

/** Words that a fixture marks; offsets (UTF-16) into the text without the marks. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** One file of a fixture. */
export interface MarkedFile {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Where `<|>` stood. */
  readonly cursor: number | undefined;
}

/** Reads a fixture; its first file is called `manuscript.md` unless it begins with another name. */
export function readMarked(fixture: string): MarkedFile[] {
  const parts = fixture.replace(/^\n/, "").split(/^=== (.+)\n/m);
  const files = parts[0] === "" ? [] : [readFile("manuscript.md", parts[0] ?? "")];
  for (let index = 1; index < parts.length; index += 2)
    files.push(readFile(parts[index] ?? "", parts[index + 1] ?? ""));
  return files;
}

/** Writes marks beneath the lines of a text, as {@link readMarked} reads them. A mark over several lines is drawn on its first. */
export function drawMarks(text: string, marks: readonly Mark[]): string {
  let offset = 0;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    lines.push(line);
    for (const mark of marks) {
      if (
        mark.start < offset ||
        mark.start > offset + line.length ||
        (mark.start === offset + line.length && line !== "")
      )
        continue;
      const length = Math.max(1, Math.min(mark.end, offset + line.length) - mark.start);
      lines.push(`${" ".repeat(mark.start - offset)}${"^".repeat(length)} ${mark.label}`.trimEnd());
    }
    offset += line.length + 1;
  }
  return lines.join("\n");
}

function readFile(name: string, marked: string): MarkedFile {
  const kept: string[] = [];
  const marks: Mark[] = [];
  let lineStart = 0;
  let nextStart = 0;
  for (const line of marked.split("\n")) {
    const caret = /^( *)(\^+) ?(.*)$/.exec(line);
    if (caret && kept.length > 0) {
      const start = lineStart + (caret[1]?.length ?? 0);
      marks.push({ start, end: start + (caret[2]?.length ?? 0), label: caret[3] ?? "" });
    } else {
      kept.push(line);
      lineStart = nextStart;
      nextStart += line.replace("<|>", "").length + 1;
    }
  }
  const text = kept.join("\n");
  const cursor = text.indexOf("<|>");
  return { name, text: text.replace("<|>", ""), marks, cursor: cursor === -1 ? undefined : cursor };
}
