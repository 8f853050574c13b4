import type { Block } from "../model/block";
import { type Finding, inOrder, weaker } from "../model/finding";
import { type Manuscript, roleAt } from "../model/manuscript";
import { severityOf } from "../model/project-file";
import type { ProseContext } from "../model/prose";
import { silences } from "../model/suppression";
import { claimRules, type ManuscriptContext, manuscriptRules } from "../rules";
import type { RawFinding, RuleDeclaration } from "../rules/rule";
import { shift } from "../text/span";
import { breathe, type Pace } from "./pace";
import type { Trouble } from "./project";
import type { Snapshot } from "./snapshot";

/** A rule that threw. It lost its own findings in one place and nothing else. */
export interface RuleFailure {
  readonly rule: string;
  readonly fault: unknown;
}

/** What the rules say about one snapshot. */
export interface Findings {
  /** Sorted, unique, without those that settings or comments silence. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

const known = new WeakMap<Snapshot, Findings>();

/** The findings of a snapshot. Rests when the host asks; throws Cancelled when nobody wants them any more. */
export async function findingsOf(snapshot: Snapshot, pace: Pace): Promise<Findings> {
  const before = known.get(snapshot);
  if (before) return before;
  const failures: RuleFailure[] = [];
  const found: Finding[] = [];
  const settle = (declaration: RuleDeclaration, raw: readonly RawFinding[], delta: number): void => {
    for (const one of raw) {
      const finding = settled(snapshot, declaration, one, delta);
      if (finding) found.push(finding);
    }
  };
  for (const { block, start } of snapshot.manuscript.blocks) {
    await breathe(pace);
    for (const { rule, raw } of claimsIn(block, contextOf(snapshot.manuscript, start), failures))
      settle(rule, raw, start);
  }
  const context = manuscriptContext(snapshot);
  for (const rule of manuscriptRules) {
    await breathe(pace);
    settle(
      rule.declaration,
      attempt(rule.declaration.id, () => rule.check(context), failures),
      0,
    );
  }
  const result = { findings: inOrder(found), failures };
  known.set(snapshot, result);
  return result;
}

/** What of a block's surroundings its own findings depend on. */
type Surroundings = Pick<ProseContext, "role" | "evidence">;

interface BlockFindings {
  readonly rule: RuleDeclaration;
  readonly raw: readonly RawFinding[];
}

interface KnownBlock {
  readonly surroundings: Surroundings;
  readonly findings: readonly BlockFindings[];
}

const knownBlocks = new WeakMap<Block, KnownBlock>();

// Sections in which the words are not the author's own claims.
const exempt = new Set(["references", "acknowledgements", "keywords"]);

function claimsIn(
  block: Block,
  surroundings: Surroundings,
  failures: RuleFailure[],
): readonly BlockFindings[] {
  if (exempt.has(surroundings.role)) return [];
  const before = knownBlocks.get(block);
  if (
    before?.surroundings.role === surroundings.role &&
    before.surroundings.evidence === surroundings.evidence
  ) {
    return before.findings;
  }
  const findings = contextsOf(block, surroundings).flatMap((context) =>
    claimRules.map(({ declaration, check }) => ({
      rule: declaration,
      raw: attempt(declaration.id, () => check(context), failures),
    })),
  );
  const kept = findings.filter(({ raw }) => raw.length > 0);
  knownBlocks.set(block, { surroundings, findings: kept });
  return kept;
}

function contextsOf(block: Block, surroundings: Surroundings): ProseContext[] {
  return block.units.flatMap((unit) =>
    unit.sentences.map((sentence, index) => ({
      ...surroundings,
      text: block.mask.text,
      sentence,
      next: unit.sentences[index + 1],
      sentences: unit.sentences,
      citations: block.citations,
      heading: unit.kind === "heading",
      quoted: unit.quoted,
    })),
  );
}

function contextOf(manuscript: Manuscript, start: number): Surroundings {
  return { role: roleAt(manuscript, start), evidence: undefined };
}

function manuscriptContext({ manuscript, sources }: Snapshot): ManuscriptContext {
  return {
    manuscript,
    library: sources.library,
    unread: sources.missing.map((missing) => ({ ...missing, why: whyUnread(missing.trouble) })),
  };
}

/** Why a file could not be had, in words that follow a colon. */
export function whyUnread(trouble: Trouble): string {
  switch (trouble.kind) {
    case "missing":
      return "there is no such file beside the manuscript or in the project’s folder";
    case "unreadable":
      return trouble.why;
    case "forbidden":
      return "it lies outside the workspace, where only files named in your own settings are read";
  }
}

function attempt(
  rule: string,
  check: () => readonly RawFinding[],
  failures: RuleFailure[],
): readonly RawFinding[] {
  try {
    return check();
  } catch (fault) {
    failures.push({ rule, fault });
    return [];
  }
}

function settled(
  snapshot: Snapshot,
  declaration: RuleDeclaration,
  raw: RawFinding,
  delta: number,
): Finding | undefined {
  const { id } = declaration;
  const { project, manuscript } = snapshot;
  const wanted = severityOf(id, declaration.severity, project.file.rules, project.user.rules);
  // Where a rule itself speaks more softly than usual, settings for the rule do not make it louder.
  const severity = wanted === "off" ? wanted : weaker(wanted, raw.severity ?? wanted);
  const span = shift(raw, delta);
  if (severity === "off") return undefined;
  if (manuscript.suppressions.some((suppression) => silences(suppression, id, span))) return undefined;
  return {
    ...raw,
    ...span,
    rule: id,
    severity,
    fixes: raw.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, delta) })),
    })),
  };
}
