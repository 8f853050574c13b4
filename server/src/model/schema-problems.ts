import type { SchemaFault, Validator } from "caveat:validators";
import type { Problem } from "../syntax/problem";
import type { YamlFile } from "../syntax/yaml";

/** Checks a YAML file against a compiled schema: one located problem, in plain words, for each fault. */
export function schemaProblems(yaml: YamlFile, validator: Validator): Problem[] {
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

function problemOf(yaml: YamlFile, fault: SchemaFault): Problem {
  const path = fault.instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const unknown = fault.params["additionalProperty"];
  const name = path.at(-1);
  const where = name === undefined ? "This file" : `“${name}”`;
  if (typeof unknown === "string") {
    const span = yaml.locate([...path, unknown], "key");
    return { ...span, severity: "error", message: `“${unknown}” is not known here. Is it misspelt?` };
  }
  return { ...yaml.locate(path), severity: "error", message: `${where} ${wants(fault)}.` };
}

function wants({ keyword, params, message }: SchemaFault): string {
  switch (keyword) {
    case "enum":
      return `must be one of ${list(params["allowedValues"])}`;
    case "type":
      return `must be ${list(params["type"])}`;
    case "required":
      return `lacks “${String(params["missingProperty"])}”`;
    case "oneOf":
    case "anyOf":
      return "has a value of the wrong kind";
    default:
      return message ?? "is not as it should be";
  }
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(", ") : String(values);
}
