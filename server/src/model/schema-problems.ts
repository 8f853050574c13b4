import type { SchemaFault, Validator } from "caveat:validators";
import type { LocatedData } from "../syntax/located-data";
import type { Problem } from "../syntax/problem";

/** Checks a YAML file against a compiled schema: one located problem, in plain words, for each fault. */
export function schemaProblems(yaml: LocatedData, validator: Validator): Problem[] {
  if (validator(yaml.data)) return [];
  const faults = validator.errors ?? [];
  // A failed choice repeats the faults of each alternative; the choice itself says enough.
  const choices = new Set(faults.filter(isChoice).map((fault) => fault.instancePath));
  return faults
    .filter((fault) => isChoice(fault) || !choices.has(fault.instancePath))
    .map((fault) => problemOf(yaml, fault));
}

function isChoice({ keyword }: SchemaFault): boolean {
  return keyword === "oneOf" || keyword === "anyOf";
}

function problemOf(yaml: LocatedData, fault: SchemaFault): Problem {
  const path = fault.instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const unknown = fault.params["additionalProperty"];
  const name = path.at(-1);
  const where = name === undefined ? "This file" : nameOf(name, path.at(-2));
  if (typeof unknown === "string") {
    const span = yaml.locate([...path, unknown], "key");
    return { ...span, severity: "error", message: `“${unknown}” is not known here. Is it misspelt?` };
  }
  return { ...yaml.locate(path), severity: "error", message: `${where} ${wants(fault)}.` };
}

/** An item of a list has no name but its list's. */
function nameOf(step: string, above: string | undefined): string {
  return /^\d+$/.test(step) && above !== undefined ? `This item of “${above}”` : `“${step}”`;
}

/** What people call the types of JSON Schema. */
const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a group of keys with their values",
  boolean: "true or false",
  number: "a number",
  integer: "a whole number",
};

function wants({ keyword, params, message }: SchemaFault): string {
  switch (keyword) {
    case "enum":
      return `must be one of ${list(params["allowedValues"])}`;
    case "type":
      return `must be ${typeNames[String(params["type"])] ?? list(params["type"])}`;
    case "required":
      return `lacks “${String(params["missingProperty"])}”`;
    case "pattern":
      return params["pattern"] === "\\S" ? "is blank" : (message ?? unclear);
    case "oneOf":
    case "anyOf":
      return "has a value of the wrong kind";
    default:
      return message ?? unclear;
  }
}

const unclear = "is not as it should be";

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(", ") : String(values);
}
