import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const server = join(import.meta.dirname, "..", "..", "server", "src");
const core = ["text", "syntax", "model", "rules", "features", "service"];

const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => ({ path, text: readFileSync(join(server, path), "utf8") }));

/** Files below some folders in which a pattern stands. */
function filesWith(pattern: RegExp, folders: readonly string[]): readonly string[] {
  return sources
    .filter(({ path, text }) => folders.some((folder) => path.startsWith(`${folder}/`)) && pattern.test(text))
    .map(({ path }) => path);
}

describe("the house", () => {
  it("has all its layers", () => {
    for (const layer of [...core, "lsp", "cli", "host"])
      expect(filesWith(/./, [layer]).length, layer).toBeGreaterThan(0);
  });

  it("knows lines and columns only at its doors", () => {
    expect(filesWith(/\b(?:positionAt|offsetAt|column:)/, core)).toEqual(
      // The parser's own type wants them in the one tree that we make by hand.
      ["syntax/piece.ts"],
    );
  });

  it("never reaches for the network or another program", () => {
    const everywhere = [...core, "lsp", "cli", "host"];
    expect(
      filesWith(
        /\bfetch\(|XMLHttpRequest|WebSocket\(|node:(?:https?|net|dgram|tls|dns|child_process)/,
        everywhere,
      ),
    ).toEqual([]);
  });

  it("never writes a file", () => {
    expect(
      filesWith(/\b(?:writeFile|appendFile|createWriteStream|rmSync|unlink|mkdir)\b/, [
        ...core,
        "lsp",
        "cli",
        "host",
      ]),
    ).toEqual([]);
  });

  it("answers every request through the guard", () => {
    const handlers = sources.filter(({ path }) => path.startsWith("lsp/handlers/"));
    expect(handlers.length).toBeGreaterThan(4);
    for (const { path, text } of handlers) {
      const registered = text.match(/connection\.(?:on[A-Z]\w+|languages\.\w+\.on)\(/g) ?? [];
      expect(text.match(/\bguarded(?:<[^(]*>)?\(/g) ?? [], path).toHaveLength(registered.length);
    }
  });

  it("silences no check", () => {
    expect(
      filesWith(/@ts-(?:ignore|expect-error)|eslint-disable|biome-ignore|\bas any\b/, [
        ...core,
        "lsp",
        "cli",
        "host",
      ]),
    ).toEqual([]);
  });
});
