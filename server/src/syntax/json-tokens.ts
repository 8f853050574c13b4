import type { Span } from "../text/span";

/** A piece of a JSON text (RFC 8259): a mark, a string, or a run of anything else. */
export interface JsonToken extends Span {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "string" | "word";
  /** Of a string, whether its quotation mark is closed on its line. */
  readonly closed: boolean;
}

const pattern = /("(?:[^"\\\r\n]|\\.)*("?))|([{}[\],:])|[^\s{}[\],:"]+/g;

/** The tokens of any text, in order. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  for (const { index, 0: whole, 1: string, 2: close, 3: mark } of text.matchAll(pattern)) {
    const kind = (mark as JsonToken["kind"] | undefined) ?? (string === undefined ? "word" : "string");
    yield { kind, start: index, end: index + whole.length, closed: close !== "" };
  }
}
