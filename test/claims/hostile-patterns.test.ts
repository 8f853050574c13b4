import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type Ambiguity, ambiguityOf } from "./ambiguity";

// No regular expression may take exponential time on any text. That follows from its form (ambiguity.ts); where recheck
// (makenowjust-labs.github.io/recheck) is installed, it proves or refutes the same by other means.
const root = join(import.meta.dirname, "..", "..");
const sources = join(root, "server", "src");
const verdictFile = join(root, ".cache", "recheck.json");
const require = createRequire(import.meta.url);
const recheck = ["recheck"].find((name) => {
  try {
    return require.resolve(name) !== "";
  } catch {
    return false;
  }
});

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

/** All regular expressions that are written out in the sources. */
function patternsIn(path: string): readonly Pattern[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ source, flags, place: `${relative(root, path)}:${line} /${source}/${flags}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Verdicts are kept from run to run: a pattern that has not changed needs no second proof. */
const verdicts = new Map<string, string>(
  existsSync(verdictFile) ? entriesOf(JSON.parse(readFileSync(verdictFile, "utf8"))) : [],
);

function entriesOf(value: unknown): [string, string][] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).map(([key, verdict]) => [key, String(verdict)])
    : [];
}

async function verdictOf({ source, flags }: Pattern): Promise<string> {
  // Indices change nothing in how a pattern matches, and recheck does not know them.
  const known = flags.replace("d", "");
  const key = `/${source}/${known}`;
  const before = verdicts.get(key);
  if (before !== undefined) return before;
  const module: unknown = await import(recheck ?? "");
  const verdict = await complexity(module, source, known);
  verdicts.set(key, verdict);
  return verdict;
}

/** `exponential`, `polynomial`, `linear`, `safe`; `unknown` when the time was up. */
async function complexity(module: unknown, source: string, flags: string): Promise<string> {
  const check: unknown = Reflect.get(Object(module), "check");
  if (typeof check !== "function") throw new TypeError("recheck has no function check");
  const answer: unknown = await Reflect.apply(check, undefined, [source, flags, { timeout: 3000 }]);
  const found: unknown = Reflect.get(Object(answer), "complexity");
  return String(Reflect.get(Object(found), "type") ?? Reflect.get(Object(answer), "status"));
}

/** The longest row of loops that may share one stretch of text: those with three read one line or one formula. */
const MOST_LOOPS = 3;

const isSlow = (ambiguity: Ambiguity): boolean => ambiguity === "exponential" || ambiguity > MOST_LOOPS;

describe("the form of a regular expression", () => {
  it.each([
    ["(a+)+$", "exponential"],
    ["(a*)*", "exponential"],
    ["(?:a|a)*b", "exponential"],
    ["(?:a|ab|b)*c", "exponential"],
    ["(?:\\r\\n|\\r|\\n)*x", "exponential"],
    ["(?:doi\\s*|\\s)+$", "exponential"],
    ["x(?=(?:a+)+b)", "exponential"],
    ["(?:[^<]+|<b>){0,400}>", "exponential"],
    ["\\s*\\s*\\s*x", 3],
    ["\\d+.\\d+", 2],
    ["(?:a|b)*c", 1],
    ["[a-z]+\\d+", 1],
    ["(?:a,)*a", 1],
    ["a{2,80}b", 1],
  ] as const)("%s: %s", (source, expected) => {
    expect(ambiguityOf(source, "")).toBe(expected);
  });

  it("lets none of ours be slow", () => {
    const patterns = globSync("**/*.ts", { cwd: sources, absolute: true }).flatMap(patternsIn);
    expect(patterns.length).toBeGreaterThan(500);
    expect(
      patterns.filter(({ source, flags }) => isSlow(ambiguityOf(source, flags))).map(({ place }) => place),
    ).toEqual([]);
  });
});

describe.skipIf(recheck === undefined)("regular expressions", () => {
  it("take exponential time on no text", { timeout: 600_000 }, async () => {
    const patterns = globSync("**/*.ts", { cwd: sources, absolute: true }).flatMap(patternsIn);
    expect(patterns.length).toBeGreaterThan(100);
    const exponential: string[] = [];
    for (const pattern of patterns)
      if ((await verdictOf(pattern)) === "exponential") exponential.push(pattern.place);
    mkdirSync(dirname(verdictFile), { recursive: true });
    writeFileSync(verdictFile, JSON.stringify(Object.fromEntries(verdicts)));
    expect(exponential).toEqual([]);
  });
});
