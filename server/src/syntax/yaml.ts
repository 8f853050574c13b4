import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";
import type { Span } from "../text/span";
import type { Parsed, Problem } from "./problem";

/** A YAML text as plain data, and where each part of it stands. */
export interface YamlFile {
  readonly data: unknown;
  /**
   * The span (UTF-16 offsets) of the value at a path of keys and indices, or of the nearest part above it.
   * With `key` the span of the key that names the value.
   */
  locate(path: readonly (string | number)[], part?: "value" | "key"): Span;
}

/** Parses YAML; `offset` is added to all positions, for YAML inside another text. Total. */
export function parseYaml(text: string, offset = 0): Parsed<YamlFile> {
  const document = parseDocument(text, {
    prettyErrors: false,
    lineCounter: new LineCounter(),
    uniqueKeys: true,
    // Warnings of the library would go to the process’s own console.
    logLevel: "silent",
  });
  const problems = document.errors.map((error): Problem => {
    const [start, end] = error.pos;
    return {
      start: offset + Math.min(start, text.length),
      end: offset + Math.min(Math.max(end, start + 1), text.length),
      message: `This YAML can't be read: ${lowerFirst(error.message)}.`,
      severity: "error",
    };
  });
  return { value: { data: toData(document), locate: locator(document.contents, text, offset) }, problems };
}

function toData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Too many aliases, or one without an anchor: there are no data to speak of.
    return undefined;
  }
}

function locator(root: Node | null, text: string, offset: number): YamlFile["locate"] {
  const spanOf = (node: unknown): Span | undefined => {
    if (!(isScalar(node) || isCollection(node) || isAlias(node)) || !node.range) return undefined;
    const [start, end] = node.range;
    return { start: offset + start, end: offset + end };
  };
  return (path, part = "value") => {
    let node: unknown = root;
    let found = spanOf(root) ?? { start: offset, end: offset + text.length };
    for (const [index, step] of path.entries()) {
      const last = index === path.length - 1;
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        );
        if (!pair) return found;
        found = (last && part === "key" ? undefined : spanOf(pair.value)) ?? spanOf(pair.key) ?? found;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        found = spanOf(node) ?? found;
      } else {
        return found;
      }
    }
    return found;
  };
}

function lowerFirst(message: string): string {
  const sentence = message.replace(/\.$/, "");
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
