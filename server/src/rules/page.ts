import type { Example, RuleDeclaration, Source } from "./rule";

const fixWords = {
  safe: "Its quick fixes are safe: they may be applied to a whole file at once.",
  suggestion:
    "Its quick fixes are suggestions: they change what the sentence says, so look before you take one.",
  none: "It has no quick fix.",
} as const;

/** The page of a rule in Markdown: what it finds, why, examples, sources, and how to silence it. */
export function rulePage(declaration: RuleDeclaration): string {
  const { id, summary, why, severity, fix, unfixed = "", sources, examples } = declaration;
  return [
    `# ${id}`,
    `${summary}.`,
    [severityLine(declaration), fixWords[fix], sentencesToLines(unfixed)].join("\n").trimEnd(),
    `## Why\n\n${sentencesToLines(why)}`,
    section("Found", examples.bad),
    section("Not found", examples.good),
    `## Sources\n\n${sources.map(source).join("\n")}`,
    declaration.byDefault === "off" ? turnOn(id, severity) : silence(id),
  ]
    .filter((part) => part !== "")
    .map((part) => `${part}\n`)
    .join("\n");
}

function severityLine({ severity, byDefault }: RuleDeclaration): string {
  return byDefault === "off" ? "Off until a project turns it on." : `Severity: **${severity}**.`;
}

function turnOn(id: string, severity: string): string {
  const lines = ["For a project, in `caveat.yaml`:", "", "```yaml", "rules:", `  ${id}: ${severity}`, "```"];
  return ["## Turning it on", "", ...lines].join("\n");
}

function section(title: string, examples: readonly Example[]): string {
  if (examples.length === 0) return "";
  return `## ${title}\n\n${examples.map(example).join("\n\n")}`;
}

function example({ text, note }: Example): string {
  const quoted = text.includes("\n") ? `\`\`\`\`markdown\n${text.trimEnd()}\n\`\`\`\`` : `> ${text}`;
  return note === undefined ? quoted : `${quoted}\n\n${note}`;
}

function source({ text, url }: Source): string {
  return url === undefined ? `- ${text}` : `- [${text}](${url})`;
}

function silence(id: string): string {
  return [
    "## Silencing it",
    "",
    "For the next line, with the reason after the dashes:",
    "",
    "```markdown",
    `<!-- caveat-disable-next-line ${id} -- quoted from the trial report -->`,
    "```",
    "",
    "For a project, in `caveat.yaml`:",
    "",
    "```yaml",
    "rules:",
    `  ${id}: off`,
    "```",
  ].join("\n");
}

function sentencesToLines(text: string): string {
  return text.replace(/(?<=[.?!]) (?=[“"\p{Lu}])/gu, "\n");
}
