import type { GlossaryEntry } from "../../../model/glossary";
import type { Term } from "../../../model/term";
import { parseYaml } from "../../../syntax/yaml";
import { yamlScalar } from "../../../syntax/yaml-edit";
import type { Edit, Span } from "../../../text/span";

/**
 * The edit that writes a form of an entry otherwise where the entry stands in YAML: its term, its abbreviation or a variant.
 * Undefined where the entry is none of a list line by line, or is another by now; nothing else of the text changes.
 */
export function renamedInYaml(
  text: string,
  { term, origin }: GlossaryEntry,
  form: string,
  name: string,
): Edit | undefined {
  if (!origin) return undefined;
  const lineStart =
    Math.max(text.lastIndexOf("\n", origin.start - 1), text.lastIndexOf("\r", origin.start - 1)) + 1;
  const lines = text.slice(lineStart, origin.end);
  if (!/^\s*- /.test(lines)) return undefined;
  const { value: yaml, problems } = parseYaml(lines, lineStart);
  const [item] = Array.isArray(yaml.data) ? (yaml.data as readonly unknown[]) : [];
  const path = pathOf(form, term);
  if (problems.length > 0 || !path || !isSame(item, term)) return undefined;
  const span = yaml.locate([0, ...path]);
  return isWritten(text, span, form)
    ? { span, text: scalar(name, text.slice(lineStart, span.start)) }
    : undefined;
}

function pathOf(
  form: string,
  { term, abbreviation, variants = [] }: Term,
): readonly (string | number)[] | undefined {
  if (form === term) return ["term"];
  if (form === abbreviation) return ["abbreviation"];
  const variant = variants.indexOf(form);
  return variant === -1 ? undefined : ["variants", variant];
}

function isSame(item: unknown, { term, definition }: Term): boolean {
  if (typeof item !== "object" || item === null) return false;
  const { term: own, definition: ownDefinition } = item as { term?: unknown; definition?: unknown };
  return own === term && ownDefinition === definition;
}

/** Whether a form stands at a span and nothing besides, quotation marks aside. */
function isWritten(text: string, { start, end }: Span, form: string): boolean {
  return text.slice(start, end).replace(/^(["'])(.*)\1$/, "$2") === form;
}

/** A name as it stands in YAML behind what is before it on its lines: between braces and in lists more has to be quoted. */
function scalar(name: string, before: string): string {
  const plain = yamlScalar(name);
  const inFlow = /[[{][^\]}]*$/.test(before);
  return inFlow && /[,[\]{}]/.test(plain) && !/^["']/.test(plain) ? JSON.stringify(name) : plain;
}
