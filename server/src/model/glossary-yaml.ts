import { glossary as glossaryValidator } from "caveat:validators";
import { readJsonInSteps } from "../syntax/json";
import type { LocatedData } from "../syntax/located-data";
import type { Parsed } from "../syntax/problem";
import { parseYaml } from "../syntax/yaml";
import type { Span } from "../text/span";
import type { Steps } from "../text/steps";
import type { ReadTerms } from "./glossary-rows";
import { schemaProblems } from "./schema-problems";
import { termsOf } from "./term-shape";

/** The parser of YAML can't rest; so much of it takes a few milliseconds. */
const PIECE = 16_000;

/** What can't be divided holds up everybody until it is read, this much of it for a quarter of a second. */
const LONGEST_WHOLE = 500_000;

/**
 * Reads a glossary in YAML. A long one is read in pieces, each of whole entries: the entries of a list don't depend on each
 * other, unless one names a part of another with an anchor.
 */
export function* readYamlTermsInSteps(text: string): Steps<ReadTerms> {
  const list = text.length > PIECE && !/(?:^|[\s,:[{-])&\S/.test(text) ? listOfTerms(text) : undefined;
  if (!list) return text.length > LONGEST_WHOLE ? tooLong : termsIn(parseYaml(text));
  const [before, behind] = [parseYaml(text.slice(0, list.start)), parseYaml(text.slice(list.end), list.end)];
  const head = { ...recordOf(before), ...recordOf(behind) };
  const locate: LocatedData["locate"] = (path, part) =>
    (String(path[0]) in recordOf(behind) ? behind : before).value.locate(path, part);
  const problems = [...before.problems, ...behind.problems];
  const read = [termsIn({ value: { data: { ...head, terms: [] }, locate }, problems })];
  for (const { start, end } of list.pieces) {
    yield;
    read.push(termsIn(asFile(parseYaml(text.slice(start, end), start), head)));
  }
  return { terms: read.flatMap(({ terms }) => terms), problems: read.flatMap(({ problems }) => problems) };
}

const tooLong: ReadTerms = {
  terms: [],
  problems: [
    {
      start: 0,
      end: 1,
      severity: "error",
      message: `A glossary of more than ${LONGEST_WHOLE / 1e6} million characters is read only where each entry begins a line with a dash, and none has an anchor (&).`,
    },
  ],
};

/** Reads a glossary in JSON. */
export function* readJsonTermsInSteps(text: string): Steps<ReadTerms> {
  return termsIn(yield* readJsonInSteps(text));
}

interface TermList extends Span {
  readonly pieces: readonly Span[];
}

/** Where the list of entries stands whose items begin lines of one depth, divided between items. */
function listOfTerms(text: string): TermList | undefined {
  const key = /^terms:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (!key) return undefined;
  const start = key.index + key[0].length;
  const indent = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)- /.exec(text.slice(start))?.[1];
  if (indent === undefined) return undefined;
  const nextKey = /^[^\s#-]/m.exec(text.slice(start));
  const end = nextKey ? start + nextKey.index : text.length;
  const pieces: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(new RegExp(`^${indent}- `, "gm"))) {
    const at = start + index;
    if (at - from < PIECE) continue;
    pieces.push({ start: from, end: at });
    from = at;
  }
  return { start, end, pieces: [...pieces, { start: from, end }] };
}

/** A list of entries as the file that it is a part of. */
function asFile({ value, problems }: Parsed<LocatedData>, head: object): Parsed<LocatedData> {
  const locate: LocatedData["locate"] = ([, ...path], part) => value.locate(path, part);
  const { category } = head as { readonly category?: unknown };
  return {
    value: { data: { ...(category === undefined ? {} : { category }), terms: value.data }, locate },
    problems,
  };
}

function recordOf({ value }: Parsed<LocatedData>): object {
  return isRecord(value.data) ? value.data : {};
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The entries of a file, with what the schema has to say of it. A file or list that is still empty has no fault. */
function termsIn({ value, problems }: Parsed<LocatedData>): ReadTerms {
  const file = value.data ?? {};
  const isEmpty = isRecord(file) && ((file as { readonly terms?: unknown }).terms ?? undefined) === undefined;
  const data = isEmpty ? { ...file, terms: [] } : file;
  const faults = problems.length > 0 ? [] : schemaProblems({ ...value, data }, glossaryValidator);
  const terms = termsOf(data).map(({ term, index }) => ({ term, ...value.locate(["terms", index]) }));
  return { terms, problems: [...problems, ...faults] };
}
