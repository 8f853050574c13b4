import { escapeMarkdown } from "../features/markdown";
import type { Trouble } from "../service/files";
import { whyUnread } from "../service/findings";
import { isIgnored } from "../service/ignored";
import type { Project } from "../service/project";
import type { RetractionList } from "../service/retraction-list";
import type { Snapshot } from "../service/snapshot";
import { nameOf } from "../service/uris";

/** What was found, as Markdown for a person: the projects, and what the open manuscript uses of them. */
export function doctorReport(projects: readonly Project[], snapshot: Snapshot | undefined): string {
  const parts = ["# Caveat: what was found"];
  parts.push(snapshot ? manuscriptPart(snapshot) : "No manuscript is open in the editor.");
  parts.push(...projects.map(projectPart));
  return `${parts.join("\n\n")}\n`;
}

function manuscriptPart({ uri, manuscript, sources, project }: Snapshot): string {
  const { citations, references, suppressions } = manuscript;
  const keys = citations.filter(({ style }) => style === "key").length;
  const lines = [
    `## ${code(nameOf(uri))}`,
    "",
    `- Citations: ${keys} by key, ${citations.length - keys} by number.`,
    references
      ? `- Its own reference list has ${references.entries.length} entries, ${references.byNumber.size} of them numbered.`
      : "- It has no reference list of its own, so numbers in brackets are not checked.",
    `- Its keys are looked up in ${listOf(sources.uris.map(nameOf))} (${sources.library.size} references).`,
  ];
  if (sources.library.size === 0 && keys > 0) {
    lines.push("- No bibliography was found for its keys, so no key is reported as undefined.");
  }
  for (const { path, trouble } of sources.missing)
    lines.push(`- ${code(path)} can’t be used: ${whyUnread(trouble)}.`);
  if (suppressions.length > 0) lines.push(`- Comments in it that silence rules: ${suppressions.length}.`);
  if (isIgnored(uri, project)) lines.push("- `caveat.yaml` says that it is not to be checked (`ignore`).");
  return lines.join("\n");
}

function projectPart({
  root,
  file,
  fileUri,
  bibliographies,
  glossary,
  glossaries,
  retractions,
  troubles,
}: Project): string {
  const lines = [`## Folder ${code(nameOf(root) || root)}`, ""];
  if (file.problems.length > 0)
    lines.push(`- ${code(nameOf(fileUri))} has ${file.problems.length} faults; what is sound in it holds.`);
  for (const { uri, size, problems } of bibliographies.values()) {
    lines.push(`- ${code(nameOf(uri))}: ${size} references, ${problems.length} problems.`);
  }
  if (bibliographies.size === 0) lines.push("- No bibliography was found.");
  for (const { uri, entries, problems } of glossaries) {
    lines.push(`- ${code(nameOf(uri))}: ${entries.length} house terms, ${problems.length} problems.`);
  }
  lines.push(...retractionLines(retractions));
  lines.push(`- Terms that hovers know: ${glossary.entries.length}.`);
  const off = Object.entries(file.rules).filter(([, severity]) => severity === "off");
  if (off.length > 0)
    lines.push(`- Switched off in ${code(nameOf(fileUri))}: ${listOf(off.map(([rule]) => rule))}.`);
  for (const [uri, trouble] of troubles) {
    if (named(trouble)) lines.push(`- ${code(nameOf(uri))} can’t be read: ${whyUnread(trouble)}.`);
  }
  return lines.join("\n");
}

function retractionLines(list: RetractionList | undefined): string[] {
  if (list === undefined) return ["- No list of retractions is named, so none are looked up."];
  const { uri, trouble, retractions } = list;
  const name = code(nameOf(uri));
  if (trouble) return [`- ${name}, the list of retractions, can’t be used: ${whyUnread(trouble)}.`];
  const { size, newest, problems } = retractions;
  if (problems.length > 0) return problems.map(({ message }) => `- ${name} can’t be used: ${message}`);
  const age = newest === undefined ? "" : `, the newest of ${newest}`;
  return [`- ${name}: ${size} notices of retractions${age}.`];
}

function named({ kind }: Trouble): boolean {
  // A path is tried in two places; that it is missing in one of them is nobody's fault.
  return kind !== "missing";
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "no file" : names.map(code).join(", ");
}

function code(name: string): string {
  return `**${escapeMarkdown(name)}**`;
}
