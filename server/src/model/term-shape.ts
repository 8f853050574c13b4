import type { Term } from "./term";

/** The entries in the data of a glossary that have what no entry can do without, each with its index in the list. */
export function termsOf(content: unknown): { readonly term: Term; readonly index: number }[] {
  const { terms, category } = (content ?? {}) as { terms?: unknown; category?: unknown };
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((term: unknown, index) => {
    if (!isTerm(term)) return [];
    const shared = typeof category === "string" && term.category === undefined ? { category } : {};
    return [{ term: { ...shared, ...term }, index }];
  });
}

/** Whether a value has what no entry can do without, and the optional parts in the shape in which they are read. */
function isTerm(value: unknown): value is Term {
  if (typeof value !== "object" || value === null) return false;
  const { term, definition, ...rest } = value as Record<string, unknown>;
  return (
    typeof term === "string" &&
    term.trim() !== "" &&
    typeof definition === "string" &&
    isOptional(rest["abbreviation"], (it) => typeof it === "string") &&
    isOptional(rest["details"], (it) => typeof it === "string") &&
    isOptional(rest["category"], (it) => typeof it === "string") &&
    isOptional(rest["variants"], (it) => isListOf(it, isString)) &&
    isOptional(rest["related"], (it) => isListOf(it, isString)) &&
    isOptional(rest["sources"], (it) => isListOf(it, isString)) &&
    isOptional(rest["plural"], (it) => isString(it) || isListOf(it, isString)) &&
    isOptional(rest["deprecated"], (it) => isListOf(it, (one) => hasStrings(one, ["form"]))) &&
    isOptional(rest["notToBeConfusedWith"], (it) =>
      isListOf(it, (one) => hasStrings(one, ["term", "why"])),
    ) &&
    isOptional(rest["gene"], (it) => hasStrings(it, ["symbol"]))
  );
}

function isOptional(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}

function isString(value: unknown): boolean {
  return typeof value === "string";
}

function isListOf(value: unknown, check: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

function hasStrings(value: unknown, keys: readonly string[]): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => isString((value as Record<string, unknown>)[key]))
  );
}
