// Compiles the language data in glossary/ into the modules `caveat:language-data` and `caveat:validators`,
// for esbuild and vitest alike, so that nothing is read or compiled when the server starts.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { parse } from "yaml";

const glossary = join(dirname(fileURLToPath(import.meta.url)), "..", "glossary");

const schemaNames = ["glossary", "phrases", "project"];

function readYaml(folder) {
  return readdirSync(join(glossary, folder))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({
      file: `${folder}/${name}`,
      content: parse(readFileSync(join(glossary, folder, name), "utf8")),
    }));
}

function readSchema(name) {
  return JSON.parse(readFileSync(join(glossary, "schema", `${name}.schema.json`), "utf8"));
}

// Engines read JSON in a string several times as fast as the same data as a program.
const constant = (name, data) =>
  `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(data))});`;

/** The source of `caveat:language-data`: the shipped terms and phrases; throws with the file's name when one breaks its schema. */
function languageDataSource() {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const checked = {
    glossary: ajv.compile(readSchema("glossary")),
    phrases: ajv.compile(readSchema("phrases")),
  };
  const load = (folder, schema) => {
    const files = readYaml(folder);
    for (const { file, content } of files) {
      if (!checked[schema](content)) {
        throw new Error(`glossary/${file}: ${ajv.errorsText(checked[schema].errors, { separator: "\n  " })}`);
      }
    }
    return files;
  };
  return [
    constant("termFiles", load("terms", "glossary")),
    constant("phraseFiles", load("phrases", "phrases")),
    constant("termSources", termSources()),
    constant("geneSymbols", readFileSync(join(glossary, "gene-symbols.txt"), "utf8").trim().split(/\s+/)),
    constant("glossarySchema", readSchema("glossary")),
  ].join("\n");
}

/** Whom the works of glossary/sources.bib are by, and their titles, by their identifiers. The file has one field a line; a test compares this with what the server reads in it. */
function termSources() {
  const sources = {};
  for (const entry of readFileSync(join(glossary, "sources.bib"), "utf8").split(/^@/m).slice(1)) {
    const field = (name) =>
      new RegExp(`^  ${name} = \\{+(.*?)\\}+,$`, "m")
        .exec(entry)?.[1]
        ?.replaceAll("---", "—")
        .replaceAll("--", "–");
    const authors = (field("author") ?? "").split(" and ").map((name) => name.split(",")[0]);
    const who = authors.length > 2 || authors[1] === "others" ? `${authors[0]} et al.` : authors.join(" & ");
    const work = { ...(who === "" ? {} : { by: who }), year: field("year"), title: field("title") ?? "" };
    for (const name of ["doi", "pmid"]) {
      const id = field(name);
      if (id !== undefined) sources[`${name}:${id.toLowerCase()}`] = work;
    }
  }
  return sources;
}

/** The source of `caveat:validators`: one compiled validator a schema, without `eval` at run time. */
function validatorsSource() {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    code: { source: true, esm: true },
  });
  const names = {};
  for (const name of schemaNames) {
    ajv.addSchema(readSchema(name), name);
    names[name] = name;
  }
  return standalone.default(ajv, names);
}

const modules = { "caveat:language-data": languageDataSource, "caveat:validators": validatorsSource };

/** The esbuild plugin. */
export const languageDataForEsbuild = {
  name: "caveat-language-data",
  setup(build) {
    build.onResolve({ filter: /^caveat:/ }, ({ path }) => ({ path, namespace: "caveat" }));
    build.onLoad({ filter: /.*/, namespace: "caveat" }, ({ path }) => ({
      contents: modules[path](),
      loader: "js",
      resolveDir: glossary,
    }));
  },
};

/** The same as a plugin of Vite, which vitest uses. */
export const languageDataForVite = {
  name: "caveat-language-data",
  resolveId: (id) => (id in modules ? `\0${id}` : undefined),
  load(id) {
    const source = modules[id.slice(1)];
    return source?.();
  },
};
