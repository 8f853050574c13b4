import type { TermSettings } from "../../model/project-file";

/** Whether the project says that a spelling is right. Capitals do not matter. */
export function isAccepted(written: string, terms: TermSettings | undefined): boolean {
  const lower = written.toLowerCase();
  return terms?.accept.some((form) => form.toLowerCase() === lower) ?? false;
}

/** A form with a capital where the written one has it at its start and the form itself has none. */
export function inCaseOf(written: string, form: string): string {
  return /^\p{Lu}\p{Ll}/u.test(written) && /^\p{Ll}{2}/u.test(form)
    ? form.charAt(0).toUpperCase() + form.slice(1)
    : form;
}
