import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { describe, expect, test } from "vitest";
import { commandIds } from "../../client/src/commands";
import { defaultSettings, settingsSection } from "../../server/src/protocol";
import { documentKind } from "../../server/src/service/document-kind";

const root = path.resolve(import.meta.dirname, "../..");

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly keywords: readonly string[];
  readonly files?: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly snippets: readonly { readonly path: string }[];
    readonly yamlValidation: readonly { readonly fileMatch: string; readonly url: string }[];
  };
}

interface Setting {
  readonly scope: string;
  readonly default: unknown;
  readonly markdownDescription: string;
}

interface Snippet {
  readonly scope: string;
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const manifest = readJson("package.json") as Manifest;
const { contributes } = manifest;
const snippets = Object.entries(readJson("snippets/manuscript.code-snippets") as Record<string, Snippet>);

describe("commands", () => {
  test("the manifest contributes exactly those that the client handles", () => {
    const contributed = contributes.commands.map(({ command }) => command);
    expect(contributed.toSorted()).toEqual(Object.values(commandIds).toSorted());
  });

  test("stand together in the command palette", () => {
    expect(contributes.commands.filter(({ category }) => category !== "Caveat")).toEqual([]);
  });
});

describe("settings", () => {
  const properties = contributes.configuration.properties;
  const ours = Object.keys(properties).filter((name) => name !== `${settingsSection}.trace.server`);

  test("are those of the protocol, with its defaults", () => {
    const contributed: Record<string, unknown> = {};
    for (const name of ours) {
      const [, group = "", member] = name.split(".");
      const value = properties[name]?.default;
      const before = contributed[group] as Record<string, unknown> | undefined;
      contributed[group] = member === undefined ? value : { ...before, [member]: value };
    }
    expect(contributed).toEqual(defaultSettings);
  });

  test("a workspace can't name files outside itself", () => {
    expect(properties["caveat.bibliography"]?.scope).toBe("machine");
    expect(properties["caveat.glossary.files"]?.scope).toBe("machine");
  });

  test("each says what it does", () => {
    for (const setting of Object.values(properties)) {
      expect(setting.markdownDescription).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("what VS Code demands", () => {
  test("the types are those of the oldest version that is supported", () => {
    const minor = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    expect(minor).toBeDefined();
    expect(manifest.devDependencies["@types/vscode"]).toMatch(new RegExp(`^${minor ?? ""}\\.\\d+$`));
  });

  test("the icon is a square PNG of at least 128 pixels", () => {
    const icon = readFileSync(path.join(root, manifest.icon));
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect(icon.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(128);
  });

  test("the marketplace takes at most thirty keywords", () => {
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
  });

  test("every kind of manuscript wakes the extension and has the snippets", () => {
    const languages = manifest.activationEvents.flatMap(
      (event) => /^onLanguage:(.*)$/.exec(event)?.[1] ?? [],
    );
    expect(languages).toEqual(["markdown", "quarto", "rmd"]);
    for (const [name, { scope }] of snippets) {
      expect(scope.split(","), name).toEqual(languages);
    }
  });
});

describe("schemas", () => {
  test("belong to files that the server reads", () => {
    const kinds = contributes.yamlValidation.map(({ fileMatch }) =>
      documentKind(fileMatch.replace("*", "file:///house")),
    );
    expect(new Set(kinds)).toEqual(new Set(["project", "glossary"]));
  });
});

describe("snippets", () => {
  test("each has a prefix of its own, and says what it is for", () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(prefixes.filter((prefix) => !/^[a-z]+(-[a-z]+)*$/.test(prefix))).toEqual([]);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [name, { description }] of snippets) {
      expect(description, name).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  test("their stops are numbered without gaps, and $0 stands last or nowhere", () => {
    for (const [name, { body }] of snippets) {
      const stops = [...body.join("\n").matchAll(/\$\{?(\d+)/g)].map(([, digits]) => Number(digits));
      const numbered = [...new Set(stops)].filter((stop) => stop > 0).toSorted((a, b) => a - b);
      expect(numbered, name).toEqual(numbered.map((_, index) => index + 1));
      expect(stops.filter((stop) => stop === 0).length, name).toBeLessThanOrEqual(1);
    }
  });
});

describe("the package", () => {
  // What vsce would pack, by its own reading of .vscodeignore.
  const packaged = listFiles({ cwd: root, packageManager: PackageManager.None });

  test("holds what the manifest points to", async () => {
    const files = await packaged;
    const needed = [
      manifest.icon,
      ...contributes.snippets.map(({ path: file }) => file),
      ...contributes.yamlValidation.map(({ url }) => url),
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
    ].map(withoutDot);
    expect(needed.filter((file) => !files.includes(file))).toEqual([]);
  });

  test("lets through the bundles, once they are built", () => {
    const bundles = [manifest.main, manifest.browser, "dist/server.js", "dist/server.worker.js"].map(
      withoutDot,
    );
    expect(bundles.filter((bundle) => !allowList().includes(bundle))).toEqual([]);
  });

  test("is chosen in one place: vsce refuses a manifest with `files` beside .vscodeignore", () => {
    expect(manifest.files).toBeUndefined();
  });

  test("holds nothing else", async () => {
    const strays = (await packaged).filter(
      (file) =>
        !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(file) &&
        !/^(dist\/[\w.]+\.js|docs\/icon\.png|docs\/rules\/[\w/-]+\.md|glossary\/schema\/[\w.-]+\.json|snippets\/[\w-]+\.code-snippets)$/.test(
          file,
        ),
    );
    expect(strays).toEqual([]);
  });

  test("names nothing in its allow-list that is neither in the repository nor built", () => {
    const missing = allowList().filter(
      (entry) =>
        !entry.startsWith("dist/") && !existsSync(path.join(root, entry.replace(/\/[^/]*\*.*$/, ""))),
    );
    expect(missing).toEqual([]);
  });
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}

function allowList(): string[] {
  const lines = readFileSync(path.join(root, ".vscodeignore"), "utf8").split("\n");
  return lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
}

function withoutDot(file: string): string {
  return file.replace(/^\.\//, "");
}
