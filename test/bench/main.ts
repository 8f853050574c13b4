import { benchClaims } from "./claims";
import { benchEdits } from "./edits";
import { benchFindings } from "./findings";
import { benchFirst } from "./first";
import { benchHostile } from "./hostile";
import { benchReferences } from "./references";
import { benchTerms } from "./terms";

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  "first 100k": () => {
    benchFirst("100k");
  },
  "first 1m": () => {
    benchFirst("1m");
  },
  "first 5m": () => {
    benchFirst("5m");
  },
  "edits 100k": () => {
    benchEdits("100k");
  },
  "edits 1m": () => {
    benchEdits("1m");
  },
  findings: benchFindings,
  hostile: benchHostile,
  claims: benchClaims,
  "references 10000": () => benchReferences(10_000),
  "references 50000": () => benchReferences(50_000),
  terms: benchTerms,
};

const part = process.argv.slice(2).join(" ");
if (part === "") process.stdout.write(`${Object.keys(parts).join("\n")}\n`);
else void parts[part]?.();
