import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The manuscript of about so many characters: from the folder of inputs, or else one that is made of the project's samples. */
export function manuscriptText(size: "100k" | "1m" | "5m"): string {
  const file = join(process.env["CAVEAT_BENCH_INPUTS"] ?? "", `ms-${size}.md`);
  if (existsSync(file)) return readFileSync(file, "utf8");
  return madeText({ "100k": 100_000, "1m": 1_000_000, "5m": 5_000_000 }[size]);
}

/** Samples one after the other, with all that a manuscript has, and a list of at most 400 references. */
function madeText(length: number): string {
  const folder = process.env["CAVEAT_BENCH_SAMPLES"] ?? "examples";
  const samples = ["nk-cell-review.md", "numeric-review.md", "patient-leaflet.md"].map((name) =>
    readFileSync(join(folder, name), "utf8").replace(/^---\n[^]*?\n---\n/, ""),
  );
  const parts = ["---\ntitle: Many samples\nbibliography: references.bib\n---\n"];
  for (let size = 0, index = 0; size < length; index++) {
    const sample = (samples[index % samples.length] ?? "")
      .replace(/^#+ References$/gim, `## Further reading ${index}`)
      .replace(/^(#+ .*)$/gm, `$1 ${index}`);
    const extras = `\n> A quotation, number ${index}.\n\n\`\`\`r\nfit <- lm(y ~ x${index})\n\`\`\`\n\n$$\nx_${index} + 1\n$$\n\nA note.[^${index}]\n\n[^${index}]: Its text.\n\n<!-- a comment -->\n`;
    parts.push(sample, extras);
    size += sample.length + extras.length;
  }
  const references = Array.from(
    { length: Math.min(400, Math.ceil(length / 2500)) },
    (_, index) =>
      `${index + 1}. Doe J, Roe R, Poe E. A paper on something, number ${index}. Journal. 2020;${index}:1-9.`,
  );
  return `${parts.join("\n")}\n## References\n\n${references.join("\n")}\n`;
}

/** A text with a table of 300 rows in its middle. */
export function withTable(text: string): {
  readonly text: string;
  readonly start: number;
  readonly end: number;
} {
  const start = text.indexOf("\n\n", text.length >> 1) + 2;
  const rows = Array.from(
    { length: 300 },
    (_, index) => `| group ${index} | ${index * 3} ± 4 | *n* = ${index} | a remark on it |`,
  );
  const table = `| Group | Count | Number | Remark |\n|---|---:|---|---|\n${rows.join("\n")}\n`;
  return { text: `${text.slice(0, start)}${table}\n${text.slice(start)}`, start, end: start + table.length };
}
