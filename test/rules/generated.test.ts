import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import projectSchema from "../../glossary/schema/project.schema.json";
import { severities } from "../../server/src/model/finding";
import { declarations } from "../../server/src/rules";
import { rulePage } from "../../server/src/rules/page";

// Generated files are committed; `npm run update` writes them anew, and a stale one fails here.
const docs = join(import.meta.dirname, "..", "..", "docs");
const schemas = join(import.meta.dirname, "..", "..", "glossary", "schema");

describe("docs/rules", () => {
  it.each(declarations)("has the page of $id", async (declaration) => {
    await expect(rulePage(declaration)).toMatchFileSnapshot(join(docs, "rules", `${declaration.id}.md`));
  });

  it("has a list of all rules", async () => {
    await expect(ruleList()).toMatchFileSnapshot(join(docs, "rules", "README.md"));
  });

  it("has no page of a rule that is gone", () => {
    const pages = readdirSync(join(docs, "rules"), { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".md") && path !== "README.md")
      .sort();
    expect(pages).toEqual(declarations.map(({ id }) => `${id}.md`).sort());
  });
});

describe("the schema of caveat.yaml", () => {
  it("names every rule", async () => {
    const levels = { enum: [...severities, "off"] };
    const groups = [...new Set(declarations.map(({ id }) => id.split("/")[0] ?? id))];
    const properties: Readonly<Record<string, object>> = Object.fromEntries([
      ...groups.map((group): [string, object] => [
        group,
        { description: `All rules of the group ${group}.`, ...levels },
      ]),
      ...declarations.map(({ id, summary, severity, byDefault = severity }): [string, object] => [
        id,
        { description: `${summary}. Without a setting: ${byDefault}.`, ...levels },
      ]),
    ]);
    const rules = {
      description: "Severity by rule id (claim/cure) or by group (claim), or off.",
      type: "object",
      additionalProperties: false,
      properties,
    };
    const written: { readonly properties: object } = projectSchema;
    const schema = { ...written, properties: { ...written.properties, rules } };
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      join(schemas, "project.schema.json"),
    );
  });
});

function ruleList(): string {
  const rows = declarations.map(
    ({ id, severity, byDefault = severity, summary }) => `| [${id}](${id}.md) | ${byDefault} | ${summary} |`,
  );
  const others =
    "`caveat/markdown`, `caveat/project` and `caveat/glossary` are no rules: " +
    "they say that a file itself can’t be read as it should, and can’t be turned off.";
  return `# Rules\n\n| rule | severity | finds |\n|---|---|---|\n${rows.join("\n")}\n\n${others}\n`;
}
