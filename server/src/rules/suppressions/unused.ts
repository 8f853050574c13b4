import { firstFrom } from "../../model/analysis/places";
import type { Fix } from "../../model/finding";
import type { Directive, Suppression } from "../../model/suppression";
import type { RawFinding } from "../rule";
import { isOwn, type SilencedFinding, type SuppressionRule, unsilenced } from "./suppression-rule";

const id = "suppression/unused";

/** Reports a comment, or a rule in it, that silences nothing. */
export const unusedSuppression: SuppressionRule = {
  declaration: {
    id,
    summary: "A comment silences nothing",
    why:
      "The words it excused are gone, or stand elsewhere now. " +
      "What is left of it would hide the next finding in its place without anybody having looked at it.",
    sources: [
      {
        text: "eslint-plugin-eslint-comments, no-unused-disable",
        url: "https://github.com/mysticatea/eslint-plugin-eslint-comments/blob/master/docs/rules/no-unused-disable.md",
      },
    ],
    severity: "information",
    fix: "safe",
    examples: {
      bad: [
        { text: "<!-- caveat-disable-next-line claim/miracle-cure -- a title -->\nThe drug was tested.\n" },
        { text: "<!-- caveat-disable-next-line -->\nThe drug was tested.\n" },
        {
          text: "<!-- caveat-disable-next-line claim/miracle-cure, claim/cure -- a title -->\nThis is a miracle cure.\n",
          note: "One of the two rules finds nothing there.",
        },
      ],
      good: [
        {
          text: "<!-- caveat-disable-next-line claim/miracle-cure -- a title -->\nThis is a miracle cure.\n",
        },
        { text: "<!-- caveat-disable-next-line claim -- a title -->\nThis is a miracle cure.\n" },
        {
          text: "<!-- caveat-disable-next-line claim/no-such-rule -->\nThe drug was tested.\n",
          note: "suppression/unknown-rule says so.",
        },
      ],
    },
  },
  check: (context) => {
    const isUsed = useOf(context.silenced);
    const known = new Set(context.ruleIds.flatMap((one) => [one.split("/")[0] ?? one, one]));
    const findings = context.manuscript.suppressions.flatMap((suppression) =>
      unusedIn(suppression, known, isUsed),
    );
    return unsilenced(context.manuscript, id, findings);
  },
};

type Use = (suppression: Suppression, name: string) => boolean;

/** For all rules by one name: whether any finding by it starts in a stretch. Logarithmic in the findings. */
function useOf(silenced: readonly SilencedFinding[]): Use {
  const starts = new Map<string, number[]>();
  for (const { rule, start } of silenced) {
    for (const name of [rule, rule.split("/")[0] ?? rule, ""]) {
      const list = starts.get(name) ?? [];
      list.push(start);
      starts.set(name, list);
    }
  }
  const sorted = new Map([...starts].map(([name, list]) => [name, list.sort((a, b) => a - b)] as const));
  return ({ start, end }, name) => {
    const list = sorted.get(name) ?? [];
    const first = list[firstFrom(list, start, (one) => one)];
    return first !== undefined && first < end;
  };
}

function unusedIn(suppression: Suppression, known: ReadonlySet<string>, isUsed: Use): readonly RawFinding[] {
  const { directive } = suppression;
  const { rules } = directive;
  if (rules.length === 0) {
    return isUsed(suppression, "") ? [] : [wholly(directive)];
  }
  // A name that nobody knows has a finding of its own; comments about comments are read when these findings stand.
  const idle = rules.filter(({ id: name }) => known.has(name) && !isOwn(name) && !isUsed(suppression, name));
  if (idle.length === rules.length) {
    return [wholly(directive)];
  }
  const firstUsed = rules.findIndex((rule) => !idle.includes(rule));
  return idle.flatMap((rule) => partly(rules, rules.indexOf(rule), firstUsed));
}

function wholly({ start, end }: Directive): RawFinding {
  return {
    start,
    end,
    message: "This comment silences nothing: there is no such finding where it holds. Take it out.",
    fixes: [removal("Take the comment out", start, end)],
    tags: ["unnecessary"],
  };
}

/** One name goes with the comma that parts it from the name that stays, so that several can go at once. */
function partly(rules: Directive["rules"], index: number, firstUsed: number): RawFinding[] {
  const rule = rules[index];
  if (rule === undefined) {
    return [];
  }
  const start = index < firstUsed ? rule.start : (rules[index - 1]?.end ?? rule.start);
  const end = index < firstUsed ? (rules[index + 1]?.start ?? rule.end) : rule.end;
  return [
    {
      start: rule.start,
      end: rule.end,
      message: `“${rule.id}” finds nothing where this comment holds. Take it out of the comment.`,
      fixes: [removal(`Take “${rule.id}” out of the comment`, start, end)],
      tags: ["unnecessary"],
    },
  ];
}

/** The blank line that stays behind keeps the paragraphs before and after apart. */
function removal(title: string, start: number, end: number): Fix {
  return { title, kind: "safe", edits: [{ span: { start, end }, text: "" }] };
}
