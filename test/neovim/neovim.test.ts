import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith } from "../cli/workspace";

const repository = join(import.meta.dirname, "..", "..");
const server = join(repository, "dist", "server.js");
const neovim = spawnSync("nvim", ["--version"]).status === 0;

// An editor that nobody here wrote, without pull diagnostics: the proof that the server knows no editor.
describe.skipIf(!neovim && process.env["CAVEAT_E2E"] !== "required")("Neovim", () => {
  beforeAll(() => {
    if (!existsSync(server)) execFileSync(process.execPath, [join(repository, "scripts", "build.mjs")]);
  });

  it("shows pushed diagnostics and hovers", () => {
    const folder = folderWith({
      "manuscript.md": "# Title\n\nNKG2A is a receptor. This drug is a miracle cure.\n\nShown [@doe2020].\n",
      "references.bib":
        "@article{doe2020, author = {Doe, Jane}, title = {A fictional paper}, year = {2020}}\n",
    });
    const { stdout, stderr } = spawnSync(
      "nvim",
      [
        ...["--headless", "-u", "NONE", "-n", "-S", join(import.meta.dirname, "hover.lua")],
        ...["--cmd", "set shada=", "--", server, folder, join(folder, "manuscript.md")],
      ],
      { encoding: "utf8", timeout: 50_000 },
    );
    const json = /\{.*\}/.exec(`${stdout}${stderr}`)?.[0];
    expect(json, `${stdout}${stderr}`).toBeDefined();
    expect(JSON.parse(json ?? "{}")).toMatchObject({
      told: true,
      codes: ["claim/miracle-cure"],
      term: expect.stringMatching(/NKG2A/) as string,
      citation: expect.stringMatching(/Doe J.*A fictional paper/s) as string,
    });
  });
});
