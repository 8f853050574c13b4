import { conjugate, type VerbForm, verbForms } from "../../model/analysis/inflection";
import type { Fix } from "../../model/finding";
import { matchAt } from "../../model/phrases/match";
import type { PatternNode } from "../../model/phrases/pattern";
import { spanOf, type WordRange, type WordRun } from "../../model/phrases/word-run";

/** A safer wording, ready to apply. */
export interface CompiledRewrite {
  /** What it replaces within the reported words; all of them when undefined. */
  readonly of: PatternNode | undefined;
  /** `~verb` takes the form of the verb that it replaces. */
  readonly with: string;
  /** Which form of a verb the words are that may be met in the replaced words. */
  readonly forms: ReadonlyMap<string, VerbForm>;
}

/** The fixes for a reported range: one for each rewrite that applies to its words. Suggestions, never safe. */
export function rewriteFixes(
  text: string,
  run: WordRun,
  reported: WordRange,
  rewrites: readonly CompiledRewrite[],
): readonly Fix[] {
  return rewrites.flatMap((rewrite): Fix[] => {
    const range = rewrite.of === undefined ? reported : firstMatch(run, rewrite.of, reported);
    if (range === undefined) {
      return [];
    }
    const span = spanOf(run, range);
    const written = text.slice(span.start, span.end);
    const replacement = capitalisedLike(written, conjugated(rewrite, run, range));
    const title = replacement === "" ? `Leave out “${written}”` : `Write “${replacement}”`;
    return [
      {
        title,
        edits: [replacement === "" ? removal(text, span.start, span.end) : { span, text: replacement }],
        kind: "suggestion",
      },
    ];
  });
}

/** Takes a word out with the space after it, so that no two spaces are left. */
function removal(
  text: string,
  start: number,
  end: number,
): { span: { start: number; end: number }; text: string } {
  return { span: { start, end: text[end] === " " ? end + 1 : end }, text: "" };
}

function firstMatch(run: WordRun, node: PatternNode, within: WordRange): WordRange | undefined {
  for (let first = within.first; first < within.end; first++) {
    const match = matchAt(run, node, first);
    if (match !== undefined && match.range.end <= within.end) {
      return match.range;
    }
  }
  return undefined;
}

function conjugated(rewrite: CompiledRewrite, run: WordRun, range: WordRange): string {
  const form = formIn(rewrite.forms, run, range);
  return rewrite.with.replace(/~(\p{L}+)/gu, (_, base: string) => conjugate(base)[form]);
}

/** The form of the first known verb of the range; the base form when there is none. */
function formIn(forms: ReadonlyMap<string, VerbForm>, run: WordRun, range: WordRange): VerbForm {
  for (const word of run.words.slice(range.first, range.end)) {
    const form = forms.get(word.lower);
    if (form !== undefined) return form;
  }
  return "base";
}

/** The forms of some verbs, given in base form; where two verbs share a form, the first keeps it. */
export function formsOf(verbs: readonly string[]): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const verb of verbs) {
    const conjugation = conjugate(verb);
    for (const form of verbForms) {
      if (!forms.has(conjugation[form])) forms.set(conjugation[form], form);
    }
  }
  return forms;
}

function capitalisedLike(written: string, replacement: string): string {
  const [first = ""] = written;
  return first !== first.toLowerCase()
    ? replacement.charAt(0).toUpperCase() + replacement.slice(1)
    : replacement;
}
