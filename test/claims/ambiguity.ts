import { type AST, RegExpParser } from "@eslint-community/regexpp";

/**
 * How much a backtracking matcher can be made to try: `exponential` when one stretch of text can be read in two ways by
 * the same loop again and again (Weber and Seidl, On the degree of ambiguity of finite automata, 1991: the criterion
 * EDA), else the degree of the polynomial: how many loops in a row can share one stretch between them (IDA), and one.
 */
export type Ambiguity = "exponential" | number;

/**
 * The ambiguity of a regular expression, from its positions (Glushkov's automaton). Look-arounds and boundaries are
 * read as if they always held, so that nothing is missed; what stands inside a look-around is judged by itself.
 * Counted repetition is written out up to three times: more turns of it add no loop, unless one stands within.
 */
export function ambiguityOf(source: string, flags: string): Ambiguity {
  const pattern = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes("u"),
    unicodeSets: flags.includes("v"),
  });
  const apart: AST.Alternative[][] = [pattern.alternatives];
  let worst: Ambiguity = 1;
  for (let next = apart.pop(); next !== undefined; next = apart.pop()) {
    const automaton = automatonOf(next, flags, apart);
    if (isExponential(automaton)) return "exponential";
    worst = Math.max(worst, degreeOf(automaton));
  }
  return worst;
}

/** Positions of characters; a path from one to the next reads the next one's character. */
interface Automaton {
  /** For each position which of the sample characters it takes. */
  readonly takes: readonly bigint[];
  readonly follows: readonly (readonly number[])[];
  /** Steps that two loops allow, as in `(a*)*`. */
  readonly doubled: readonly (readonly [from: number, to: number])[];
}

interface Part {
  readonly empty: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const COPIES = 3;

function automatonOf(
  alternatives: readonly AST.Alternative[],
  flags: string,
  apart: AST.Alternative[][],
): Automaton {
  const takes: bigint[] = [];
  const follows: Set<number>[] = [];
  const doubled: [number, number][] = [];
  const nothing: Part = { empty: true, first: [], last: [] };

  const join = (a: Part, b: Part): Part => {
    for (const from of a.last)
      for (const to of b.first) {
        if (follows[from]?.has(to)) doubled.push([from, to]);
        follows[from]?.add(to);
      }
    return {
      empty: a.empty && b.empty,
      first: a.empty ? [...a.first, ...b.first] : a.first,
      last: b.empty ? [...a.last, ...b.last] : b.last,
    };
  };
  const either = (parts: readonly Part[]): Part => ({
    empty: parts.some((part) => part.empty),
    first: parts.flatMap((part) => part.first),
    last: parts.flatMap((part) => part.last),
  });
  const character = (raw: string): Part => {
    const position = takes.push(taken(raw, flags)) - 1;
    follows.push(new Set());
    return { empty: false, first: [position], last: [position] };
  };
  const sequence = ({ elements }: AST.Alternative): Part => elements.map(part).reduce(join, nothing);
  const maybe = (one: Part): Part => ({ ...one, empty: true });
  const repeated = ({ element, min, max }: AST.Quantifier): Part => {
    let all = nothing;
    for (let copy = 0; copy < Math.min(min, COPIES); copy++) all = join(all, part(element));
    if (max === Infinity || (max > COPIES && holdsLoop(element))) {
      const loop = part(element);
      join(loop, loop);
      return join(all, maybe(loop));
    }
    const rest = Math.min(max - min, COPIES);
    const optional = (copies: number): Part =>
      copies === 0 ? nothing : maybe(join(part(element), optional(copies - 1)));
    return join(all, optional(rest));
  };
  function part(node: AST.Element): Part {
    switch (node.type) {
      case "Group":
      case "CapturingGroup":
        return either(node.alternatives.map(sequence));
      case "Quantifier":
        return repeated(node);
      case "Assertion":
        if (node.kind === "lookahead" || node.kind === "lookbehind") apart.push(node.alternatives);
        return nothing;
      case "Backreference":
        // It repeats what stood before and adds no choice of its own.
        return nothing;
      case "Character":
      case "CharacterClass":
      case "CharacterSet":
      case "ExpressionCharacterClass":
        return character(node.raw);
    }
  }
  either(alternatives.map(sequence));
  return { takes, follows: follows.map((set) => [...set]), doubled };
}

/** Whether a loop stands within: counted often, it is as good as one loop within another. */
function holdsLoop(node: AST.Element): boolean {
  if (node.type === "Quantifier") return node.max === Infinity || holdsLoop(node.element);
  if (node.type !== "Group" && node.type !== "CapturingGroup") return false;
  return node.alternatives.some(({ elements }) => elements.some(holdsLoop));
}

/** Characters of every kind that patterns tell apart. */
const sample = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...Array.from("éÉßαΩжЖ中١½²“”‘’«»–—…·•†‡°×±€µ\u00a0\u2009\u200b\u0301\u2028\u{1f9ec}"),
];

const known = new Map<string, bigint>();

function taken(raw: string, flags: string): bigint {
  const key = `${raw}/${flags}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const one = new RegExp(`^(?:${raw})$`, flags.replace(/[dgmy]/g, ""));
  const set = sample.reduce(
    (sum, letter, index) => (one.test(letter) ? sum | (1n << BigInt(index)) : sum),
    0n,
  );
  known.set(key, set);
  return set;
}

const shares = (a = 0n, b = 0n, c = a): boolean => (a & b & c) !== 0n;

/** Whether two different paths from a position back to it read the same text. */
function isExponential({ takes, follows, doubled }: Automaton): boolean {
  if (doubled.some(([from, to]) => from === to || returns(to, from, follows))) return true;
  const size = takes.length;
  const next = (pair: number): number[] => {
    const [a, b] = [Math.floor(pair / size), pair % size];
    return (follows[a] ?? []).flatMap((x) =>
      (follows[b] ?? []).filter((y) => shares(takes[x], takes[y])).map((y) => x * size + y),
    );
  };
  // A pair of different positions that lies on a way from a position to itself, both at once.
  const starts = Array.from({ length: size }, (_, one) => one * size + one);
  const reached = reach(starts, next);
  const back = reverse(reached, next);
  return starts.some((start) => {
    const ahead = reach([start], next);
    const behind = reach([start], (pair) => back.get(pair) ?? []);
    return [...ahead].some((pair) => Math.floor(pair / size) !== pair % size && behind.has(pair));
  });
}

/** One and the longest row of loops, each of which can hand its text to the next. */
function degreeOf({ takes, follows }: Automaton): number {
  const size = takes.length;
  const looping = Array.from({ length: size }, (_, one) => one).filter((one) =>
    reach(follows[one] ?? [], (each) => follows[each] ?? []).has(one),
  );
  const hands = new Map<number, number[]>();
  for (const p of looping) {
    const beyond = reach(follows[p] ?? [], (each) => follows[each] ?? []);
    hands.set(
      p,
      looping.filter(
        (q) => q !== p && beyond.has(q) && !returns(q, p, follows) && hand(p, q, takes, follows),
      ),
    );
  }
  const depth = (one: number): number => 1 + Math.max(0, ...(hands.get(one) ?? []).map(depth));
  return Math.max(1, ...looping.map(depth));
}

function returns(from: number, to: number, follows: Automaton["follows"]): boolean {
  return reach(follows[from] ?? [], (each) => follows[each] ?? []).has(to);
}

/** Whether one text leads from p to p, from p to q and from q to q. */
function hand(p: number, q: number, takes: readonly bigint[], follows: Automaton["follows"]): boolean {
  const size = takes.length;
  const key = (a: number, b: number, c: number): number => (a * size + b) * size + c;
  const next = (triple: number): number[] => {
    const [a, b, c] = [Math.floor(triple / size / size), Math.floor(triple / size) % size, triple % size];
    const found: number[] = [];
    for (const x of follows[a] ?? [])
      for (const y of follows[b] ?? [])
        if (shares(takes[x], takes[y]))
          for (const z of follows[c] ?? [])
            if (shares(takes[x], takes[y], takes[z])) found.push(key(x, y, z));
    return found;
  };
  return reach(next(key(p, p, q)), next).has(key(p, q, q));
}

function reach(starts: readonly number[], next: (from: number) => readonly number[]): Set<number> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const to of next(from))
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}

function reverse(all: ReadonlySet<number>, next: (from: number) => readonly number[]): Map<number, number[]> {
  const back = new Map<number, number[]>();
  for (const from of all) for (const to of next(from)) back.set(to, [...(back.get(to) ?? []), from]);
  return back;
}
