import { pluralsOf } from "../../text/forms";

/** A term in the plural, by the rules of English: "NK cells", "KIRs", "antibodies". What has no such plural stays. */
export function pluralOf(name: string): string {
  const [last = ""] = /[\p{L}\p{N}]+$/u.exec(name) ?? [];
  return name.slice(0, name.length - last.length) + (pluralsOf(last)[0] ?? last);
}
