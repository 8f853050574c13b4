import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { styleOf } from "../../server/src/model/citation-style";
import { libraryOf } from "../../server/src/model/library";
import { manuscriptOf } from "../../server/src/model/manuscript";
import { resolve } from "../../server/src/model/resolve";

const manuscripts = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts");
const library = libraryOf([]);

/** What is cited in the texts of a folder, by family, and how much of it their own lists hold. */
function countIn(folder: string): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  const add = (name: string, count: number): void => {
    if (count > 0) total[name] = (total[name] ?? 0) + count;
  };
  for (const path of readdirSync(join(manuscripts, folder), { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:R?md|qmd)$/.test(path)) continue;
    const manuscript = manuscriptOf(readFileSync(join(manuscripts, folder, path), "utf8"));
    const { citations, references } = manuscript;
    for (const [family, count] of Object.entries(styleOf(citations).counts)) add(family, count);
    add("members", citations.flatMap(({ members }) => members).length);
    add("entries", references?.entries.length ?? 0);
    const works = citations.flatMap(({ members }) =>
      members.flatMap((member) => resolve(member, manuscript, library).works),
    );
    add("found", works.filter(({ target }) => target !== undefined).length);
  }
  return total;
}

// Every one of these was read in its place; a number that changes is a recognition that changed.
describe.skipIf(!existsSync(manuscripts))("in real manuscripts", () => {
  it.each([
    ["open/AlexsLemonade__OpenPBTA-manuscript", { keys: 176, members: 237 }],
    ["open/AnabelSMRuggiero__sbmltoodepy", { keys: 9, members: 16 }],
    ["open/ArnaoutLab__Lucie", { keys: 11, members: 23 }],
    ["open/Benjamin-Lee__deep-rules", { keys: 122, members: 144 }],
    ["open/CamDavidsonPilon__lifelines", { keys: 5, members: 5 }],
    ["open/Chaste__Chaste", { keys: 22, members: 22 }],
    ["open/SchlossLab__Baxter_glne007_GenomeMed_2015", { keys: 78, numeric: 2, members: 128 }],
    ["open/SchlossLab__Sze_SCFACRC_mBio_2019", { keys: 56, members: 70 }],
    ["open/SharikHR__Review", { keys: 71, members: 82 }],
    ["open/greenelab__knowledge-graph-review", { keys: 222, members: 345 }],
    ["open/greenelab__mpmp-manuscript", { keys: 75, members: 95 }],
    ["open/meyer-lab__gc-cytokines", { keys: 75, members: 114 }],
    ["open/walaj__carreview", { keys: 40, members: 40 }],
    ["seeds", { numeric: 20, superscript: 7, members: 28, entries: 21, found: 28 }],
  ])("of %s", (folder, counts) => {
    expect(countIn(folder)).toEqual(counts);
  });
});
