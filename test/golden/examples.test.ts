import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawMarks } from "../marked";
import { findingsIn } from "../service/memory";

const examples = join(import.meta.dirname, "..", "..", "examples");
const files = Object.fromEntries(
  readdirSync(examples)
    .filter((name) => /\.(?:md|bib|yaml)$/.test(name))
    .map((name) => [name, readFileSync(join(examples, name), "utf8")]),
);

// What Caveat says about whole texts, as one would pencil it under the lines: a change of a rule shows as a diff of prose.
describe("the sample manuscripts", () => {
  it.each(Object.keys(files).filter((name) => name.endsWith(".md")))("%s", async (name) => {
    const findings = await findingsIn(files, name);
    const marks = findings.map(({ start, end, rule, severity }) => ({
      start,
      end,
      label: `${severity} ${rule}`,
    }));
    await expect(drawMarks(files[name] ?? "", marks)).toMatchFileSnapshot(
      join(import.meta.dirname, `${name.replace(/\.md$/, "")}.txt`),
    );
  });
});
