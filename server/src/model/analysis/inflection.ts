/** The forms that an English verb takes. A noun's plural is spelled like the third person. */
export const verbForms = ["base", "third", "past", "participle", "gerund"] as const;

export type VerbForm = (typeof verbForms)[number];

/** One verb in all its forms. */
export type Conjugation = Readonly<Record<VerbForm, string>>;

/** Verbs whose past or participle follows no rule: past, participle, and the third person where it is odd too. */
const irregular: Readonly<Record<string, readonly [past: string, participle: string, third?: string]>> = {
  be: ["was", "been", "is"],
  become: ["became", "become"],
  begin: ["began", "begun"],
  bring: ["brought", "brought"],
  build: ["built", "built"],
  cut: ["cut", "cut"],
  do: ["did", "done", "does"],
  drive: ["drove", "driven"],
  fall: ["fell", "fallen"],
  find: ["found", "found"],
  foresee: ["foresaw", "foreseen"],
  give: ["gave", "given"],
  go: ["went", "gone", "goes"],
  grow: ["grew", "grown"],
  have: ["had", "had", "has"],
  hold: ["held", "held"],
  keep: ["kept", "kept"],
  know: ["knew", "known"],
  lead: ["led", "led"],
  lose: ["lost", "lost"],
  make: ["made", "made"],
  mean: ["meant", "meant"],
  overcome: ["overcame", "overcome"],
  prove: ["proved", "proven"],
  put: ["put", "put"],
  rise: ["rose", "risen"],
  say: ["said", "said"],
  see: ["saw", "seen"],
  seek: ["sought", "sought"],
  set: ["set", "set"],
  show: ["showed", "shown"],
  slow: ["slowed", "slowed"],
  spread: ["spread", "spread"],
  take: ["took", "taken"],
  tell: ["told", "told"],
  think: ["thought", "thought"],
  undergo: ["underwent", "undergone"],
  win: ["won", "won"],
  withhold: ["withheld", "withheld"],
  write: ["wrote", "written"],
};

/** Verbs of more than one syllable that double their last letter all the same. */
const doubling = new Set([
  "transfer",
  "prefer",
  "permit",
  "commit",
  "control",
  "confer",
  "refer",
  "occur",
  "infer",
]);

/** All forms of a verb (or noun) given in its base form, in lower case. Unknown words follow the rules of spelling. */
export function conjugate(base: string): Conjugation {
  const odd = irregular[base];
  const past = odd?.[0] ?? regularPast(base);
  return {
    base,
    third: odd?.[2] ?? thirdPerson(base),
    past,
    participle: odd?.[1] ?? past,
    gerund: gerund(base),
  };
}

/**
 * Every spelling of a word that a pattern should accept for it: British and American endings (-ise, -ize, -isation)
 * and the pairs tumour/tumor, favour/favor, behaviour/behavior, haem-/hem-. The word itself comes first.
 */
export function spellings(word: string): readonly string[] {
  const found = new Set([word]);
  for (const [pattern, replacement] of spellingPairs) {
    for (const known of [...found]) {
      found.add(known.replace(pattern, replacement));
    }
  }
  return [...found];
}

const spellingPairs: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|ing|er|ers|ation|ations)$/, "iz$1"],
  [/iz(e|es|ed|ing|er|ers|ation|ations)$/, "is$1"],
  [/^(tum|fav|behavi|hum|rig|vig|harb)our/, "$1or"],
  [/^(tum|fav|behavi|rig|vig|harb)or/, "$1our"],
  [/haem/, "hem"],
  [/^hem(at|o)/, "haem$1"],
  [/leuk/, "leuc"],
  [/leukaemi/, "leukemi"],
  [/leukemi/, "leukaemi"],
  [/anaemi/, "anemi"],
  [/programme/, "program"],
];

function thirdPerson(base: string): string {
  if (/(s|x|z|ch|sh)$/.test(base)) {
    return `${base}es`;
  }
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function regularPast(base: string): string {
  if (base.endsWith("e")) {
    return `${base}d`;
  }
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${doubled(base)}ed`;
}

function gerund(base: string): string {
  if (/[^eo]e$/.test(base) && base.length > 2) {
    return `${base.slice(0, -1)}ing`;
  }
  return `${doubled(base)}ing`;
}

/** The base with its last consonant doubled where spelling asks for it: "stop" → "stopp". */
function doubled(base: string): string {
  const short = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base);
  return short || doubling.has(base) ? base + base.slice(-1) : base;
}
