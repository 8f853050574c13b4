import { benchClaims } from "./claims";
import { benchEdits } from "./edits";
import { benchFirst } from "./first";
import { benchHostile } from "./hostile";

const parts: Readonly<Record<string, () => void>> = {
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
  hostile: benchHostile,
  claims: benchClaims,
};

const part = process.argv.slice(2).join(" ");
if (part === "") process.stdout.write(`${Object.keys(parts).join("\n")}\n`);
else parts[part]?.();
