import { parseYaml } from "../syntax/yaml";
import { folderOf, nameOf, resolve } from "./uris";

/** Files in which other tools keep a project's bibliographies. */
export const manifestNames = ["_quarto.yml", "_quarto.yaml", "_bookdown.yml", "myst.yml"];

/** The bibliographies that a tool's project file names for everything below its folder. */
export interface Manifest {
  readonly uri: string;
  /** The folder that it speaks for. */
  readonly folder: string;
  /** URIs of the bibliographies. */
  readonly bibliography: readonly string[];
}

/** Whether a file is the project file of Quarto, bookdown or MyST. */
export function isManifest(uri: string): boolean {
  return manifestNames.includes(nameOf(uri));
}

/** Reads such a file. What is not as it should be names nothing: its own tool says so. */
export function readManifest(uri: string, text: string): Manifest {
  const folder = folderOf(uri);
  const data = asRecord(parseYaml(text).value.data);
  // MyST keeps them under `project`, Quarto and bookdown at the top.
  const named = [data["bibliography"], asRecord(data["project"])["bibliography"]].flat();
  return {
    uri,
    folder,
    bibliography: named.flatMap((path) => (typeof path === "string" ? [resolve(folder, path)] : [])),
  };
}

/** Where Manubot keeps references that it can't look up by itself. */
export const manubotNames = ["manual-references*.json", "manual-references*.yaml", "manual-references*.bib"];

/** Whether a file is one of Manubot's. */
export function isManubot(uri: string): boolean {
  return /^manual-references.*\.(?:json|ya?ml|bib)$/.test(nameOf(uri));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
