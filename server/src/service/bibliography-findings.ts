import type { Bibliography } from "../model/bibliography";
import { suppressionsInBibliography } from "../model/bibliography-suppression";
import { inOrder } from "../model/finding";
import type { Retractions } from "../model/retractions";
import { silences } from "../model/suppression";
import { bibliographyRules, unreadableReference } from "../rules";
import type { RawFinding, RuleDeclaration } from "../rules/rule";
import type { BibliographyUse } from "./neighbours";
import { Cancelled, type Pace, paced } from "./pace";
import type { Project } from "./project";
import { type Findings, type RuleFailure, settled } from "./settled";

interface RuleFindings {
  readonly rule: RuleDeclaration;
  readonly raw: readonly RawFinding[];
}

interface Known {
  readonly use: BibliographyUse;
  readonly retractions: Retractions | undefined;
  readonly found: readonly RuleFindings[];
  readonly failures: readonly RuleFailure[];
}

// A change of one file of a project leaves the findings in most others as they were.
const known = new WeakMap<Bibliography, Known>();

/**
 * The findings in a bibliography, as its project wants them. A second or two for 50,000 entries, with rests; throws
 * Cancelled when nobody wants them any more.
 */
export async function bibliographyFindings(
  bibliography: Bibliography,
  project: Project,
  use: BibliographyUse,
  pace: Pace,
): Promise<Findings> {
  const { found, failures } = await rawFindings(bibliography, use, project.retractions?.retractions, pace);
  const suppressions = suppressionsInBibliography(bibliography);
  const unreadable = bibliography.problems.map((problem) => ({
    // Without a setting, a problem matters as much as the reader of the file says.
    rule: { ...unreadableReference.declaration, severity: problem.severity },
    raw: [{ ...problem, fixes: [] }],
  }));
  const findings = [...unreadable, ...found].flatMap(({ rule, raw }) =>
    raw
      .filter((one) => !suppressions.some((suppression) => silences(suppression, rule.id, one)))
      .flatMap((one) => settled(project, rule, one, 0) ?? []),
  );
  return { findings: inOrder(findings), failures };
}

async function rawFindings(
  bibliography: Bibliography,
  use: BibliographyUse,
  retractions: Retractions | undefined,
  pace: Pace,
): Promise<Known> {
  const before = known.get(bibliography);
  if (before && before.retractions === retractions && isSame(before.use, use)) return before;
  const { library, citedKeys, mayBeCitedElsewhere } = use;
  const context = { bibliography, library, citedKeys, mayBeCitedElsewhere, retractions };
  const found: RuleFindings[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of bibliographyRules) {
    const { declaration } = rule;
    try {
      found.push({ rule: declaration, raw: await paced(rule.check(context), pace) });
    } catch (fault) {
      if (fault instanceof Cancelled) throw fault;
      failures.push({ rule: declaration.id, fault });
    }
  }
  const result = { use, retractions, found, failures };
  known.set(bibliography, result);
  return result;
}

function isSame(a: BibliographyUse, b: BibliographyUse): boolean {
  if (a === b) return true;
  if (a.mayBeCitedElsewhere !== b.mayBeCitedElsewhere) return false;
  const [files, others] = [a.library?.bibliographies ?? [], b.library?.bibliographies ?? []];
  if (files.length !== others.length || files.some((file, index) => file !== others[index])) return false;
  if (a.citedKeys === undefined || b.citedKeys === undefined) return a.citedKeys === b.citedKeys;
  if (a.citedKeys.size !== b.citedKeys.size) return false;
  for (const key of a.citedKeys) if (!b.citedKeys.has(key)) return false;
  return true;
}
