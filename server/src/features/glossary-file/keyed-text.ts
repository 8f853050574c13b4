import { glossaryFormat } from "../../model/glossary-file";
import { jsonPlaceAt } from "../../syntax/json-place";
import type { KeyedPlace } from "../../syntax/keyed-place";
import { yamlPlaceAt } from "../../syntax/yaml-place";

/** How keys and values are found and written in a glossary of one form. */
export interface KeyedText {
  placeAt(text: string, offset: number): KeyedPlace | undefined;
  /** What replaces the place for a key; `nests` says that further keys stand below it. */
  key(name: string, text: string, place: KeyedPlace, nests: boolean): Written;
  /** What replaces the place for a value. */
  value(value: string, text: string, place: KeyedPlace): Written;
}

/** A text and what it replaces (UTF-16 offsets). */
interface Written {
  readonly inserted: string;
  readonly start: number;
  readonly end: number;
}

/** How a glossary of keys and values is written; undefined for tables and Markdown. */
export function keyedText(uri: string): KeyedText | undefined {
  const format = glossaryFormat(uri);
  return format === "json" ? json : format === "yaml" ? yaml : undefined;
}

const yaml: KeyedText = {
  placeAt: yamlPlaceAt,
  key: (name, text, { start, end }, nests) => {
    const written = text.slice(end).startsWith(":");
    return { inserted: written ? name : `${name}:${nests ? "" : " "}`, start, end };
  },
  value: (value, text, { start, end }) => {
    const quoted = /["']/.test(text.charAt(start - 1));
    // Names with marks that YAML would read stand in quotes.
    const isPlain = quoted || /^[\p{L}\p{N}][^:#,[\]{}"']*$/u.test(value);
    return { inserted: isPlain ? value : JSON.stringify(value), start, end };
  },
};

const json: KeyedText = {
  placeAt: jsonPlaceAt,
  key: (name, text, { start, end }) => {
    const quotes = quotesAround(text, start, end);
    const written = /^\s*:/.test(text.slice(end + quotes.behind));
    // The quotation mark that an editor closed by itself is written again, so that the value can follow it.
    const [open, close] = [quotes.before === 1 ? "" : '"', written && quotes.behind === 1 ? "" : '"'];
    const behind = written ? 0 : quotes.behind;
    return { inserted: `${open}${name}${close}${written ? "" : ": "}`, start, end: end + behind };
  },
  value: (value, text, { start, end }) => {
    const quotes = quotesAround(text, start, end);
    const inner = JSON.stringify(value).slice(1, -1);
    const [open, close] = [quotes.before === 1 ? "" : '"', quotes.behind === 1 ? "" : '"'];
    return { inserted: `${open}${inner}${close}`, start, end };
  },
};

function quotesAround(text: string, start: number, end: number): { before: 0 | 1; behind: 0 | 1 } {
  const before = text.charAt(start - 1) === '"' ? 1 : 0;
  return { before, behind: before === 1 && text.charAt(end) === '"' ? 1 : 0 };
}
