// Directives of MyST and classes of Pandoc's and Quarto's divs whose text a reader reads.
const prose = new Set(
  `note tip hint important warning caution danger error attention seealso admonition todo topic sidebar margin aside
  epigraph pull-quote highlights blockquote abstract dropdown details card card-carousel grid grid-item grid-item-card
  tab-set tab-item container div rubric figure table list-table exercise solution proof theorem lemma corollary
  definition proposition remark example conjecture axiom assumption observation property criterion
  versionadded versionchanged deprecated glossary`.split(/\s+/),
);

/** The line that opens or closes a div or a directive. */
export interface Fence {
  /** The name in braces, or undefined for a plain div or a closing line. */
  readonly directive: string | undefined;
  readonly closes: boolean;
  /** Where the directive's title begins, counted from the line's first character; undefined without one. */
  readonly title: number | undefined;
}

// Pandoc's manual, "Extension: fenced_divs"; MyST's guide, "Directives", colon fences.
const fence =
  /^:{3,}[ \t]*(?:\{([\p{L}][\p{L}\p{N}_:.+-]*)\}[ \t]*(\S.*)?|(\{[^{}]*\}|[\p{L}][\p{L}\p{N}_.-]*)?[ \t]*:*[ \t]*)$/u;

/** Reads a line, white space around it left out, as the fence of a div (`::: {.note}`) or a directive (`:::{note}`). */
export function fenceIn(line: string): Fence | undefined {
  const match = line.startsWith(":::") && line.length < 400 ? fence.exec(line) : undefined;
  if (!match) return undefined;
  const title = match[2];
  return {
    directive: match[1],
    closes: match[1] === undefined && match[3] === undefined,
    title: title === undefined ? undefined : line.length - title.length,
  };
}

/** Whether a directive's text is prose: `{note}` holds some, `{code-cell}` does not. */
export function holdsProse(directive: string): boolean {
  return prose.has(directive.toLowerCase());
}

/** Whether the rest of a directive's first line is prose; behind `{figure}` stands a path. */
export function hasTitle(directive: string): boolean {
  return holdsProse(directive) && !/^(?:figure|container|div|grid.*)$/i.test(directive);
}

/** The name of a directive that a fence of backticks opens (`{note}`), or undefined for a chunk of code. */
export function directiveOf(language: string | null | undefined): string | undefined {
  const name = /^\{([\p{L}][\p{L}\p{N}_:.+-]*)\}$/u.exec(language ?? "")?.[1];
  return name !== undefined && holdsProse(name) ? name : undefined;
}

// MyST roles whose text is part of the sentence.
const proseRoles = new Set(
  "term abbr abbreviation sub subscript sup superscript strong emphasis dfn ins del u underline smallcaps q keyword".split(
    " ",
  ),
);

/** The MyST role that stands before a piece of code (`{term}`), and whether its text is prose. */
export function roleBefore(text: string): { readonly name: string; readonly prose: boolean } | undefined {
  const name = /\{([\p{L}][\p{L}\p{N}_:.+-]*)\}$/u.exec(text.slice(-44))?.[1];
  return name === undefined ? undefined : { name, prose: proseRoles.has(name.toLowerCase()) };
}
