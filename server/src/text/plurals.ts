import { pluralsOf } from "./forms";

/** A name in the plural, by the rules of English: "NK cells", "KIRs", "antibodies". What has no such plural stays. */
export function pluralOf(name: string): string {
  const [last = ""] = /[\p{L}\p{N}]+$/u.exec(name) ?? [];
  return name.slice(0, name.length - last.length) + (pluralsOf(last)[0] ?? last);
}

/** A name in the plural without its ending, as far as that follows the rules of English. */
export function singularOf(name: string): string {
  if (/(?:s|x|z|ch|sh)es$/i.test(name)) return name.slice(0, -2);
  if (/[^aeiou]ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  return name.replace(/(?<=[^s])s$/, "");
}
