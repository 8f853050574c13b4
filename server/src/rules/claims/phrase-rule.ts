import { analyse } from "../../model/analysis/analysis";
import type { PhraseRule } from "../../model/phrases/phrase-file";
import { compile } from "../../model/phrases/shipped";
import { spanOf } from "../../model/phrases/word-run";
import { once } from "../../text/once";
import type { ClaimRule } from "./claim-rule";
import { phraseClaims } from "./phrase-claims";
import { type CompiledRewrite, formsOf, rewriteFixes } from "./rewrites";

/** Makes a rule out of an entry of glossary/phrases. */
export function phraseRule(rule: PhraseRule): ClaimRule {
  const rewrites = once(() =>
    rule.rewrites.map(
      (rewrite): CompiledRewrite => ({
        of: rewrite.of === undefined ? undefined : compile(rewrite.of),
        with: rewrite.with,
        forms: formsOf(verbsIn([rewrite.of ?? "", ...rule.patterns.map((pattern) => pattern.match)])),
      }),
    ),
  );
  return {
    declaration: {
      id: rule.id,
      summary: rule.summary,
      why: rule.why,
      sources: rule.sources,
      severity: rule.severity,
      fix: rule.rewrites.length > 0 ? "suggestion" : "none",
      examples: rule.examples,
    },
    check: (context) =>
      phraseClaims(context)
        .filter((claim) => claim.rule === rule.id)
        .map((claim) => {
          const { run } = analyse(context);
          const span = spanOf(run, claim.reported);
          return {
            ...span,
            severity: claim.severity,
            message: rule.message.replaceAll("{words}", oneLine(context.text.slice(span.start, span.end))),
            fixes: rewriteFixes(context.text, run, claim.reported, rewrites()),
          };
        }),
  };
}

function verbsIn(patterns: readonly string[]): readonly string[] {
  return [
    ...new Set(
      patterns.flatMap((pattern) => [...pattern.matchAll(/~(\p{L}+)/gu)].map((match) => match[1] ?? "")),
    ),
  ];
}

/** The mask's blanks and line breaks as single spaces. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
