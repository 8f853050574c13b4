// Compares the words of the shipped glossary with a list of English words, one a line (Vim's `:spelldump`, a
// `/usr/share/dict/words`), and names the English ones that term/near-miss would take for slips: those that are no
// slips belong into server/src/model/known-words.ts.
// Usage: node scripts/near-words.mjs <word list> …  (--record afterwards notes which words were compared)
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "./gold.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const recordFile = join(root, "test", "rules", "terms", "compared-words.txt");

const files = process.argv.slice(2).filter((one) => !one.startsWith("--"));
if (files.length === 0) throw new Error("Name a list of words.");

const { glossaryOf, shippedEntries, nearTerm, targetWords } = await bundled([
  'export { glossaryOf } from "./server/src/model/glossary";',
  'export { shippedEntries } from "./server/src/model/glossary-file";',
  'export { nearTerm, targetWords } from "./server/src/model/near-terms";',
]);
const glossary = glossaryOf(shippedEntries);

const words = new Set(
  files.flatMap((file) => readFileSync(file, "utf8").split("\n")).map((line) => line.split("/")[0]),
);
for (const word of [...words].sort()) {
  // A list gives names capitals, and the rule lets them be.
  const near = /^[a-z]+$/.test(word) ? nearTerm(word, glossary) : undefined;
  if (near !== undefined) process.stdout.write(`${word}\t${near.word}\n`);
}
if (process.argv.includes("--record")) {
  writeFileSync(recordFile, `${targetWords(glossary).join("\n")}\n`);
}
