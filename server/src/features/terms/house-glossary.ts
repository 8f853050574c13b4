import { parseYaml } from "../../syntax/yaml";
import { append, yamlScalar } from "../../syntax/yaml-edit";
import type { Edit } from "../../text/span";
import type { Refusal } from "../rename";

/** A term that somebody wants to have in the house glossary. */
export interface NewTerm {
  readonly term: string;
  readonly definition: string;
  readonly abbreviation?: string;
}

/** What a house glossary is called that Caveat makes: the ending makes it one of the project's. */
export const newGlossaryName = "house.glossary.yaml";

/** The text of a house glossary with one term. */
export function newGlossary(term: NewTerm): string {
  return `# The terms of this project.\nterms:\n${entryLines(term, 2)}\n`;
}

/** The edit (UTF-16 offsets) that adds a term at the end of a house glossary, or why it can’t be added. */
export function addedTerm(text: string, term: NewTerm): Edit | Refusal {
  const { value: yaml, problems } = parseYaml(text);
  if (problems.length > 0) return { refused: "The house glossary has a fault: mend it first." };
  const { terms } = (yaml.data ?? {}) as { terms?: unknown };
  if (terms === undefined || terms === null) {
    if (yaml.data === null || yaml.data === undefined)
      return append(text, text.length, `terms:\n${entryLines(term, 2)}`);
    if (typeof yaml.data !== "object" || Array.isArray(yaml.data)) return unusual;
    if (terms === undefined) return append(text, text.length, `terms:\n${entryLines(term, 2)}`);
    const { end } = yaml.locate(["terms"], "key");
    return append(text, endOfLine(text, end), entryLines(term, 2));
  }
  if (!Array.isArray(terms)) return unusual;
  const last = yaml.locate(["terms", terms.length - 1]);
  const dash = text.lastIndexOf("-", last.start);
  const lineStart = Math.max(text.lastIndexOf("\n", dash), text.lastIndexOf("\r", dash)) + 1;
  const indent = text.slice(lineStart, dash);
  if (terms.length === 0 || dash < 0 || !/^ *$/.test(indent)) return unusual;
  const end = text.slice(0, last.end).trimEnd().length;
  return append(text, endOfLine(text, end), entryLines(term, indent.length));
}

const unusual: Refusal = {
  refused: "The house glossary is not a list of terms line by line: add the term by hand.",
};

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
