import { declarationOf, declarations } from "../rules";
import { rulePage } from "../rules/page";
import { type Terminal, Trouble } from "./terminal";

/** All rules, a line each. */
export function listRules({ columns }: Terminal): string {
  const width = Math.max(...declarations.map(({ id }) => id.length));
  return declarations
    .map(
      ({ id, severity, byDefault = severity, summary }) =>
        `${id.padEnd(width)}  ${byDefault.padEnd(11)}  ${summary}`,
    )
    .map((line) => `${columns === undefined ? line : line.slice(0, Math.max(columns, width + 20))}\n`)
    .join("");
}

/** The page of a rule. */
export function explain(args: readonly string[]): string {
  const [id, ...others] = args;
  if (id === undefined || others.length > 0)
    throw new Trouble("explain takes the id of one rule, for instance claim/cure.");
  const declaration = declarationOf(id);
  if (declaration) return rulePage(declaration);
  const near = declarations
    .filter((known) => known.id.includes(id.replace(/^.*\//, "")))
    .map((known) => known.id);
  const hint = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : " “caveat rules” lists them.";
  throw new Trouble(`there is no rule “${id}”.${hint}`);
}
