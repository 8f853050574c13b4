import { glossary as glossaryValidator } from "caveat:validators";
import type { LocatedData } from "../syntax/located-data";
import type { Problem } from "../syntax/problem";
import type { LocatedTerm, ReadTerms } from "./glossary-rows";
import { withoutRepeated } from "./repeated-terms";
import { schemaProblems } from "./schema-problems";
import { termsOf } from "./term-shape";

/**
 * The terms that a manuscript defines in its own front matter, in the form of a house glossary: as a list of entries, or with
 * the list under `terms`. They stand under `glossary`, or under `glossary` below `caveat`. What another tool keeps under
 * `glossary` (the path of a file, say) is left alone.
 */
export function frontMatterGlossary(yaml: LocatedData): ReadTerms {
  const { glossary, caveat } = recordOf(yaml.data);
  const shared = isOurs(glossary) ? read(glossary, ["glossary"], yaml) : none;
  const { glossary: nested } = recordOf(caveat);
  const own = nested === undefined || nested === null ? none : readNamed(nested, yaml);
  const { terms, problems } = withoutRepeated([...own.terms, ...shared.terms]);
  return { terms, problems: [...own.problems, ...shared.problems, ...problems] };
}

const none: ReadTerms = { terms: [], problems: [] };

/** What stands under our own name can be nothing else. */
function readNamed(value: unknown, yaml: LocatedData): ReadTerms {
  const path = ["caveat", "glossary"];
  if (Array.isArray(value) || isRecord(value)) return read(value, path, yaml);
  const message = "A glossary is a list of entries, each with a “term” and its “definition”.";
  return { terms: [], problems: [{ ...yaml.locate(path), severity: "error", message }] };
}

function isOurs(value: unknown): value is object {
  if (Array.isArray(value)) return value.some((item) => "term" in recordOf(item));
  return Array.isArray(recordOf(value)["terms"]);
}

function read(value: object, path: readonly string[], yaml: LocatedData): ReadTerms {
  const isList = Array.isArray(value);
  const data = isList ? { terms: value } : value;
  const locate: LocatedData["locate"] = ([first, ...rest], part) =>
    yaml.locate([...path, ...(isList || first === undefined ? [] : [first]), ...rest], part);
  const problems: readonly Problem[] = schemaProblems({ data, locate }, glossaryValidator);
  const terms = termsOf(data).map(({ term, index }): LocatedTerm => ({ term, ...locate(["terms", index]) }));
  return { terms, problems };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
