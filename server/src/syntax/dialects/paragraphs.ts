import type { Span } from "../../text/span";
import type { MaskedSpan } from "../mask";
import type { Run } from "../unit";
import { fenceIn, hasTitle, holdsProse } from "./directives";
import { headOf } from "./paragraph-heads";
import { type Line, linesOf } from "./paragraph-lines";

/** What the parser took for one paragraph, as the runs of prose that a reader sees in it. */
export interface Parts {
  readonly runs: readonly Run[];
  readonly hidden: readonly MaskedSpan[];
}

/**
 * Divides a paragraph where the dialects do: at the fences of divs and directives, at definitions, around figures;
 * and cuts off what reads as a heading or a label. `figures` are the images on lines of their own, in order; `open` is the block's source with stand-ins for all that is no prose.
 */
export function partsOf(paragraph: Run, open: string, figures: readonly Span[]): Parts {
  if (paragraph.kind === "cell") return cellParts(paragraph, open);
  if (paragraph.kind !== "paragraph") return { runs: [paragraph], hidden: [] };
  const reader = new PartReader(paragraph, figures);
  for (const line of linesOf(open, paragraph)) reader.read(line);
  const { runs, hidden } = reader.result();
  return { runs: runs.flatMap((run) => (run.caption ? [run] : headOf(run, linesOf(open, run)))), hidden };
}

// A table takes the line that follows it for a row: a caption or the end of a div.
function cellParts(cell: Run, open: string): Parts {
  const text = open.slice(cell.start, cell.end);
  if (/^:[ \t]+\S/.test(text)) {
    return {
      runs: [{ ...cell, start: cell.start + 1, kind: "caption", caption: "table" }],
      hidden: [{ start: cell.start, end: cell.start + 1, kind: "definition" }],
    };
  }
  return fenceIn(text.trim())
    ? { runs: [], hidden: [{ start: cell.start, end: cell.end, kind: "directive" }] }
    : { runs: [cell], hidden: [] };
}

class PartReader {
  readonly #paragraph: Run;
  readonly #figures: readonly Span[];
  readonly #runs: Run[] = [];
  readonly #hidden: MaskedSpan[] = [];
  /** The first figure that does not lie before the line. */
  #figure = 0;
  #current: { start: number; end: number; caption: Run["caption"] } | undefined;
  /** What the lines belong to: a directive just opened may have options, one that holds no prose is skipped. */
  #state: "prose" | "options" | "skipped" = "prose";

  constructor(paragraph: Run, figures: readonly Span[]) {
    this.#paragraph = paragraph;
    this.#figures = figures;
  }

  result(): Parts {
    this.#flush();
    return { runs: this.#runs, hidden: this.#hidden };
  }

  read(line: Line): void {
    while ((this.#figures[this.#figure]?.end ?? Infinity) <= line.start) this.#figure++;
    if ((this.#figures[this.#figure]?.start ?? Infinity) < line.end) {
      this.#flush();
      return;
    }
    const fence = fenceIn(line.text);
    if (fence) {
      this.#flush();
      const title = fence.directive !== undefined && hasTitle(fence.directive) ? fence.title : undefined;
      this.#hide(line.start, title === undefined ? line.end : line.start + title);
      if (title !== undefined)
        this.#current = { start: line.start + title, end: line.end, caption: undefined };
      this.#flush();
      this.#state =
        fence.directive === undefined ? "prose" : holdsProse(fence.directive) ? "options" : "skipped";
      return;
    }
    if (this.#state === "skipped" || (this.#state === "options" && /^:[\w-]+:/.test(line.text))) {
      this.#hide(line.start, line.end);
      return;
    }
    this.#state = "prose";
    this.#readProse(line);
  }

  #readProse(line: Line): void {
    const marker = /^(?::[ \t]+|~[ \t]{3,})(?=\S)/.exec(line.text)?.[0];
    if (marker !== undefined && !this.#paragraph.listed) {
      // A lone ": Text" is Pandoc's caption of a table; a definition follows its term or has more space behind the mark.
      const first = !this.#current && this.#runs.length === 0;
      this.#flush();
      this.#hidden.push({ start: line.start, end: line.start + 1, kind: "definition" });
      const caption = first && marker.length === 2 ? "table" : undefined;
      this.#current = { start: line.start + marker.length, end: line.end, caption };
    } else if (this.#current) {
      this.#current.end = line.end;
    } else if (line.start < line.end) {
      this.#current = { start: line.start, end: line.end, caption: undefined };
    }
  }

  #hide(start: number, end: number): void {
    this.#hidden.push({ start, end, kind: "directive" });
  }

  #flush(): void {
    if (!this.#current) return;
    const { start, end, caption } = this.#current;
    this.#current = undefined;
    const kind = caption ? "caption" : this.#paragraph.kind;
    this.#runs.push({ ...this.#paragraph, start, end, caption: caption ?? this.#paragraph.caption, kind });
  }
}
