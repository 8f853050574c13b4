import type { Edit, Span } from "../../text/span";

/** How a citation stands in its sentence: in brackets on the line, or raised behind the word. */
export type Stand = "bracketed" | "raised";

/**
 * The edit that writes a citation in another way. What is in brackets stands before the full stop with a space in front
 * of it; what is raised follows a full stop or comma directly (AMA Manual of Style, section 3.6).
 */
export function placed(text: string, citation: Span, from: Stand, to: Stand, written: string): Edit {
  if (from === to) return { span: { start: citation.start, end: citation.end }, text: written };
  return to === "raised" ? raisedEdit(text, citation, written) : bracketedEdit(text, citation, written);
}

function raisedEdit(text: string, { start, end }: Span, written: string): Edit {
  const blanks = /[ \t]*$/.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - blanks - 3), start - blanks);
  const mark = /^[.,](?![\p{L}\p{N}])/u.exec(text.slice(end, end + 2))?.[0] ?? "";
  if (mark !== "" && /[\p{L}\p{N})\]”"’*_]$/u.test(before)) {
    return { span: { start: start - blanks, end: end + mark.length }, text: mark + written };
  }
  if (/(?:^|[\r\n])$/.test(before)) return { span: { start, end }, text: written };
  // Raised behind a number or a unit it would be a power; the same section of the manual warns of it.
  const space = isPowerLike(before) ? " " : "";
  return { span: { start: start - blanks, end }, text: space + written };
}

function bracketedEdit(text: string, { start, end }: Span, written: string): Edit {
  const before = text.slice(Math.max(0, start - 2), start);
  if (/[\p{L}\p{N})\]”"’*_][.,]$/u.test(before)) {
    return { span: { start: start - 1, end }, text: ` ${written}${before.slice(-1)}` };
  }
  const space = before === "" || /[\s([{“‘"'—–/-]$/u.test(before) ? "" : " ";
  return { span: { start, end }, text: space + written };
}

function isPowerLike(before: string): boolean {
  return /\p{N}$|(?:^|[^\p{L}])\p{L}{1,2}$/u.test(before);
}
