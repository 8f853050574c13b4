import type { Finding } from "../../model/finding";
import type { Manuscript } from "../../model/manuscript";

/** Something that the project file can say, so that a finding goes for good. */
export interface Acceptable {
  readonly title: string;
  /** The list of the project file, by its keys, that gets the value. */
  readonly path: readonly string[];
  readonly value: string;
  readonly finding: Finding;
}

/** The rules about spellings that a project may accept. */
const aboutSpellings: ReadonlySet<string> = new Set(["term/near-miss", "term/variant", "term/deprecated"]);

/** What a project can accept of what findings object to: a spelling, or an abbreviation that its readers know. */
export function acceptableIn(findings: readonly Finding[], { text }: Manuscript): Acceptable[] {
  return findings.flatMap((finding): Acceptable[] => {
    const value = text.slice(finding.start, finding.end).replace(/\s+/g, " ");
    if (aboutSpellings.has(finding.rule)) {
      const title = `Accept “${value}” in this project`;
      return [{ title, path: ["terms", "accept"], value, finding }];
    }
    if (finding.rule !== "abbreviation/undefined" && finding.rule !== "abbreviation/unknown") return [];
    const title = `Readers of this project know “${value}”`;
    return [{ title, path: ["terms", "abbreviations"], value, finding }];
  });
}
