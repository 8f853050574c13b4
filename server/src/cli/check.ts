import { relative } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Disk } from "../host/host";
import { familyOf } from "../model/citation-style";
import type { Finding, Severity } from "../model/finding";
import { declarations } from "../rules";
import { bibliographyFindings } from "../service/bibliography-findings";
import type { Files, FileText } from "../service/files";
import { findingsOf, whyUnread } from "../service/findings";
import { isIgnored } from "../service/ignored";
import { digestOf, type Neighbours, useOf } from "../service/neighbours";
import { unhurried } from "../service/pace";
import { loadProject, noUserSettings, type Project } from "../service/project";
import { namedTroubles } from "../service/project-troubles";
import { withRetractions } from "../service/retraction-list";
import type { Findings } from "../service/settled";
import { type Snapshot, snapshotOf } from "../service/snapshot";
import { candidates } from "../service/sources";
import { folderOf, isBelow, resolve } from "../service/uris";
import type { Problem } from "../syntax/problem";
import { decode, diskFiles } from "./disk-files";
import { type Format, formats } from "./formats";
import { manuscriptsNamed } from "./manuscripts";
import type { CliOptions } from "./options";
import { type CheckedFile, type Report, type ReportedProblem, reaches } from "./report";
import { type Root, rootFinder } from "./roots";
import { type Exit, exit, type Terminal, Trouble } from "./terminal";

/** How `caveat check` was asked to work. */
export interface CheckOptions {
  readonly format: Format;
  readonly failOn: Severity | "none";
  /** The path of the user’s own list of retractions. */
  readonly retractions: string | undefined;
}

/** Checks manuscripts and prints what was found. */
export async function check(
  args: readonly string[],
  { format, failOn, retractions }: CheckOptions,
  terminal: Terminal,
  { disk, rulePages }: CliOptions,
): Promise<Exit> {
  const run = new Run(terminal, disk, retractions);
  const report = {
    ...(await run.check(args)),
    // What is wrong with a file itself is no rule's, and the list of rules says so.
    helpFor: (rule: string) => `${rulePages}${ruleIds.has(rule) ? rule : "README"}.md`,
  };
  terminal.out(formats[format](report, terminal));
  if (report.problems.length > 0) return exit.trouble;
  const bad = report.files.some(({ findings }) => findings.some(({ severity }) => reaches(failOn, severity)));
  return bad ? exit.findings : exit.clean;
}

const ruleIds = new Set(declarations.map(({ id }) => id));

/** Where the text of standard input stands, for paths in it. */
const standardInput = "standard-input.md";

/** After this many milliseconds a person wants to know that something happens. */
const patience = 1000;

class Run {
  readonly #terminal: Terminal;
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #retractions: string | undefined;
  readonly #started: number;
  readonly #problems: ReportedProblem[] = [];
  readonly #projects = new Map<string, Promise<Project>>();
  readonly #rootOf: (folder: string) => Promise<Root>;
  /** Bibliographies that a checked manuscript looks its keys up in. */
  readonly #used = new Set<string>();

  constructor(terminal: Terminal, disk: Disk, retractions: string | undefined) {
    this.#terminal = terminal;
    this.#disk = disk;
    this.#started = terminal.now();
    this.#folder = URI.file(terminal.folder).toString();
    this.#retractions = retractions && resolve(this.#folder, retractions);
    this.#rootOf = rootFinder(disk, this.#folder);
  }

  async check(args: readonly string[]): Promise<Omit<Report, "helpFor">> {
    const texts = await this.#texts(args);
    const read: { readonly path: string; readonly snapshot: Snapshot }[] = [];
    for (const { uri, path, text } of texts) {
      this.#tell(`Reading ${read.length + 1} of ${texts.length}: ${path}`);
      read.push({ path, snapshot: await this.#snapshot(uri, text) });
    }
    const neighbours: Neighbours = {
      manuscripts: read.map(({ path, snapshot: { uri, manuscript, sources, project } }) => ({
        digest: digestOf(uri, path, manuscript),
        sources,
        isIgnored: isIgnored(uri, project),
      })),
      complete: args.length === 0,
    };
    const files: CheckedFile[] = [];
    for (const { path, snapshot } of read) {
      const { uri, manuscript, project } = snapshot;
      this.#tell(`Checking ${files.length + 1} of ${texts.length}: ${path}`);
      const findings = isIgnored(uri, project)
        ? []
        : [
            ...snapshot.problems.map((problem) => ({ ...problem, rule: "caveat/markdown", fixes: [] })),
            ...this.#sound(path, await findingsOf(snapshot, unhurried, neighbours)),
          ];
      files.push({ path, document: TextDocument.create(uri, "markdown", 0, manuscript.text), findings });
    }
    this.#terminal.progress("");
    files.push(...(await this.#bibliographies(neighbours)));
    await this.#projectFiles();
    return { files, problems: this.#problems };
  }

  /** Tells a person who has waited what goes on. */
  #tell(progress: string): void {
    if (this.#terminal.now() - this.#started > patience) this.#terminal.progress(progress);
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

  /** The findings of rules that did not fail; those that did are problems of the check. */
  #sound(path: string, { findings, failures }: Findings): readonly Finding[] {
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
    const request = {
      root: uri,
      reach,
      user: { ...noUserSettings, retractions: this.#retractions },
      named: [...known, ...named],
      pace: unhurried,
    };
    const files = this.#files(uri);
    const project = loadProject(files, request, previous).then((read) =>
      withRetractions(files, read, unhurried),
    );
    this.#projects.set(uri, project);
    return project;
  }

  #files(root = this.#folder): Files {
    return diskFiles(this.#disk, [root, this.#folder, ...[this.#retractions ?? []].flat()]);
  }

  /** The findings in bibliographies that the checked manuscripts use. */
  async #bibliographies(neighbours: Neighbours): Promise<CheckedFile[]> {
    const checked = new Map<string, CheckedFile>();
    // A file below two projects is the deeper one’s.
    const projects = await Promise.all(this.#projects.values());
    for (const project of projects.sort((a, b) => b.root.length - a.root.length)) {
      for (const bibliography of project.bibliographies.values()) {
        const { uri, text } = bibliography;
        if (checked.has(uri) || !this.#used.has(uri)) continue;
        const path = this.#pathOf(uri);
        this.#tell(`Checking ${path}`);
        const use = useOf(bibliography, {
          ...neighbours,
          complete: neighbours.complete && isBelow(project.root, this.#folder),
        });
        const findings = this.#sound(path, await bibliographyFindings(bibliography, project, use, unhurried));
        checked.set(uri, { path, document: TextDocument.create(uri, "bibtex", 0, text), findings });
      }
    }
    this.#terminal.progress("");
    return [...checked.values()].filter(({ findings }) => findings.length > 0);
  }

  /** What can’t be read in the other files of the projects. */
  async #projectFiles(): Promise<void> {
    for (const project of await Promise.all(this.#projects.values())) {
      for (const { uri, problems } of project.glossaries) await this.#report(uri, problems);
      const { file, fileUri, troubles, retractions } = project;
      await this.#report(fileUri, [...file.problems, ...namedTroubles(file, project)]);
      for (const [uri, trouble] of troubles) {
        if (trouble.kind !== "missing" && !namedByProject(project, uri))
          this.#unusable(uri, whyUnread(trouble));
      }
      if (retractions?.trouble) this.#unusable(retractions.uri, whyUnread(retractions.trouble));
      for (const { message } of retractions?.retractions.problems ?? []) {
        this.#problems.push({ path: this.#pathOf(retractions?.uri ?? ""), message, place: undefined });
      }
    }
  }

  #unusable(uri: string, why: string): void {
    const message = `This file can’t be used: ${why}.`;
    this.#problems.push({ path: this.#pathOf(uri), message, place: undefined });
  }

  async #report(uri: string, all: readonly Problem[]): Promise<void> {
    // What an author may like to know is no trouble.
    const problems = all.filter(({ severity }) => severity !== "information");
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

/** What the project file names is told there. */
function namedByProject({ file, root }: Project, uri: string): boolean {
  return [...file.bibliography, ...file.glossary].some(({ path }) => resolve(root, path) === uri);
}
