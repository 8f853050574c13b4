import { editDistance, lettersLacking, lettersOf } from "../text/edit-distance";
import { pluralsOf } from "../text/forms";
import { plainSpelling } from "../text/plain-spelling";
import type { Glossary } from "./glossary";
import { knownWords } from "./known-words";
import { formsOf } from "./term";

/** A word of a glossary that another one nearly is. */
export interface NearTerm {
  readonly word: string;
  /** How many letters differ. */
  readonly distance: 1 | 2;
}

/**
 * The word of a glossary's terms that a word was probably meant to be: one letter off, or two from nine letters on, where
 * the word is neither known nor another form of it. `word` is in lower case. Undefined when there is none.
 */
export function nearTerm(word: string, glossary: Glossary): NearTerm | undefined {
  const index = indexFor(glossary);
  if (word.length < shortest || index.words.has(word) || isKnown(word) || !isPlain(word)) return undefined;
  const before = index.answers.get(word);
  if (before !== undefined) return before === none ? undefined : before;
  const found = nearestOf(word, index.targets);
  // What was looked up once is looked up again with every change of its paragraph; a hostile text has no end of words.
  if (index.answers.size < mostAnswers) index.answers.set(word, found ?? none);
  return found;
}

/** The words of a glossary's terms that others are compared with, sorted, in lower case. */
export function targetWords(glossary: Glossary): readonly string[] {
  return [...indexFor(glossary).targets.values()].flatMap((list) => list.map(({ word }) => word)).sort();
}

function isKnown(word: string): boolean {
  return knownWords.has(word) || (word.endsWith("s") && knownWords.has(word.slice(0, -1)));
}

const indices = new WeakMap<Glossary, Index>();

function indexFor(glossary: Glossary): Index {
  let index = indices.get(glossary);
  if (!index) {
    index = indexOf(glossary);
    indices.set(glossary, index);
  }
  return index;
}

/** Shorter words have too many neighbours. */
const shortest = 7;
/** From here on two letters may differ. */
const long = 9;
const mostAnswers = 50_000;
const none = "none";

interface Index {
  /** Every word of the glossary, its definitions included. */
  readonly words: ReadonlySet<string>;
  /** The words of its forms by first letter and length. */
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly answers: Map<string, NearTerm | typeof none>;
}

interface Target {
  readonly word: string;
  readonly letters: number;
}

function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

function indexOf({ entries }: Glossary): Index {
  const words = new Set<string>();
  const targets = new Map<string, Target[]>();
  const names = new Set<string>();
  for (const { term } of entries) {
    const forms = formsOf(term).map(({ form }) => form);
    const others = [term.definition, term.details, ...(term.related ?? []), ...(term.gene?.synonyms ?? [])];
    const confused = term.notToBeConfusedWith?.flatMap((one) => [one.term, one.why]) ?? [];
    for (const text of [...forms, ...others, ...confused]) {
      for (const word of lowerWords(text ?? "")) for (const form of withPlural(word)) words.add(form);
    }
    for (const { form, kind } of formsOf(term)) {
      if (kind === "deprecated") continue;
      for (const word of lowerWords(form)) for (const one of withPlural(word)) names.add(one);
    }
  }
  for (const word of names) {
    if (word.length < shortest || !isPlain(word)) continue;
    const key = word.charAt(0) + String(word.length);
    const list = targets.get(key);
    const target = { word, letters: lettersOf(word) };
    if (list) list.push(target);
    else targets.set(key, [target]);
  }
  return { words, targets, answers: new Map() };
}

function withPlural(word: string): string[] {
  return word.endsWith("s") ? [word] : [word, ...pluralsOf(word)];
}

function lowerWords(text: string): string[] {
  return text.match(/\p{L}+/gu)?.map((word) => word.toLowerCase()) ?? [];
}

function nearestOf(word: string, targets: Index["targets"]): NearTerm | undefined {
  const letters = lettersOf(word);
  let best: NearTerm | undefined;
  for (let length = word.length - 2; length <= word.length + 2; length++) {
    for (const target of targets.get(word.charAt(0) + String(length)) ?? []) {
      const most = best ? best.distance - 1 : target.word.length < long ? 1 : 2;
      if (most === 0 || Math.abs(length - word.length) > most) continue;
      if (lettersLacking(letters, target.letters) > most || lettersLacking(target.letters, letters) > most)
        continue;
      const distance = editDistance(word, target.word, most);
      if ((distance === 1 || distance === 2) && distance <= most && isSlip(word, target.word)) {
        best = { word: target.word, distance };
      }
    }
  }
  return best;
}

/**
 * Whether the difference looks like a slip and not like another word of the family: endings make new words ("agonist",
 * "agonism"), except for a mute e ("perforine"), and spellings of Britain and America are no slips.
 */
function isSlip(word: string, target: string): boolean {
  if (plainSpelling(word) === plainSpelling(target)) return false;
  if (word === `${target}e` || target === `${word}e` || word === `${target.replace(/s$/, "")}es`) return true;
  if (lettersInOrder(word) === lettersInOrder(target)) return true;
  let same = 0;
  while (same < word.length && word.at(-1 - same) === target.at(-1 - same)) same++;
  // The "s" of a plural tells nothing.
  const ending = target.endsWith("s") && word.endsWith("s") ? 3 : 2;
  return same >= ending;
}

/** Two words that share them differ by letters that changed places. */
function lettersInOrder(word: string): string {
  return word.split("").sort().join("");
}
