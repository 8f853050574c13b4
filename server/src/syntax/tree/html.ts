import type { Span } from "../../text/span";

/** A tag, a comment or another piece of HTML markup; what lies between them is text. */
export interface HtmlMark extends Span {
  readonly kind: "open" | "close" | "comment";
  /** The element's name in lower case; empty for comments and declarations. */
  readonly name: string;
}

/** The markup in a piece of HTML, in order. Total: a `<` that opens nothing is text, what is never closed reaches to the end. */
export function htmlMarks(html: string): HtmlMark[] {
  const found: HtmlMark[] = [];
  const lastClosing = html.lastIndexOf(">");
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at)) {
    const mark = markAt(html, at, lastClosing);
    if (mark) found.push(mark);
    at = mark?.end ?? at + 1;
  }
  return found;
}

const tag = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*){0,400}>/iy;

function markAt(html: string, start: number, lastClosing: number): HtmlMark | undefined {
  const comment = html.startsWith("<!--", start);
  if (comment || html.startsWith("<?", start) || html.startsWith("<!", start)) {
    const closing = comment ? "-->" : ">";
    const found = html.indexOf(closing, start + (comment ? 4 : 2));
    if (!comment && found === -1) return undefined;
    const end = found === -1 ? html.length : found + closing.length;
    return { kind: comment ? "comment" : "open", name: "", start, end };
  }
  if (start > lastClosing) return undefined;
  tag.lastIndex = start;
  const match = tag.exec(html);
  if (!match) return undefined;
  const name = (match[2] ?? "").toLowerCase();
  return { kind: match[1] ? "close" : "open", name, start, end: start + match[0].length };
}

// What stands in these is no prose.
const raw = new Set("script style pre code kbd samp tt svg math textarea iframe object template".split(" "));

/** Whether what stands between the tags of an element is no prose: `<script>`, `<code>`, `<svg>`. */
export function isRawElement(name: string): boolean {
  return raw.has(name);
}

// What these hold stands within a sentence; all other elements end one.
const phrases = new Set(
  (
    "a abbr acronym b bdi bdo big br cite data del dfn em font i img ins label mark q s small span strike strong " +
    "sub sup time u var wbr"
  ).split(" "),
);

/** A run of text in a block of HTML, between tags that end a sentence. */
export interface HtmlRun extends Span {
  /** The innermost element around it that says what it is, or an empty string. */
  readonly within: string;
}

/** What is prose in a block of HTML: the runs of text, still with their inner tags. */
export function htmlRuns(html: string, marks: readonly HtmlMark[]): HtmlRun[] {
  const runs: HtmlRun[] = [];
  let from = 0;
  let within = "";
  let skipping: string | undefined;
  const cut = (to: number, next: number) => {
    if (skipping === undefined && html.slice(from, to).trim() !== "")
      runs.push({ start: from, end: to, within });
    from = next;
  };
  for (const { kind, name, start, end } of marks) {
    if (skipping !== undefined) {
      if (kind !== "close" || name !== skipping) continue;
      from = end;
      skipping = undefined;
    } else if (kind === "open" && blockRaw.has(name)) {
      cut(start, end);
      skipping = name;
    } else if (name !== "" && !phrases.has(name) && !raw.has(name)) {
      cut(start, end);
      if (telling.test(name)) within = kind === "open" ? name : "";
    } else if (name === "" && start === from) {
      from = end;
    }
  }
  cut(html.length, html.length);
  return runs;
}

const blockRaw = new Set("script style pre svg math textarea iframe object template".split(" "));

const telling = /^(?:h[1-6]|td|th|caption|figcaption|title)$/;
