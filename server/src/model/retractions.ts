import type { Problem } from "../syntax/problem";
import { doiIn } from "./identifiers";
import type { Reference } from "./reference";
import { csvRecords } from "./retraction-csv";
import { comparableDoi } from "./same-work";

/** What became of a publication, as a notice in its journal says. */
export interface RetractionNotice {
  readonly nature: "retraction" | "concern" | "reinstatement";
  /** The day of the notice as "2021-04-15"; undefined where the list does not say. */
  readonly date: string | undefined;
  /** The DOI of the notice. */
  readonly notice: string | undefined;
  readonly reasons: readonly string[];
}

/** A list of retractions that has been read. */
export interface Retractions {
  /** How many notices it has. */
  readonly size: number;
  /** The day of its newest notice: how old the list is, whenever the file was copied. */
  readonly newest: string | undefined;
  /** By the DOI of the publication, as `comparableDoi` gives it. */
  readonly byDoi: ReadonlyMap<string, readonly RetractionNotice[]>;
  readonly byPmid: ReadonlyMap<string, readonly RetractionNotice[]>;
  /** Why the file can't be used, at its start. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the CSV file of the Retraction Watch database, which Crossref publishes
 * (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/). Columns are found by their names, in any
 * order; corrections and records without DOI and PMID are left out. Some seconds for the whole database, so it yields
 * every few milliseconds. Nothing of the text is kept.
 */
export function* readRetractionsInSteps(text: string): Generator<undefined, Retractions> {
  const byDoi = new Map<string, RetractionNotice[]>();
  const byPmid = new Map<string, RetractionNotice[]>();
  const reasonLists = new Map<string, readonly string[]>();
  let columns: ReadonlyMap<string, number> | undefined;
  let size = 0;
  let newest: string | undefined;
  for (const record of csvRecords(text.replace(/^\uFEFF/, ""))) {
    if (record === undefined) {
      yield;
      continue;
    }
    if (columns === undefined) {
      columns = new Map(record.map((name, index) => [columnName(name), index]));
      const lacking = neededColumns.filter((name) => columns?.has(columnName(name)) !== true);
      if (lacking.length > 0) return unusable(lacking);
      continue;
    }
    const known = columns;
    const field = (name: string): string => record[known.get(columnName(name)) ?? -1]?.trim() ?? "";
    const nature = natureOf(field("RetractionNature"));
    if (nature === undefined) continue;
    const date = dayOf(field("RetractionDate"));
    const written = field("Reason");
    let reasons = reasonLists.get(written);
    if (reasons === undefined) {
      reasons = listOf(written).map(copied);
      reasonLists.set(copied(written), reasons);
    }
    const notice = {
      nature,
      date,
      notice: copied(doiIn(field("RetractionDOI")) ?? "") || undefined,
      reasons,
    };
    const dois = listOf(field("OriginalPaperDOI")).flatMap((one) => comparableDoi(doiIn(one)) ?? []);
    const pmids = listOf(field("OriginalPaperPubMedID")).filter((one) => /^[1-9]\d{0,7}$/.test(one));
    for (const doi of dois) file(byDoi, doi, notice);
    for (const pmid of pmids) file(byPmid, pmid, notice);
    if (dois.length + pmids.length > 0) size += 1;
    if (date !== undefined && (newest === undefined || date > newest)) newest = date;
  }
  return columns === undefined ? unusable(neededColumns) : { size, newest, byDoi, byPmid, problems: [] };
}

/** As `readRetractionsInSteps`, in one go. */
export function readRetractions(text: string): Retractions {
  const steps = readRetractionsInSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The gravest notice that still holds for a work; undefined where there is none, or where it was reinstated since. */
export function noticeFor(
  { doi, pmid }: Pick<Reference, "doi" | "pmid">,
  { byDoi, byPmid }: Retractions,
): RetractionNotice | undefined {
  const notices = [...(byDoi.get(comparableDoi(doi) ?? "") ?? []), ...(byPmid.get(pmid ?? "") ?? [])];
  const reinstated = latest(notices.filter(({ nature }) => nature === "reinstatement"));
  const holding = notices.filter(
    ({ nature, date }) =>
      nature !== "reinstatement" && (reinstated === undefined || (date ?? "") > (reinstated.date ?? "")),
  );
  return (
    latest(holding.filter(({ nature }) => nature === "retraction")) ??
    latest(holding.filter(({ nature }) => nature === "concern"))
  );
}

const neededColumns = ["OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature"];

function unusable(lacking: readonly string[]): Retractions {
  const names = lacking.map((name) => `“${name}”`).join(", ");
  const message = `This is no list of retractions from Retraction Watch: its first line names no column ${names}.`;
  const problems = [{ start: 0, end: 0, message, severity: "error" as const }];
  return { size: 0, newest: undefined, byDoi: new Map(), byPmid: new Map(), problems };
}

function columnName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

function natureOf(text: string): RetractionNotice["nature"] | undefined {
  if (/reinstate/i.test(text)) return "reinstatement";
  if (/concern/i.test(text)) return "concern";
  return /retract|withdraw/i.test(text) ? "retraction" : undefined;
}

/** "4/15/2021 0:00", month first, or "2021-04-15" as "2021-04-15". */
function dayOf(text: string): string | undefined {
  const [, month = "", day = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? [];
  if (year !== "") return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

function listOf(text: string): string[] {
  return text
    .split(";")
    .map((part) => part.replace(/^[\s+]+/, "").trim())
    .filter((part) => part !== "");
}

function latest(notices: readonly RetractionNotice[]): RetractionNotice | undefined {
  return notices.reduce<RetractionNotice | undefined>(
    (best, one) => (best === undefined || (one.date ?? "") > (best.date ?? "") ? one : best),
    undefined,
  );
}

function file(map: Map<string, RetractionNotice[]>, key: string, notice: RetractionNotice): void {
  const known = map.get(key);
  if (known === undefined) map.set(copied(key), [notice]);
  else known.push(notice);
}

/** A part of a text that does not keep the whole text in memory: engines store a part as a pointer into the whole. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}
