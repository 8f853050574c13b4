import { formTokens, greekNames, isName, pluralsOf } from "../../text/forms";

/**
 * How a form is spelled, but for what does not make another spelling: capitals of common words, the plural, and a hyphen or
 * a blank between words ("NK-cell therapy"). What joins names, numbers and Greek letters counts: "IFN-γ", "IFNγ" and
 * "IFN-gamma" are three. Undefined where brackets are part of it.
 */
export function spellingOf(written: string, form: string): string | undefined {
  const tokens = formTokens(written);
  const last = formTokens(form).at(-1);
  if (tokens.length === 0 || last === undefined || tokens.some(({ exact }) => /[()]/.test(exact)))
    return undefined;
  let spelling = "";
  let before: string | undefined;
  let end = 0;
  for (const [index, { start, end: to, exact, lower }] of tokens.entries()) {
    const raw = written.slice(start, to);
    // A Greek name has a capital where it begins a sentence: "Gamma-delta T cells".
    const first = index === 0 && names.has(raw.toLowerCase());
    const name = !first && (isName(exact) || isMark(raw));
    const isLast = index === tokens.length - 1;
    const singular = isLast && pluralsOf(last.exact).some((plural) => plural.toLowerCase() === lower);
    const word = singular ? last.exact : raw;
    if (before !== undefined) {
      const gap = written.slice(end, start);
      spelling += isJoint(before, raw) ? plainGap(gap) : gap === "" ? "" : " ";
    }
    spelling += name ? word : word.toLowerCase();
    before = raw;
    end = to;
  }
  return spelling;
}

function isMark(raw: string): boolean {
  const lower = raw.toLowerCase();
  return greekNames[lower] !== undefined || names.has(lower) || /^\d+\p{L}?$/u.test(raw);
}

/** Whether the way in which two tokens are joined is a spelling of its own: "IL-2", "IFN-gamma", but not "interferon gamma". */
function isJoint(before: string, raw: string): boolean {
  return (isMark(raw) && !names.has(raw.toLowerCase())) || (isNameLike(raw) && isNameLike(before));
}

function isNameLike(raw: string): boolean {
  return isName(raw) || isMark(raw);
}

const names = new Set(Object.values(greekNames));

/** One kind of hyphen, one blank; a blank behind a hyphen is what a converter left. */
function plainGap(gap: string): string {
  if (/[-‐‑–−]/u.test(gap)) return "-";
  return gap === "" ? "" : " ";
}
