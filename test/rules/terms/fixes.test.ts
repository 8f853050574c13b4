// What must hold for every quick fix of the rules about terms and abbreviations.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeEdits } from "../../../server/src/features/safe-fixes";
import type { Finding } from "../../../server/src/model/finding";
import { type Manuscript, manuscriptOf } from "../../../server/src/model/manuscript";
import { declarations } from "../../../server/src/rules";
import { applyEdits, type Edit } from "../../../server/src/text/span";
import { findingsIn } from "../../service/memory";

const about = /^(?:term|abbreviation)\//;

async function found(text: string): Promise<readonly Finding[]> {
  return (await findingsIn({ "sample.md": text }, "sample.md")).filter(({ rule }) => about.test(rule));
}

/** Where an offset of the text after some edits was before them; offsets in what was written are where that began. */
function before(offset: number, edits: readonly Edit[]): number {
  let delta = 0;
  for (const { span, text } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const start = span.start + delta;
    if (offset < start) break;
    if (offset < start + text.length) return span.start;
    delta += text.length - (span.end - span.start);
  }
  return offset - delta;
}

function cited({ citations }: Manuscript): readonly string[] {
  return citations.flatMap(({ members }) =>
    members.map((member) => JSON.stringify({ ...member, start: 0, end: 0 })),
  );
}

/**
 * The places that are new. What two places have in common is told at one of them, and may be told at the other: a term that
 * is written out once more tips the majority, and an introduction that moves takes its conflict along.
 */
function added(left: readonly string[], places: readonly string[]): readonly string[] {
  return left.filter((one) => {
    const shared = /^(?:term\/variant|abbreviation\/conflicting-expansion) /.exec(one)?.[0];
    const moved = shared !== undefined && count(left, shared) <= count(places, shared);
    return !places.includes(one) && !moved;
  });
}

function count(places: readonly string[], rule: string): number {
  return places.filter((one) => one.startsWith(rule)).length;
}

/** Every fix of a text takes its finding away, adds no other, and leaves what is cited alone. Returns how many fixes there were. */
async function checkFixes(text: string): Promise<number> {
  const findings = await found(text);
  const places = findings.map(({ rule, start }) => `${rule} ${start}`);
  let fixes = 0;
  for (const finding of findings) {
    for (const { title, edits } of finding.fixes) {
      fixes += 1;
      const mended = applyEdits(text, edits);
      const says = `${finding.rule}, “${title}”:\n${mended}`;
      const left = (await found(mended)).map(({ rule, start }) => `${rule} ${before(start, edits)}`);
      expect(left, says).not.toContain(`${finding.rule} ${finding.start}`);
      expect(added(left, places), says).toEqual([]);
      expect(cited(manuscriptOf(mended)), says).toEqual(cited(manuscriptOf(text)));
    }
  }
  await checkTogether(text, findings, places);
  return fixes;
}

/** All safe fixes at once bring no finding either, and the next time nothing is left of them. */
async function checkTogether(
  text: string,
  findings: readonly Finding[],
  places: readonly string[],
): Promise<void> {
  const edits = safeEdits(findings);
  const mended = applyEdits(text, edits);
  const after = await found(mended);
  const left = after.map(({ rule, start }) => `${rule} ${before(start, edits)}`);
  expect(added(left, places), `all safe fixes:\n${mended}`).toEqual([]);
  if (edits.length > 0) expect(safeEdits(after).length).toBeLessThan(edits.length);
}

const examples = join(import.meta.dirname, "..", "..", "..", "examples");
const samples = readdirSync(examples).filter((name) => name.endsWith(".md"));

describe("every fix takes its finding away and adds none", () => {
  it.each(samples)("in the sample %s", async (name) => {
    await checkFixes(readFileSync(join(examples, name), "utf8"));
  });

  it.each(declarations.filter(({ id }) => about.test(id)))(
    "in the examples of $id",
    async ({ byDefault, examples: { bad } }) => {
      for (const { text } of bad) {
        const fixes = await checkFixes(text);
        if (byDefault !== "off") expect(fixes, text).toBeGreaterThan(0);
      }
    },
  );

  it.each([
    "A big fat rate (BFR) is one. BFR rises, and BFR falls. A best first run (BFR) is another; the BFR is long.",
    "A big fat rate (BFR) is one. A best first run (BFR) is another.",
    "A big fat rate (BFR) is one. The BFR (best first run) is another. BFRs end.",
    "## Abstract\n\nA big fat rate (BFR) is one.\n\n## Introduction\n\nSome best first runs (BFRs) are long. The BFR ends, and BFR.",
    "A big fat rate (BFR) is one. BFR rises, and BFR falls.\n\n**Abbreviations:** BFR, best first run.",
  ])("in “%s”", async (text) => {
    expect(await checkFixes(text)).toBeGreaterThan(0);
    expect(await checkFixes(`# Cells\n\n## Methods\n\n${text}`)).toBeGreaterThan(0);
  });

  it("in any text", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await checkFixes(text);
      }),
      { numRuns: Number(process.env["CAVEAT_FUZZ_RUNS"] ?? 60) },
    );
  });
});

const sentence = fc.constantFrom(
  "A big fat rate (BFR) is one [@doe].",
  "The BFR (big fat rate) counts.",
  "Some big fat rates (BFRs; Figure 1) count.",
  "The BFR rose.",
  "Two BFRs fell [@roe; @doe].",
  "BFR matters.",
  "The big fat rate fell.",
  "Some big fat rates fell [@roe].",
  "An NK cell binds.",
  "NK cells kill.",
  "Natural killer (NK) cells kill.",
  "A natural killer cell binds.",
  "Many NK-cells kill.",
  "The natural killers kill.",
  "The tumour microenvironment is acidic.",
  "The tumour microenvironment (TME) is acidic.",
  "The TME is acidic.",
  "“The BFR rose”, she said.",
  "They saw the *Journal of BFR Research*.",
  "Many lymphocites hold granzime.",
  "IFN-γ rose.",
  "IFNγ rose.",
  "PD1 was blocked.",
  "The HLA-A2 and HLA of B-ALL.",
  "TGF- $\\beta$ rose.",
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  fc.constantFrom(
    "| BFR | n |\n|---|---|\n| 1 | 2 |",
    "| BFR | NK |\n|---|---|\n| 1 | 2 |\n\nBFR, big fat rate.",
    "| TME | n |\n|---|---|\n| 1 | 2 |\n\nTable: The TME and the BFR.",
    "**Figure 1.** The BFR of NK cells.",
    "![The BFR of a TME](figure.png)",
    "> The BFR rose. A big fat rate (BFR) is one.",
    "## The BFR",
    "## Methods",
    "**Abbreviations:** BFR, big fat rate; NK, natural killer.",
  ),
);
const texts = fc
  .tuple(
    fc.constantFrom("# Cells", "# The BFR of NK cells", ""),
    fc.option(paragraph),
    fc.array(block, { minLength: 1, maxLength: 6 }),
  )
  .map(([title, abstract, blocks]) =>
    [title, ...(abstract === null ? [] : ["## Abstract", abstract]), "## Introduction", ...blocks]
      .filter((one) => one !== "")
      .join("\n\n"),
  );
