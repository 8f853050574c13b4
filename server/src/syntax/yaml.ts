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
import type { LocatedData } from "./located-data";
import type { Parsed, Problem } from "./problem";

/** Parses YAML; `offset` is added to all positions, for YAML inside another text. Total. */
export function parseYaml(text: string, offset = 0): Parsed<LocatedData> {
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
  const data = toData(document);
  if (data === tooMuch) {
    const message = "This YAML can't be read: its aliases (“*”) stand for too much, or for nothing.";
    problems.push({ start: offset, end: offset + 1, message, severity: "error" });
  }
  return {
    value: { data: data === tooMuch ? undefined : data, locate: locator(document.contents, text, offset) },
    problems: unique(problems),
  };
}

/** Each bracket that is not closed is a fault of its own to the parser, hundreds of them at one place. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.start} ${problem.message}`, problem])).values()];
}

const tooMuch = Symbol("aliases that can't be resolved");

function toData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return tooMuch;
  }
}

function locator(root: Node | null, text: string, offset: number): LocatedData["locate"] {
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
  const sentence = message.replace(/\.$/, "").replace(/^.*call stack.*$/i, "It is nested too deeply");
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
