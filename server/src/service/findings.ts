import { writtenOutSteps } from "../model/abbreviations/written-out";
import { isAccepted } from "../model/accepted";
import type { Block } from "../model/block";
import { documentEvidence } from "../model/document-evidence";
import { type Finding, inOrder } from "../model/finding";
import { roleAt } from "../model/manuscript";
import { acceptedOf } from "../model/project-file";
import { onwardOf } from "../model/run-on";
import { silences } from "../model/suppression";
import {
  declarations,
  type ManuscriptContext,
  type ManuscriptRule,
  manuscriptRules,
  sentenceRules,
  suppressionRules,
} from "../rules";
import type { RawFinding, RuleDeclaration } from "../rules/rule";
import type { SilencedFinding } from "../rules/suppressions";
import { kept } from "../text/kept";
import { shift } from "../text/span";
import type { Trouble } from "./files";
import { listsBeside, type Neighbours, noNeighbours } from "./neighbours";
import { breathe, Cancelled, type Pace, paced } from "./pace";
import { goesOn, isSame, proseContexts, type Surroundings } from "./prose-contexts";
import { type Findings, type RuleFailure, settled } from "./settled";
import type { Snapshot } from "./snapshot";

interface Known {
  readonly neighbours: Neighbours;
  readonly findings: Findings;
}

const known = new WeakMap<Snapshot, Known>();

/**
 * The findings of a snapshot, beside what is known of the workspace’s other manuscripts. Rests when the host asks; throws
 * Cancelled when nobody wants them any more.
 */
export async function findingsOf(
  snapshot: Snapshot,
  pace: Pace,
  neighbours: Neighbours = noNeighbours,
): Promise<Findings> {
  const before = known.get(snapshot);
  if (before?.neighbours === neighbours) return before.findings;
  const failures: RuleFailure[] = [];
  const found: Finding[] = [];
  const silenced: SilencedFinding[] = [];
  const { manuscript } = snapshot;
  const { accept } = snapshot.project.file;
  const acceptedFor = kept((declaration: RuleDeclaration) => acceptedOf(declaration.id, accept));
  const settle = (declaration: RuleDeclaration, raw: readonly RawFinding[], delta: number): void => {
    const accepted = acceptedFor(declaration);
    for (const one of raw) {
      const span = shift(one, delta);
      // Asked before the settings are, so that a comment about a rule that is off does not count as unused.
      if (manuscript.suppressions.some((suppression) => silences(suppression, declaration.id, span))) {
        silenced.push({ ...span, rule: declaration.id });
        continue;
      }
      if (isAccepted(manuscript.text, span, accepted)) continue;
      const finding = settled(snapshot.project, declaration, one, delta);
      if (finding) found.push(finding);
    }
  };
  const evidence = documentEvidence(manuscript);
  let begun = false;
  for (const [index, { block, start }] of manuscript.blocks.entries()) {
    await breathe(pace);
    const onward = onwardOf(manuscript.blocks, index);
    const surroundings = {
      evidence,
      quotations: snapshot.project.file.quotations,
      roles: block.units.map((unit) => roleAt(manuscript, start + unit.start)),
      begun,
      onward,
    };
    begun = goesOn(block, surroundings);
    for (const { rule, raw } of await sentenceFindings(block, surroundings, failures, pace)) {
      settle(rule, raw, start);
    }
  }
  const context = manuscriptContext(snapshot, neighbours);
  await paced(writtenOutSteps(manuscript), pace);
  for (const rule of manuscriptRules) {
    await breathe(pace);
    const raw = await manuscriptFindings(rule, context, failures, pace);
    for (let done = 0; done < raw.length; done += findingsInStep) {
      await breathe(pace);
      settle(rule.declaration, raw.slice(done, done + findingsInStep), 0);
    }
  }
  for (const { declaration, check } of suppressionRules) {
    const raw = attempt(declaration.id, () => check({ manuscript, ruleIds, silenced }), failures);
    for (const one of raw) {
      const finding = settled(snapshot.project, declaration, one, 0);
      if (finding) found.push(finding);
    }
  }
  const result = { findings: inOrder(found), failures };
  known.set(snapshot, { neighbours, findings: result });
  return result;
}

// So many findings of a rule are settled in a millisecond or two.
const findingsInStep = 1000;

const ruleIds = declarations.map(({ id }) => id);

interface BlockFindings {
  readonly rule: RuleDeclaration;
  readonly raw: readonly RawFinding[];
}

interface KnownBlock {
  readonly surroundings: Surroundings;
  readonly findings: readonly BlockFindings[];
}

const knownBlocks = new WeakMap<Block, KnownBlock>();

async function sentenceFindings(
  block: Block,
  surroundings: Surroundings,
  failures: RuleFailure[],
  pace: Pace,
): Promise<readonly BlockFindings[]> {
  const before = knownBlocks.get(block);
  if (before && isSame(before.surroundings, surroundings)) return before.findings;
  const findings: BlockFindings[] = [];
  for (const context of proseContexts(block, surroundings)) {
    // One paragraph may be the whole manuscript.
    await breathe(pace);
    for (const { declaration, check } of sentenceRules) {
      const raw = attempt(declaration.id, () => check(context), failures);
      if (raw.length > 0) findings.push({ rule: declaration, raw });
    }
  }
  knownBlocks.set(block, { surroundings, findings });
  return findings;
}

async function manuscriptFindings(
  rule: ManuscriptRule,
  context: ManuscriptContext,
  failures: RuleFailure[],
  pace: Pace,
): Promise<readonly RawFinding[]> {
  try {
    const found = rule.check(context);
    return "next" in found ? await paced(found, pace) : found;
  } catch (fault) {
    if (fault instanceof Cancelled) throw fault;
    failures.push({ rule: rule.declaration.id, fault });
    return [];
  }
}

function manuscriptContext(
  { uri, manuscript, project, sources, glossary }: Snapshot,
  neighbours: Neighbours,
): ManuscriptContext {
  return {
    otherLists: listsBeside(uri, neighbours),
    manuscript,
    library: sources.library,
    libraryIsGuess: sources.isGuess,
    glossary,
    terms: project.file.terms,
    retractions: project.retractions?.retractions,
    unread: sources.missing.map((missing) => ({ ...missing, why: whyUnread(missing.trouble) })),
  };
}

/** Why a file could not be had, in words that follow a colon. */
export function whyUnread(trouble: Trouble): string {
  switch (trouble.kind) {
    case "missing":
      return "there is no such file beside the manuscript, in the project’s folder or between";
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
