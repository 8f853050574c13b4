import { standsInAccepted } from "../../model/accepted";
import type { TermSettings } from "../../model/project-file";
import { kept } from "../../text/kept";
import type { Span } from "../../text/span";

/** Whether the project says that a spelling is right, by itself or in the name that it is a part of. Capitals do not matter. */
export function isAccepted(text: string, span: Span, terms: TermSettings | undefined): boolean {
  if (terms === undefined || terms.accept.length === 0) return false;
  const written = text.slice(span.start, span.end).replace(/\s+/g, " ").toLowerCase();
  return acceptedIn(terms).has(written) || standsInAccepted(text, span, terms.accept);
}

const acceptedIn = kept(({ accept }: TermSettings) => new Set(accept.map((form) => form.toLowerCase())));

/** A form with a capital where the written one has it at its start and the form itself has none. */
export function inCaseOf(written: string, form: string): string {
  return /^\p{Lu}\p{Ll}/u.test(written) && /^\p{Ll}{2}/u.test(form)
    ? form.charAt(0).toUpperCase() + form.slice(1)
    : form;
}
