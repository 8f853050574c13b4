import { titleOf } from "../../model/document-evidence";
import { type Manuscript, roleAt } from "../../model/manuscript";
import type { SectionRole } from "../../model/section";
import { shift } from "../../text/span";
import type { Steps } from "../../text/steps";
import type { ManuscriptRule } from "../citations/manuscript-rule";
import type { RawFinding } from "../rule";
import { claimsIn, type StatedClaim, statedClaims } from "./stated-claims";
import { titleContext } from "./title-context";

/** A claim that the body hedges and the title or the abstract states as a fact. */
export const strengthDrift: ManuscriptRule = {
  declaration: {
    id: "claim/strength-drift",
    summary: "A claim is hedged in the text and flat in the title or abstract",
    why:
      "Most readers see the title and the abstract alone. " +
      "What the text itself calls possible must not become a fact there. " +
      "Among the kinds of spin that reviewers rank as the most severe is a title that suggests a benefit which the findings do not support.",
    sources: [
      {
        text: "Yavchitz et al., J Clin Epidemiol 2016;75:56–65",
        url: "https://www.jclinepi.com/article/S0895-4356(16)00057-3/fulltext",
      },
    ],
    severity: "information",
    fix: "none",
    examples: {
      bad: [
        {
          text: "# Early infusion in lymphoma\n\n## Abstract\n\nEarly NK-cell infusion reduces relapse.\n\n## Discussion\n\nEarly NK-cell infusion may reduce relapse.\n",
        },
        {
          text: "# Early NK-cell infusion prevents relapse in lymphoma\n\n## Discussion\n\nOur data suggest that early NK-cell infusion prevents relapse in lymphoma.\n",
        },
      ],
      good: [
        {
          text: "# Early infusion in lymphoma\n\n## Abstract\n\nEarly NK-cell infusion may reduce relapse.\n\n## Discussion\n\nEarly NK-cell infusion may reduce relapse.\n",
        },
        {
          text: "# Early infusion in lymphoma\n\n## Abstract\n\nEarly NK-cell infusion reduced relapse.\n\n## Discussion\n\nEarly NK-cell infusion may reduce relapse.\n",
          note: "What was seen is reported in the past tense, what it means is hedged.",
        },
        {
          text: "# Early infusion in lymphoma\n\n## Abstract\n\nEarly NK-cell infusion reduces relapse.\n\n## Discussion\n\nEarly NK-cell infusion may reduce cost.\n",
          note: "Another claim.",
        },
        {
          text: "# Early infusion in lymphoma\n\n## Abstract\n\nEarly NK-cell infusion reduces relapse.\n\n## Results\n\nEarly NK-cell infusion reduces relapse.\n\n## Discussion\n\nEarly NK-cell infusion may reduce relapse in children.\n",
          note: "The text says it flatly as well.",
        },
      ],
    },
  },

  *check({ manuscript }) {
    const { prominent, body } = yield* claimsOf(manuscript);
    const byVerb = groupedByVerb(body);
    return prominent.flatMap((claim) => {
      const same = (byVerb.get(claim.verb) ?? []).slice(0, MOST_BODY).filter((other) => isSame(claim, other));
      const hedged = same.find(({ strength }) => strength === "hedged");
      const saidFlatly = same.some(({ strength }) => strength === "flat");
      return hedged === undefined || saidFlatly ? [] : [finding(claim, hedged)];
    });
  },
};

/** More claims than this in an abstract, or with one verb in a text, are no manuscript's; comparing them would be quadratic. */
const MOST_PROMINENT = 100;
const MOST_BODY = 300;

const bodyRoles: ReadonlySet<SectionRole> = new Set([
  "introduction",
  "results",
  "discussion",
  "conclusion",
  "other",
]);

/** The claims of a manuscript that are compared; spans are offsets into the whole text. */
interface Claims {
  /** The flat ones of title and abstract. */
  readonly prominent: readonly StatedClaim[];
  readonly body: readonly StatedClaim[];
}

// When they are read for the first time, so many blocks take a few milliseconds.
const blocksInStep = 10;

function* claimsOf(manuscript: Manuscript): Steps<Claims> {
  const title = titleOf(manuscript);
  const ofTitle = title === undefined ? [] : claimsIn(titleContext(title.text));
  const prominent = ofTitle.map((claim) => ({ ...claim, span: title ?? claim.span }));
  const body: StatedClaim[] = [];
  for (const [number, { block, start }] of manuscript.blocks.entries()) {
    if (number % blocksInStep === blocksInStep - 1) yield;
    for (const [index, claims] of statedClaims(block).entries()) {
      if (claims.length === 0) continue;
      const place = start + (block.units[index]?.start ?? 0);
      const role = roleAt(manuscript, place);
      const into = role === "abstract" ? prominent : bodyRoles.has(role) ? body : undefined;
      if (into !== undefined && place !== title?.start) {
        into.push(...claims.map((claim) => ({ ...claim, span: shift(claim.span, start) })));
      }
    }
  }
  return {
    prominent: prominent.filter(({ strength }) => strength === "flat").slice(0, MOST_PROMINENT),
    body,
  };
}

function groupedByVerb(claims: readonly StatedClaim[]): ReadonlyMap<string, readonly StatedClaim[]> {
  const groups = new Map<string, StatedClaim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.verb) ?? [];
    group.push(claim);
    groups.set(claim.verb, group);
  }
  return groups;
}

/** How many words two claims must share besides their verb. */
const SHARED = 3;

function isSame(a: StatedClaim, b: StatedClaim): boolean {
  const subjects = shared(a.subject, b.subject);
  const objects = shared(a.object, b.object);
  const most = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
    Math.min(one.size, other.size) / 2;
  return (
    subjects > 0 &&
    objects > 0 &&
    subjects >= most(a.subject, b.subject) &&
    objects >= most(a.object, b.object) &&
    subjects + objects >= SHARED
  );
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((stem) => b.has(stem)).length;
}

function finding(claim: StatedClaim, hedged: StatedClaim): RawFinding {
  return {
    start: claim.span.start,
    end: claim.span.end,
    message:
      "This stands here as a fact, and the text only calls it possible. " +
      "Hedge it here as well (“may”, “suggests that”), or say in the text what settles it.",
    fixes: [],
    related: [{ ...hedged.span, uri: undefined, message: "The same claim, hedged." }],
  };
}
