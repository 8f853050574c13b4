import type { Span } from "../../text/span";
import { greekLetter } from "../maths";

/** A TeX command in prose and what of it a reader reads. */
export interface TexCommand extends Span {
  readonly name: string;
  /** The text of its last argument, or undefined where none is read. */
  readonly text: Span | undefined;
  /** The character that it writes, or undefined. */
  readonly letter: string | undefined;
}

// Commands whose last argument is the text.
const prose = new Set(
  (
    "text textit textbf textrm textsf textsc textsl emph underline textsuperscript textsubscript href footnote " +
    "caption hl mbox section subsection subsubsection paragraph title enquote added highlight textcolor"
  ).split(" "),
);

/** The TeX commands in a run of prose, with their arguments; environments as a whole where they are closed. */
export function texCommands(run: string): TexCommand[] {
  const found: TexCommand[] = [];
  const closings = closingBrackets(run);
  const lastEnds = new Map<string, number>();
  const opening = /\\([A-Za-z]+)\*?/g;
  let last = 0;
  for (let match = opening.exec(run); match; match = opening.exec(run)) {
    const name = match[1] ?? "";
    if (match.index > last && isWithinName(run.charAt(match.index - 1), name)) continue;
    const from = opening.lastIndex;
    const environment = name === "begin" ? environmentEnd(run, from, lastEnds) : undefined;
    const command =
      environment === undefined
        ? withArguments(run, closings, { name, start: match.index, end: from })
        : { name, start: match.index, end: environment, text: undefined, letter: undefined };
    found.push(command);
    last = command.text?.start ?? command.end;
    opening.lastIndex = last;
  }
  return found;
}

/** `\temp` in `C:\temp` is no command; `\alpha` in IL-2R\alpha is. */
function isWithinName(before: string, name: string): boolean {
  return /[\\:]/.test(before) || (/[\p{L}\p{N}]/u.test(before) && greekLetter(name) === undefined);
}

function withArguments(
  run: string,
  closings: ReadonlyMap<number, number>,
  { name, start, end }: Span & { readonly name: string },
): TexCommand {
  let to = end;
  let argument: Span | undefined;
  for (let close = closings.get(to); close !== undefined; close = closings.get(to)) {
    if (run[to] === "{") argument = { start: to + 1, end: close };
    to = close + 1;
  }
  return { name, start, end: to, text: prose.has(name) ? argument : undefined, letter: greekLetter(name) };
}

function environmentEnd(run: string, from: number, lastEnds: Map<string, number>): number | undefined {
  const name = /^\{([A-Za-z]{1,30}\*?)\}/.exec(run.slice(from, from + 40))?.[1];
  if (name === undefined) return undefined;
  const closing = `\\end{${name}}`;
  // Asked once for each name: where none follows, nothing is searched again.
  const last = lastEnds.get(name) ?? run.lastIndexOf(closing);
  lastEnds.set(name, last);
  return last < from ? undefined : run.indexOf(closing, from) + closing.length;
}

/** Where each bracket of a run closes. */
function closingBrackets(run: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  if (!run.includes("\\")) return closings;
  const open: { readonly at: number; readonly closing: string }[] = [];
  for (let offset = 0; offset < run.length; offset++) {
    const character = run[offset];
    if (character === "\\") offset++;
    else if (character === "{") open.push({ at: offset, closing: "}" });
    else if (character === "[") open.push({ at: offset, closing: "]" });
    else if (character === open.at(-1)?.closing) closings.set(open.pop()?.at ?? 0, offset);
  }
  return closings;
}
