import { type JsonToken, jsonTokens } from "./json-tokens";
import type { KeyedPlace } from "./keyed-place";

/** A list or mapping around the place, and how far it is written. */
interface Frame {
  readonly isMap: boolean;
  readonly keys: string[];
  /** Of a mapping, the key whose value is due or being written. */
  key: string | undefined;
  /** What may come next. */
  due: "key" | "colon" | "value" | "comma";
}

/**
 * The place at an offset (UTF-16), read from the tokens before it: text that is being typed need not be JSON yet. A word in
 * quotation marks is told without them. Undefined outside the braces, and where only a comma or a colon may come.
 */
export function jsonPlaceAt(text: string, offset: number): KeyedPlace | undefined {
  const frames: Frame[] = [];
  let here: JsonToken | undefined;
  const tokens = jsonTokens(text);
  for (const token of tokens) {
    if (holds(token, offset)) here = token;
    if (here || token.start >= offset) {
      if (!here || frames.at(-1)?.due === "key") gatherKeys(text, token, tokens, frames.at(-1));
      break;
    }
    follow(frames, token, text);
  }
  const frame = frames.at(-1);
  if (!frame || frame.due === "colon" || frame.due === "comma") return undefined;
  const { start, end } = here ? insideOf(here) : { start: offset, end: offset };
  const kind = frame.due === "key" ? "key" : "value";
  const above = frames.slice(0, -1).flatMap(({ key }) => key ?? []);
  const word = text.slice(start, end);
  return {
    kind,
    path: kind === "value" && frame.key !== undefined ? [...above, frame.key] : above,
    text: word,
    typed: text.slice(start, offset),
    siblings: kind === "key" ? frame.keys.filter((key) => !here || key !== word) : [],
    start,
    end,
  };
}

/** Whether an offset is in a word, or between the quotation marks of a string. */
function holds({ kind, start, end, closed }: JsonToken, offset: number): boolean {
  if (kind === "word") return start <= offset && offset <= end;
  return kind === "string" && start < offset && (closed ? offset < end : offset <= end);
}

function insideOf({ kind, start, end, closed }: JsonToken): { start: number; end: number } {
  return kind === "word" ? { start, end } : { start: start + 1, end: closed ? end - 1 : end };
}

function follow(frames: Frame[], token: JsonToken, text: string): void {
  const frame = frames.at(-1);
  switch (token.kind) {
    case "{":
      frames.push({ isMap: true, keys: [], key: undefined, due: "key" });
      return;
    case "[":
      frames.push({ isMap: false, keys: [], key: undefined, due: "value" });
      return;
    case "}":
    case "]": {
      frames.pop();
      const outer = frames.at(-1);
      if (outer) outer.due = "comma";
      return;
    }
    case ",":
      if (frame) frame.due = frame.isMap ? "key" : "value";
      return;
    case ":":
      if (frame?.due === "colon") frame.due = "value";
      return;
    case "string":
    case "word":
      if (!frame) return;
      if (frame.due !== "key") {
        frame.due = "comma";
        return;
      }
      frame.key = wordOf(token, text);
      frame.keys.push(frame.key);
      frame.due = "colon";
  }
}

function wordOf(token: JsonToken, text: string): string {
  const { start, end } = insideOf(token);
  return text.slice(start, end);
}

/** The keys of the innermost mapping that stand behind the place. */
function gatherKeys(
  text: string,
  first: JsonToken,
  rest: Iterable<JsonToken>,
  frame: Frame | undefined,
): void {
  if (!frame?.isMap) return;
  let depth = 0;
  let before: JsonToken | undefined;
  for (const token of [first, ...rest]) {
    if (token.kind === "{" || token.kind === "[") depth++;
    if ((token.kind === "}" || token.kind === "]") && --depth < 0) return;
    if (depth === 0 && token.kind === ":" && before?.kind === "string") frame.keys.push(wordOf(before, text));
    before = token;
  }
}
