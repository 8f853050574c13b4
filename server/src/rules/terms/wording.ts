import type { TermSettings } from "../../model/project-file";
import { kept } from "../../text/kept";

/** Whether the project says that a spelling is right. Capitals do not matter. */
export function isAccepted(written: string, terms: TermSettings | undefined): boolean {
  return terms !== undefined && terms.accept.length > 0 && acceptedIn(terms).has(written.toLowerCase());
}

const acceptedIn = kept(({ accept }: TermSettings) => new Set(accept.map((form) => form.toLowerCase())));

/** A form with a capital where the written one has it at its start and the form itself has none. */
export function inCaseOf(written: string, form: string): string {
  return /^\p{Lu}\p{Ll}/u.test(written) && /^\p{Ll}{2}/u.test(form)
    ? form.charAt(0).toUpperCase() + form.slice(1)
    : form;
}
