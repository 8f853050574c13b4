import { type EntryBody, type EntryParts, ISSUE, PAGES, spans, YEAR } from "./entry-parts";

// What stands after the title where the year is elsewhere, from the most telling to the barest.
const numbered = new RegExp(
  String.raw`^(?<container>[^\d(].{1,200}?)(?:,|\.)?\s(?:vol\.?\s)?(?<volume>\d[\p{L}\d–-]{0,9})(?:\s?(?!\((?:1[5-9]|20|21)\d\d\))${ISSUE}|[.](?<part>\d{1,4})|,\sno\.?\s(?<number>[\w–-]{1,12}))?` +
    String.raw`(?:,?\s?\((?:\p{L}+\.?\s)?${YEAR}\)|,\s(?:\p{L}+\.?\s)?${YEAR.replace("year", "plainYear")})?(?:\s?[:,]\s?(?:pp?\.\s?)?${PAGES})?\.?\s*$`,
  "du",
);
const labelled = new RegExp(
  String.raw`^(?<container>[^\d(].{1,200}?),\svol\.?\s(?<volume>[\p{L}\d–-]{1,10})(?:,\sno\.?\s(?<number>[\w–-]{1,12}))?` +
    String.raw`(?:,\s(?:pp?\.\s?)?${PAGES})?,\s(?:\p{L}+\.?\s)?${YEAR}\.?\s*$`,
  "du",
);
const unnumbered = /^(?<container>[^\d]{2,200}?)\.?\s*$/du;
const book =
  /^(?<container>.{2,300}?)\s?\(pp?\.\s?(?<pages>[\d–-]{1,20})\)\.?\s*(?<publisher>[^.\d]{2,80})?\.?\s*$/du;

/** The parts in what follows a title: container, numbers, publisher. Nothing where it is laid out in no known way. */
export function tailParts(body: EntryBody, range: [number, number] | undefined): EntryParts {
  if (range === undefined) return {};
  const [from, to] = range;
  const tail = body.text.slice(from, to);
  for (const pattern of [book, labelled, numbered, unnumbered]) {
    const groups = pattern.exec(tail)?.indices?.groups;
    if (!groups) continue;
    const shifted = Object.fromEntries(
      Object.entries(groups).flatMap(([name, place]): [string, [number, number]][] =>
        (place as [number, number] | undefined) === undefined
          ? []
          : [[name, [place[0] + from, place[1] + from]]],
      ),
    );
    const issue = shifted["issue"] ?? shifted["part"] ?? shifted["number"];
    const year = shifted["year"] ?? shifted["plainYear"];
    return spans({ ...shifted, ...(issue ? { issue } : {}), ...(year ? { year } : {}) }, [
      "container",
      "publisher",
      "year",
      "volume",
      "issue",
      "pages",
    ]);
  }
  return {};
}
