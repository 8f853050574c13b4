import { relative } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Disk } from "../host/host";
import { familyOf } from "../model/citation-style";
import type { Finding, Severity } from "../model/finding";
import { projectFileName } from "../model/project-file";
import { decodeUtf8, type Files, type FileText } from "../service/files";
import { findingsOf, whyUnread } from "../service/findings";
import { isIgnored } from "../service/ignored";
import { unhurried } from "../service/pace";
import { loadProject, noUserSettings, type Project, type Reach } from "../service/project";
import { type Snapshot, snapshotOf } from "../service/snapshot";
import { candidates } from "../service/sources";
import { folderOf, isBelow, resolve } from "../service/uris";
import type { Problem } from "../syntax/problem";
import { type Format, formats } from "./formats";
import { manuscriptsNamed } from "./manuscripts";
import type { CliOptions } from "./options";
import { type CheckedFile, type Report, type ReportedProblem, reaches } from "./report";
import { type Exit, exit, type Terminal, Trouble } from "./terminal";

/** How `caveat check` was asked to work. */
export interface CheckOptions {
  readonly format: Format;
  readonly failOn: Severity | "none";
}

/** Checks manuscripts and prints what was found. */
export async function check(
  args: readonly string[],
  { format, failOn }: CheckOptions,
  terminal: Terminal,
  { disk, rulePages }: CliOptions,
): Promise<Exit> {
  const run = new Run(terminal, disk);
  const report = { ...(await run.check(args)), helpFor: (rule: string) => `${rulePages}${rule}.md` };
  terminal.out(formats[format](report, terminal));
  if (report.problems.length > 0) return exit.trouble;
  const bad = report.files.some(({ findings }) => findings.some(({ severity }) => reaches(failOn, severity)));
  return bad ? exit.findings : exit.clean;
}

/** The folder of a project, and how far it reaches. */
interface Root {
  readonly uri: string;
  readonly reach: Reach;
}

/** Where the text of standard input stands, for paths in it. */
const standardInput = "standard-input.md";

/** After this many milliseconds a person wants to know that something happens. */
const patience = 1000;

class Run {
  readonly #terminal: Terminal;
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #problems: ReportedProblem[] = [];
  readonly #projects = new Map<string, Promise<Project>>();
  readonly #roots = new Map<string, Promise<Root>>();
  /** Bibliographies that a checked manuscript looks its keys up in. */
  readonly #used = new Set<string>();

  constructor(terminal: Terminal, disk: Disk) {
    this.#terminal = terminal;
    this.#disk = disk;
    this.#folder = URI.file(terminal.folder).toString();
  }

  async check(args: readonly string[]): Promise<Omit<Report, "helpFor">> {
    const texts = await this.#texts(args);
    const files: CheckedFile[] = [];
    const started = this.#terminal.now();
    for (const [index, { uri, path, text }] of texts.entries()) {
      if (this.#terminal.now() - started > patience) {
        this.#terminal.progress(`Checking ${index + 1} of ${texts.length}: ${path}`);
      }
      const snapshot = await this.#snapshot(uri, text);
      const findings = isIgnored(uri, snapshot.project) ? [] : await this.#findings(path, snapshot);
      files.push({ path, document: TextDocument.create(uri, "markdown", 0, text), findings });
    }
    this.#terminal.progress("");
    files.push(...(await this.#projectFiles()));
    return { files, problems: this.#problems };
  }

  async #texts(args: readonly string[]): Promise<{ uri: string; path: string; text: string }[]> {
    if (args.includes("-")) {
      if (args.length > 1)
        throw new Trouble("“-” reads one manuscript from standard input and goes with no other name.");
      const uri = resolve(this.#folder, standardInput);
      const text = this.#textOf("<stdin>", decode(await this.#terminal.input()));
      return text === undefined ? [] : [{ uri, path: "<stdin>", text }];
    }
    const texts: { uri: string; path: string; text: string }[] = [];
    for (const { uri } of await manuscriptsNamed(args, this.#terminal.folder, this.#disk)) {
      const path = this.#pathOf(uri);
      const text = this.#textOf(path, await this.#files().read(uri));
      if (text !== undefined) texts.push({ uri, path, text });
    }
    return texts;
  }

  #textOf(path: string, text: FileText): string | undefined {
    if (text.kind === "text") return text.text;
    const why = text.kind === "missing" ? "there is no such file" : text.why;
    this.#problems.push({ path, message: `This file was not checked: ${why}.`, place: undefined });
    return undefined;
  }

  async #findings(path: string, snapshot: Snapshot): Promise<readonly Finding[]> {
    const { findings, failures } = await findingsOf(snapshot, unhurried);
    for (const { rule, fault } of failures) {
      const message = `The rule ${rule} failed: ${fault instanceof Error ? fault.message : String(fault)}.`;
      this.#problems.push({ path, message, place: undefined });
    }
    return findings;
  }

  async #snapshot(uri: string, text: string): Promise<Snapshot> {
    const root = await this.#rootOf(folderOf(uri));
    const first = snapshotOf(uri, text, await this.#project(root, []));
    const named = first.manuscript.frontMatter.bibliography.flatMap(({ path }) =>
      candidates(uri, root.uri, path),
    );
    const snapshot =
      named.length === 0 ? first : snapshotOf(uri, text, await this.#project(root, named), first);
    if (first.manuscript.citations.some((citation) => familyOf(citation) === "keys")) {
      for (const used of snapshot.sources.uris) this.#used.add(used);
    }
    return snapshot;
  }

  /** The project of a folder, with further bibliographies read. */
  async #project({ uri, reach }: Root, named: readonly string[]): Promise<Project> {
    const previous = await this.#projects.get(uri);
    const known = previous ? [...previous.bibliographies.keys(), ...previous.troubles.keys()] : [];
    if (previous && named.every((one) => known.includes(one))) return previous;
    const request = { root: uri, reach, user: noUserSettings, named: [...known, ...named], pace: unhurried };
    const project = loadProject(this.#files(uri), request, previous);
    this.#projects.set(uri, project);
    return project;
  }

  /** The nearest folder above with a project file; without one the working folder, or for files elsewhere their own. */
  #rootOf(folder: string): Promise<Root> {
    let root = this.#roots.get(folder);
    if (!root) {
      root = this.#findRoot(folder);
      this.#roots.set(folder, root);
    }
    return root;
  }

  async #findRoot(folder: string): Promise<Root> {
    for (let place = folder, above = folderOf(folder); ; place = above, above = folderOf(above)) {
      if ((await this.#disk.kindOf(resolve(place, projectFileName))) === "file")
        return { uri: place, reach: "below" };
      if (above === place) {
        const inside = isBelow(folder, this.#folder);
        return inside ? { uri: this.#folder, reach: "below" } : { uri: folder, reach: "beside" };
      }
    }
  }

  #files(root = this.#folder): Files {
    return {
      find: (folder, globs) => this.#disk.find(folder, globs),
      read: async (uri) => {
        try {
          const bytes = await this.#disk.read(uri);
          return bytes ? decode(bytes) : { kind: "missing" };
        } catch (fault) {
          return { kind: "unreadable", why: fault instanceof Error ? fault.message : String(fault) };
        }
      },
      allows: (uri) => isBelow(uri, root) || isBelow(uri, this.#folder),
    };
  }

  /** What can't be read in the files of the projects: in bibliographies a finding there, in Caveat's own files a problem. */
  async #projectFiles(): Promise<CheckedFile[]> {
    const checked: CheckedFile[] = [];
    for (const project of await Promise.all(this.#projects.values())) {
      for (const { uri, text, problems } of project.bibliographies.values()) {
        if (problems.length === 0 || !this.#used.has(uri)) continue;
        const findings = problems.map((problem) => ({ ...problem, rule: "reference/unreadable", fixes: [] }));
        checked.push({
          path: this.#pathOf(uri),
          document: TextDocument.create(uri, "bibtex", 0, text),
          findings,
        });
      }
      for (const { uri, problems } of project.glossaries) await this.#report(uri, problems);
      await this.#report(project.fileUri, project.file.problems);
      for (const [uri, trouble] of project.troubles) {
        if (trouble.kind === "missing" && !namedByProject(project, uri)) continue;
        this.#problems.push({
          path: this.#pathOf(uri),
          message: `This file can’t be used: ${whyUnread(trouble)}.`,
          place: undefined,
        });
      }
    }
    return checked;
  }

  async #report(uri: string, problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    const text = await this.#files().read(uri);
    const document = TextDocument.create(uri, "yaml", 0, text.kind === "text" ? text.text : "");
    for (const { message, start, end } of problems) {
      this.#problems.push({ path: this.#pathOf(uri), message, place: { start, end, document } });
    }
  }

  #pathOf(uri: string): string {
    return relative(this.#terminal.folder, URI.parse(uri).fsPath).replaceAll("\\", "/");
  }
}

/** A path that a manuscript names is tried in two places; one that the project file names has only one. */
function namedByProject({ file, root }: Project, uri: string): boolean {
  return [...file.bibliography, ...file.glossary].some(({ path }) => resolve(root, path) === uri);
}

function decode(bytes: Uint8Array): FileText {
  return decodeUtf8(bytes, new TextDecoder("utf-8", { fatal: true }));
}
