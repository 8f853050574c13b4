import type {
  Abbreviations,
  AbbreviationUse,
  Scope,
  UsesByScope,
} from "../../model/abbreviations/abbreviations";
import type { ManuscriptContext } from "../citations/manuscript-rule";
import { firstOf, introduces } from "./common";
import { unexplained } from "./display-note";
import { expansionsOf } from "./glossary-expansions";
import type { Unmended } from "./introducing";
import { nameReader } from "./names";

/** The uses of longer names by the keys that they begin with: those of HLA-A2 by HLA. */
export function usesInNames(
  usesByKey: Abbreviations["usesByKey"],
): ReadonlyMap<string, readonly UsesByScope[]> {
  const found = new Map<string, UsesByScope[]>();
  for (const [key, uses] of usesByKey) {
    const dash = key.indexOf("-");
    if (dash < 1) continue;
    const first = key.slice(0, dash);
    const group = found.get(first);
    if (group) group.push(uses);
    else found.set(first, [uses]);
  }
  return found;
}

/**
 * The first use in each part of a whole manuscript that introduces a short form nowhere, where the glossary knows what it stands
 * for. `names` are the uses of longer names that begin with it.
 */
export function neverIntroduced(
  uses: UsesByScope,
  names: readonly UsesByScope[],
  context: ManuscriptContext,
): Unmended[] {
  const isName = nameReader(context);
  const firsts = firstInEachScope(uses, names).filter((use) => !isName(use));
  const [first] = firsts.filter(({ scope }) => isProse(scope)).sort((a, b) => a.start - b.start);
  if (!first || first.bracketed) return [];
  return firsts.flatMap((use) => finding(use, context));
}

function finding(use: AbbreviationUse, context: ManuscriptContext): Unmended[] {
  const { manuscript } = context;
  const [likely, ...others] = use.bracketed || use.nested ? [] : expansionsOf(use, context);
  if (likely === undefined) return [];
  const expansions = [likely, ...others] as const;
  if (use.scope.kind === "display") return [unexplained(use, expansions, manuscript)];
  const what = expansions.map((one) => `“${one}”`).join(" or ");
  return [
    {
      start: use.start,
      end: use.end,
      severity: "information",
      message:
        `“${use.short}” is not introduced anywhere. ` +
        `Write what it stands for (${what}?) with “(${use.short})” here, at its first use.`,
      fixes: [],
      unintroduced: expansions.map((expansion) => ({ use, expansion, late: [] })),
    },
  ];
}

function firstInEachScope(uses: UsesByScope, names: readonly UsesByScope[]): AbbreviationUse[] {
  const [[, units = []] = []] = uses;
  const known = firstOf(units);
  if (!known) return [];
  const { key, short } = known;
  return [...uses].flatMap(([scope, own]) => {
    const use = introduces(scope) ? firstOf(own) : undefined;
    if (!use) return [];
    const earlier = names.flatMap((one) => {
      const name = firstOf(one.get(scope) ?? []);
      return name && name.start < use.start && name.short.startsWith(`${short}-`) ? [name] : [];
    });
    const [name] = earlier.sort((a, b) => a.start - b.start);
    return [name ? { ...name, key, short, end: name.start + short.length, plural: false } : use];
  });
}

function isProse({ kind }: Scope): boolean {
  return kind === "abstract" || kind === "body";
}
