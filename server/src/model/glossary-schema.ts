import { glossarySchema, type SchemaPart } from "caveat:language-data";

/** A key that a glossary file may have at a place. */
export interface GlossaryKey {
  readonly key: string;
  readonly description: string;
  readonly required: boolean;
  /** What its value is: a text, a list of texts, or further keys. */
  readonly holds: "text" | "texts" | "keys" | "list of keys";
}

/** The keys that a glossary file may have below a path of keys (lists leave no trace in it); none below a text. */
export function glossaryKeysAt(path: readonly string[]): readonly GlossaryKey[] {
  const { properties = {}, required = [] } = mappingAt(path) ?? {};
  return Object.entries(properties).map(([key, part]) => ({
    key,
    description: part.description ?? "",
    required: required.includes(key),
    holds: kindOf(resolved(part)),
  }));
}

/** The values that a key allows, where it allows only some. */
export function glossaryValuesAt(path: readonly string[]): readonly string[] {
  const last = path.at(-1);
  const part = last === undefined ? undefined : mappingAt(path.slice(0, -1))?.properties?.[last];
  return (part && resolved(part).enum) ?? [];
}

function mappingAt(path: readonly string[]): SchemaPart | undefined {
  let part: SchemaPart | undefined = glossarySchema;
  for (const key of path) {
    const next: SchemaPart | undefined = part.properties?.[key];
    if (!next) return undefined;
    part = resolved(next);
    if (part.items) part = resolved(part.items);
  }
  return part;
}

function resolved(part: SchemaPart): SchemaPart {
  const name = part.$ref?.replace("#/$defs/", "");
  return name === undefined ? part : (glossarySchema.$defs[name] ?? part);
}

function kindOf({ properties, items }: SchemaPart): GlossaryKey["holds"] {
  if (properties) return "keys";
  if (items) return resolved(items).properties ? "list of keys" : "texts";
  return "text";
}
