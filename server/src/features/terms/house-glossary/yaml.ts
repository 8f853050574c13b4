import { parseYaml } from "../../../syntax/yaml";
import { append, yamlScalar } from "../../../syntax/yaml-edit";
import type { Edit } from "../../../text/span";
import type { Refusal } from "../../rename";
import { hasFault, type NewTerm, notLineByLine } from "./new-term";

/** The text of a new glossary with one term. */
export function newYaml(term: NewTerm): string {
  return `# The terms of this project.\nterms:\n${entryLines(term, 2)}\n`;
}

/** The edit that adds a term at the end of a glossary in YAML. */
export function addedToYaml(text: string, term: NewTerm): Edit | Refusal {
  const { value: yaml, problems } = parseYaml(text);
  if (problems.length > 0) return hasFault;
  const { terms } = (yaml.data ?? {}) as { terms?: unknown };
  if (terms === undefined || terms === null) {
    if (yaml.data === null || yaml.data === undefined)
      return append(text, text.length, `terms:\n${entryLines(term, 2)}`);
    if (typeof yaml.data !== "object" || Array.isArray(yaml.data)) return notLineByLine;
    if (terms === undefined) return append(text, text.length, `terms:\n${entryLines(term, 2)}`);
    const { end } = yaml.locate(["terms"], "key");
    return append(text, endOfLine(text, end), entryLines(term, 2));
  }
  if (!Array.isArray(terms)) return notLineByLine;
  const last = yaml.locate(["terms", terms.length - 1]);
  const dash = text.lastIndexOf("-", last.start);
  const lineStart = Math.max(text.lastIndexOf("\n", dash), text.lastIndexOf("\r", dash)) + 1;
  const indent = text.slice(lineStart, dash);
  if (terms.length === 0 || dash < 0 || !/^ *$/.test(indent)) return notLineByLine;
  const end = text.slice(0, last.end).trimEnd().length;
  return append(text, endOfLine(text, end), entryLines(term, indent.length));
}

function entryLines({ term, abbreviation, definition }: NewTerm, indent: number): string {
  const pad = " ".repeat(indent);
  return [
    `${pad}- term: ${yamlScalar(term)}`,
    ...(abbreviation === undefined ? [] : [`${pad}  abbreviation: ${yamlScalar(abbreviation)}`]),
    `${pad}  definition: ${yamlScalar(definition)}`,
  ].join("\n");
}

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}
