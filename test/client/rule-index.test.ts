import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { rulesIn } from "../../client/src/rule-index";

const pages = path.resolve(import.meta.dirname, "../../docs/rules");

test("reads a row of the index", () => {
  const index = "| [claim/cure](claim/cure.md) | error | A treatment is said to cure |";
  expect(rulesIn(index)).toEqual([
    { id: "claim/cure", severity: "error", summary: "A treatment is said to cure" },
  ]);
});

test("passes over the head of the table, prose and links that lead elsewhere", () => {
  const index = [
    "| rule | severity | finds |",
    "|---|---|---|",
    "Read [claim/cure](claim/cure.md) first.",
    "| [home](https://example.org) | error | nothing |",
    "| [up](../claim/cure.md) | error | nothing |",
  ].join("\n");
  expect(rulesIn(index)).toEqual([]);
});

test("the index lists every page, and only pages", () => {
  const listed = rulesIn(readFileSync(path.join(pages, "README.md"), "utf8"));
  const files = globSync("*/*.md", { cwd: pages }).map((file) => file.replace(/\.md$/, ""));
  expect(listed.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  expect(listed.filter(({ severity, summary }) => severity === "" || summary === "")).toEqual([]);
});
