import type { Span } from "../../text/span";

/** Authors as a citation names them, just before its year. */
export interface CitedNames extends Span {
  /** Family names or the name of a group, in order. */
  readonly names: readonly string[];
  /** "et al." */
  readonly more: boolean;
}

interface Word extends Span {
  readonly text: string;
}

/** Names reach no further back than this: six authors, or the longest name of an institution. */
const REACH = 160;
const MAX_NAMES = 6;
const MAX_INITIALS = 4;

const capital = /^\p{Lu}[\p{L}\p{M}'’‐-]*$/u;
const particles =
  /^(?:van|von|vom|zu|de|der|den|del|della|dello|di|da|dal|dos|das|do|du|la|le|el|al|bin|ibn|ter|ten|af|av)$/;
const capitalParticles =
  /^(?:Van|Von|De|Der|Den|Del|Della|Di|Da|Dos|Du|La|Le|El|Al|Bin|Ibn|Ter|Ten|St|Mac|Mc)$/;
const initials = /^(?:\p{Lu}\.?-?){1,3}$/u;
const group =
  /^(?:Organi[sz]ation|Group|Consortium|Society|Committee|Network|Association|Agency|Institutes?|Collaboration|Collaborators|Investigators|Foundation|Administration|Council|Commission|Initiative|Ministry|Department|Team|Cent(?:er|re)s?|Union|Programme|Program|Board|Federation|Trialists|Prevention|Health)$/;

/** Words that begin a sentence. */
const opener =
  /^(?:The|A|An|In|On|At|By|Of|For|From|With|As|And|But|Or|If|When|While|Since|After|Before|Until|During|Both|Also|Our|We|See|This|These|That|Their|Its)$/;
/** Words that begin a label or a date and are nobody's name. */
const noName =
  /^(?:Figs?|Figures?|Tables?|Sections?|Chapters?|Versions?|Equations?|Eqs?|Appendix|Suppl|Supplement|Supplementary|Study|Trial|Phase|Week|Day|Month|Year|Winter|Spring|Summer|Autumn|Fall|Early|Late|Mid|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$/;

/**
 * The authors named at the end of `text[from, to)`, as in "Liu", "Liu et al.,", "Miller and Soignier", "van der Berg, Roe,
 * & Doe", "World Health Organization"; undefined when what stands there is no name, or is a whole list of authors with their
 * initials, which no citation has but a reference.
 */
export function namesBefore(text: string, from: number, to: number): CitedNames | undefined {
  const words = wordsBefore(text, from, to);
  const last = words.at(-1);
  if (!last) return undefined;
  const others = othersAt(words);
  let rest = words.slice(0, words.length - others);
  const names: Name[] = [];
  for (;;) {
    const name = names.length < MAX_NAMES ? nameAt(rest) : undefined;
    if (!name) break;
    names.unshift(name);
    rest = rest.slice(0, rest.length - name.words);
    const before = rest.at(-1)?.text ?? "";
    if (names.length === 1 && conjunction.test(before)) rest = rest.slice(0, -1);
    else if (!before.endsWith(",") || (names.length === 1 && others === 0)) break;
  }
  const [first] = names;
  if (!first || names.filter(({ initialed }) => initialed).length > 1) return undefined;
  const end = last.end - (/(?:['’]s?)?,?$/.exec(last.text)?.[0].length ?? 0);
  return { names: names.map(({ text: name }) => name), more: others > 0, start: first.start, end };
}

interface Name {
  readonly text: string;
  readonly start: number;
  /** How many words it takes up. */
  readonly words: number;
  /** Whether initials follow. */
  readonly initialed: boolean;
}

const conjunction = /^(?:and|&|und|et|y)$/;

function wordsBefore(text: string, from: number, to: number): Word[] {
  const start = Math.max(from, to - REACH);
  const words: Word[] = [];
  for (const match of text.slice(start, to).matchAll(/\S+/g)) {
    const word = { text: match[0], start: start + match.index, end: start + match.index + match[0].length };
    const previous = words.at(-1);
    // The blank before punctuation was the end of emphasis: "*et al*., 2020".
    if (previous && /^[.,'’]+$/.test(word.text))
      words.splice(-1, 1, { ...previous, text: previous.text + word.text, end: word.end });
    else words.push(word);
  }
  // A word that the reach cuts in two is no word.
  return start > from && /\S/.test(text.charAt(start - 1)) ? words.slice(1) : words;
}

/** How many words at the end say that there are more authors. */
function othersAt(words: readonly Word[]): number {
  const [a = "", b = ""] = words.slice(-2).map(({ text }) => text.toLowerCase());
  if (a === "et" && /^al(?:ii)?\.?(?:['’]s?)?,?$/.test(b)) return 2;
  return /^(?:and|&|et)$/.test(a) && /^(?:colleagues|co-?workers|others|coll\.)(?:['’]s?)?,?$/.test(b)
    ? 2
    : 0;
}

/** The name that the words end in. */
function nameAt(words: readonly Word[]): Name | undefined {
  let at = words.length - 1;
  const bare = (word: Word | undefined): string => word?.text.replace(/(?:['’]s?)?,?$/, "") ?? "";
  // "Liu E", "Liu, E.", "Chow, L. Q. M.": initials say nothing that the year does not.
  let before = at;
  while (before > 0 && at - before < MAX_INITIALS && initials.test(bare(words[before]))) before--;
  const initialed = before < at && isName(bare(words[before]));
  if (initialed) at = before;
  const last = words[at];
  if (!last || !isName(bare(last))) return undefined;
  const [, opening = "", family = ""] = /^([("“‘[]*)(.*)$/s.exec(bare(last)) ?? [];
  let start = at;
  if (opening === "") start = group.test(family) ? startOfGroup(words, at) : startOfFamily(words, at);
  const first = words[start] ?? last;
  const pieces = words.slice(start, at).map(({ text }) => text.replace(/^[("“‘[]+/, ""));
  return {
    text: [...pieces, family].join(" "),
    start: first.start + (/^[("“‘[]*/.exec(first.text)?.[0].length ?? 0),
    words: words.length - start,
    initialed,
  };
}

function isName(word: string): boolean {
  const bare = word.replace(/^[("“‘[]+/, "");
  return bare.length > 1 && capital.test(bare) && !noName.test(bare) && !opener.test(bare);
}

/** "van der Berg", "Dos Santos": particles belong to the name. */
function startOfFamily(words: readonly Word[], at: number): number {
  let start = at;
  while (start > 0) {
    const before = words[start - 1]?.text ?? "";
    if (!particles.test(before) && !capitalParticles.test(before)) break;
    start--;
  }
  return start;
}

/** "World Health Organization", "Centers for Disease Control and Prevention". */
function startOfGroup(words: readonly Word[], at: number): number {
  let start = at;
  for (let before = at - 1; before >= 0; before--) {
    const word = words[before]?.text ?? "";
    if (capital.test(word) && !opener.test(word)) start = before;
    else if (!/^(?:of|for|the|on|and)$/.test(word)) break;
  }
  return start;
}
