import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "@retorquere/bibtex-parser";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography";
import { type Name, shortName } from "../../server/src/model/reference";
import { scanBibtex } from "../../server/src/syntax/bibtex";
import { fold } from "../../server/src/text/fold";

// Better BibTeX's parser is the oracle: slow, but it has seen every bibliography there is.
const open = join(import.meta.dirname, "..", "..", "..", "shared", "manuscripts", "open");

interface OracleName {
  readonly lastName?: string;
  readonly firstName?: string;
  readonly name?: string;
  readonly prefix?: string;
}

/** A text as both sides must agree on it: without markup, blanks, and the choice of dashes, colons and quotation marks. */
function plain(text: unknown): string {
  return fold(typeof text === "string" ? text : "")
    .replace(/<\/?[a-z]+[^<>]*>/g, "")
    .replace(/[\s:‘’“”"'`~–—―-]/g, "");
}

describe.skipIf(!existsSync(open))("beside Better BibTeX’s parser", () => {
  const files = existsSync(open) ? globSync("**/*.bib", { cwd: open, absolute: true }) : [];

  it.each(files.map((file) => [join(basename(dirname(file)), basename(file)), file]))("%s", (_name, file) => {
    const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
    const ours = readBibliography(file, text);
    const theirs = parse(text, { sentenceCase: false, caseProtection: "as-needed" });
    const found = new Set(ours.entries.map(({ key }) => key));
    expect(theirs.entries.map(({ key }) => key).filter((key) => !found.has(key))).toEqual([]);
    // What the oracle does not have it must have complained of.
    const known = new Set(theirs.entries.map(({ key }) => key));
    const more = ours.entries.filter(({ key }) => !known.has(key));
    expect(more.length).toBeLessThanOrEqual(theirs.errors.length);

    const { value: scanned } = scanBibtex(text);
    for (const entry of theirs.entries) {
      // Of broken entries we read more than the oracle.
      if (scanned.byKey.get(entry.key)?.sound !== true) continue;
      const reference = ours.byKey.get(entry.key)?.reference();
      const fields = entry.fields as Readonly<Record<string, unknown>>;
      const names = (Array.isArray(fields["author"]) ? fields["author"] : []) as readonly OracleName[];
      const people = names.filter(({ lastName }) => lastName !== "others");
      const title = [fields["title"], fields["subtitle"]].filter((part) => part !== undefined).map(plain);
      expect([entry.key, plain(reference?.title)]).toEqual([entry.key, title.join("")]);
      expect([entry.key, reference?.authors.map((name: Name) => plain(shortName(name)))]).toEqual([
        entry.key,
        people.map(({ prefix, lastName, name }) => {
          // Of "A and and B" the oracle makes a particle, we nothing.
          const particle = prefix === "and" ? "" : (prefix ?? "");
          return plain(`${particle}${lastName ?? name ?? ""}`);
        }),
      ]);
      const dates = [fields["year"], fields["date"]].filter((date) => typeof date === "string");
      const year = /\d{4}/.exec(dates.join(" "))?.[0];
      expect([entry.key, reference?.year]).toEqual([
        entry.key,
        year === undefined ? undefined : Number(year),
      ]);
    }
  });

  it.each(files.map((file) => [join(basename(dirname(file)), basename(file)), file]))(
    "%s, mutilated, loses nothing but the mutilated entry",
    (_name, file) => {
      const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
      const { value } = scanBibtex(text);
      for (const [index, entry] of value.entries.entries()) {
        if (index % 7 !== 0) continue;
        const entryText = text.slice(entry.start, entry.end);
        for (const mark of [",", "{", "}", '"', "="]) {
          // The last of its kind, the first after the key and one in between.
          const places = [...entryText.matchAll(new RegExp(`\\${mark}`, "g"))].map((match) => match.index);
          for (const place of [places.at(-1), places[1], places[Math.floor(places.length / 2)]]) {
            if (place === undefined) continue;
            const at = entry.start + place;
            const found = new Set(
              scanBibtex(text.slice(0, at) + text.slice(at + 1)).value.entries.map(({ key }) => key),
            );
            const lost = value.entries.filter(({ key }) => !found.has(key) && key !== entry.key);
            expect(lost.map(({ key }) => key)).toEqual([]);
          }
        }
      }
    },
  );
});
