import { phraseFiles } from "caveat:language-data";
import { once } from "../../text/once";
import { eitherOf, type PatternNode, parsePattern, type WordClasses } from "./pattern";
import { type PhraseRule, readPhraseFile } from "./phrase-file";

const files = phraseFiles.map(({ content }) => readPhraseFile(content));

/** The word classes of glossary/phrases, each usable in the classes and patterns after it. */
const classes = once((): WordClasses => compileClasses(files.flatMap((file) => file.classes)));

/** The lists of cues (negations, hedges, aims …) that the analysis of a sentence reads, by their names. */
export const shippedCues = once(
  (): ReadonlyMap<string, readonly PatternNode[]> =>
    new Map(files.flatMap((file) => file.cues).map(([name, patterns]) => [name, patterns.map(compile)])),
);

/** The rules of glossary/phrases, in the order of their files. */
export const shippedRules: readonly PhraseRule[] = files.flatMap((file) => file.rules);

/** Compiles a pattern with the shipped word classes; throws a SyntaxError on a mistaken one. */
export function compile(pattern: string): PatternNode {
  return parsePattern(pattern, classes());
}

function compileClasses(classes: readonly (readonly [string, readonly string[]])[]): WordClasses {
  const compiled = new Map<string, PatternNode>();
  for (const [name, members] of classes) {
    compiled.set(name, eitherOf(members.map((member) => parsePattern(member, compiled))));
  }
  return compiled;
}
