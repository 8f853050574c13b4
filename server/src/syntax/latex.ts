import { accents, spaces, subscripts, superscripts, symbols, unread } from "./latex-symbols";

// Without any of these, LaTeX prints the text as it stands.
const special = /[\\{}$~^_`]|--|''/;
const whitespace = /[\s\u00a0]+/g;

/** How the text of a group is printed. */
type Style = "plain" | "superscript" | "subscript" | "numerator" | "dropped";

/**
 * The text that LaTeX source prints, as Unicode on one line: accents, special letters, dashes, quotation marks,
 * Greek letters and simple mathematics. Markup (`\emph`, `\textbf`, braces that protect capitals) leaves its contents;
 * an unknown command is dropped and its arguments are kept. Never fails; takes time linear in the source.
 */
export function decodeLatex(source: string): string {
  const decoded = special.test(source) ? decode(source) : source;
  return decoded.replace(whitespace, " ").trim();
}

/** The text of a field that is no prose (a URL, DOI or other identifier): only escapes and braces are resolved. */
export function decodeVerbatim(source: string): string {
  if (!/[\\{}]/.test(source)) return source.trim();
  return source
    .replace(/\\url\s*(?=\{)/g, "")
    .replace(/\\(?:textunderscore|_)(?:\{\})?/g, "_")
    .replace(/\\textasciitilde(?:\{\})?/g, "~")
    .replace(/\\textless(?:\{\})?/g, "<")
    .replace(/\\textgreater(?:\{\})?/g, ">")
    .replace(/\\([^A-Za-z\s])/g, "$1")
    .replace(/[{}]/g, "")
    .trim();
}

function decode(source: string): string {
  const printer = startPrinter();
  let mathematics = false;
  let singleQuotes = 0;
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    at += 1;
    if (character === "\\") {
      at = command(source, at, printer);
    } else if (character === "{") {
      printer.open();
    } else if (character === "}") {
      printer.close();
    } else if (character === "$") {
      mathematics = !mathematics;
      if (source.charAt(at) === "$") at += 1;
    } else if (character === "^" || (character === "_" && mathematics)) {
      printer.styleNext(character === "^" ? "superscript" : "subscript");
    } else if (character === "~") {
      printer.print(" ");
    } else if (character === "-" && source.charAt(at) === "-" && !mathematics) {
      const long = source.charAt(at + 1) === "-";
      printer.print(long ? "—" : "–");
      at += long ? 2 : 1;
    } else if (character === "`" || (character === "'" && source.charAt(at) === "'")) {
      const double = source.charAt(at) === character;
      if (character === "`" && !double) singleQuotes += 1;
      printer.print(character === "`" ? (double ? "“" : "‘") : "”");
      if (double) at += 1;
    } else if (character === "'" && singleQuotes > 0 && !/\p{L}/u.test(source.charAt(at))) {
      singleQuotes -= 1;
      printer.print("’");
    } else {
      const code = source.codePointAt(at - 1) ?? 0;
      printer.print(code > 0xffff ? String.fromCodePoint(code) : character);
      if (code > 0xffff) at += 1;
    }
  }
  return printer.text().normalize("NFC");
}

/** Carries out the command whose name starts at `from` and returns the offset after it. */
function command(source: string, from: number, printer: Printer): number {
  let end = from;
  while (isLetter(source.charCodeAt(end))) end += 1;
  if (end === from) return controlSymbol(source, from, printer);
  const name = source.slice(from, end);
  const accent = accents.get(name);
  const symbol = symbols.get(name);
  if (accent !== undefined) {
    printer.accentNext(accent);
  } else if (symbol !== undefined) {
    printer.print(symbol);
  } else if (name === "textsuperscript" || name === "sp") {
    printer.styleNext("superscript");
  } else if (name === "textsubscript" || name === "sb") {
    printer.styleNext("subscript");
  } else if (name === "frac" || name === "nicefrac" || name === "sfrac") {
    printer.styleNext("numerator");
  } else {
    if (spaces.has(name)) printer.print(" ");
    if (unread.has(name)) printer.styleNext("dropped");
  }
  // White space after a command's name only ends the name; after a relation or an operator it helps to read.
  if (symbol !== undefined && /^\p{Sm}$/u.test(symbol)) return end;
  while (/\s/.test(source.charAt(end))) end += 1;
  return end;
}

/** A command of one character that is no letter: an accent, an escaped character or a kind of space. */
function controlSymbol(source: string, from: number, printer: Printer): number {
  const character = source.charAt(from);
  const accent = accents.get(character);
  if (accent !== undefined) {
    printer.accentNext(accent);
    let end = from + 1;
    while (source.charAt(end) === " ") end += 1;
    return end;
  }
  if ("\\ ,;:!>\n\r\t".includes(character)) {
    if (character !== "!") printer.print(" ");
  } else if (!"/-@()[]".includes(character)) {
    printer.print(character);
  }
  return from + 1;
}

interface Printer {
  readonly print: (text: string) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly styleNext: (style: Style) => void;
  readonly accentNext: (mark: string) => void;
  readonly text: () => string;
}

/** Collects the output and keeps the open groups on a stack of its own, so that no depth of braces matters. */
function startPrinter(): Printer {
  const groups: Style[] = [];
  let style: Style = "plain";
  let pending: Style | undefined;
  let mark = "";
  let markDepth = 0;
  let output = "";

  const put = (text: string, as: Style): void => {
    if (as === "dropped") return;
    const table = as === "superscript" ? superscripts : as === "subscript" ? subscripts : undefined;
    let printed = table?.get(text) ?? text;
    if (mark !== "" && text.trim() !== "") {
      // A dotless ı or ȷ is only there to make room for the accent.
      if (printed === "ı") printed = "i";
      if (printed === "ȷ") printed = "j";
      printed += mark;
      mark = "";
    }
    output += printed;
  };

  return {
    print(text) {
      if (pending !== undefined && text.trim() === "") return;
      const as = pending ?? style;
      pending = undefined;
      put(text, as);
      if (as === "numerator" && style !== "numerator") output += "/";
    },
    open() {
      groups.push(style);
      // What is dropped stays dropped however it is marked up.
      if (pending !== undefined && style !== "dropped") style = pending;
      pending = undefined;
    },
    close() {
      if (mark !== "" && groups.length <= markDepth + 1) mark = "";
      pending = undefined;
      const before = groups.pop() ?? "plain";
      if (style === "numerator" && before !== "numerator") output += "/";
      style = before;
    },
    styleNext(next) {
      pending = next;
    },
    accentNext(next) {
      mark += next;
      markDepth = groups.length;
    },
    text: () => output,
  };
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
