import type { Span } from "../text/span";
import { authorsIn, peopleIn } from "./entry-authors";
import {
  type EntryBody,
  type EntryParts,
  ISSUE,
  PAGES,
  segmentsOf,
  skipStops,
  slice,
  span,
  spans,
  trimmed,
  VOLUME,
  YEAR,
} from "./entry-parts";
import { tailParts } from "./entry-tail";

/**
 * The layouts of the styles in use, each tried on the whole entry. The first that fits says where the parts are:
 * MLA, Chicago and IEEE (title in quotation marks), APA, Harvard and Springer (year after the authors), Nature and
 * Science (year at the end), Vancouver and AMA (year before the volume).
 */
export function partsOfEntry(body: EntryBody): EntryParts {
  for (const layout of [quotedTitle, yearAfterAuthors, yearAtEnd, yearBeforeVolume]) {
    const parts = layout(body);
    if (parts !== undefined) return parts;
  }
  return onlyYear(body);
}

/** `Jianping Long, Jiejie He. "Title." Front Immunol 14 (2023):1205391.` */
function quotedTitle(body: EntryBody): EntryParts | undefined {
  const match =
    /^(?<authors>[^"“”]{3,4000}?)[.,]?\s["“](?<title>[^"“”]{4,1000})["”][.,]?\s+(?=[\p{Lu}\d(])(?<rest>.+)$/du.exec(
      body.text,
    );
  const groups = match?.indices?.groups;
  if (!groups) return undefined;
  const authors = trimmed(body.text, groups["authors"]);
  const title = trimmed(body.text, groups["title"]);
  if (authors === undefined || title === undefined || authorsIn(slice(body, authors)) === undefined)
    return undefined;
  return { authors, title, ...tailParts(body, groups["rest"]) };
}

/** `Thacker, G., Henry, S. (2023). Title. Journal, 15(686), eabl4414.` */
function yearAfterAuthors(body: EntryBody): EntryParts | undefined {
  const pattern = new RegExp(
    String.raw`(?:^|[\s.,])(?:\(${YEAR}(?:,\s[^()]{2,30})?\)[.,:]?|${YEAR.replace("year", "bare")}[.:])\s`,
    "dgu",
  );
  for (const match of body.text.matchAll(pattern)) {
    const year = match.indices?.groups?.["year"] ?? match.indices?.groups?.["bare"];
    const authors = trimmed(body.text, [0, match.index + (/^[\s,]/.test(match[0]) ? 0 : 1)]);
    if (year === undefined || authors === undefined || authorsIn(slice(body, authors)) === undefined)
      continue;
    const rest = match.index + match[0].length;
    return { authors, year: span(year), ...titleAndTail(body, rest) };
  }
  return undefined;
}

const online = /(?<=\.)\s*(?:published online|epub|available online|first published|online)\b[^.]{0,40}$/i;

/** `Liu E, Marin D, et al. Title. N Engl J Med. 2020;382(6):545–553.` */
function yearBeforeVolume(body: EntryBody): EntryParts | undefined {
  const pattern = new RegExp(
    String.raw`[\s.,;]${YEAR}(?:\s\p{Lu}\p{L}{2,8}\.?(?:[-–/]\p{L}{3,9})?(?:\s\d{1,2})?)?` +
      String.raw`(?:\s?;\s?${VOLUME}?\s?(?:${ISSUE})?)?(?:\s?[:,]\s?(?:pp?\.\s?)?${PAGES})?(?:\.(?=\s|$)|$)`,
    "dgu",
  );
  const match = [...body.text.matchAll(pattern)].at(-1);
  const groups = match?.indices?.groups;
  if (!groups?.["year"]) return undefined;
  const numbers = spans(groups, ["year", "volume", "issue", "pages"]);
  const before = body.text.slice(0, groups["year"][0]).replace(online, "");
  const head = headParts(body, before.length);
  // A date at the end of some other sentence is no sign of a reference.
  const sure = head.title !== undefined && (head.authors !== undefined || numbers.volume !== undefined);
  return sure ? { ...head, ...numbers } : undefined;
}

/** `Liu, E. et al. Title. N. Engl. J. Med. 382, 545–553 (2020).` */
function yearAtEnd(body: EntryBody): EntryParts | undefined {
  const pattern = new RegExp(
    String.raw`\s${VOLUME}\s?(?:${ISSUE})?,?\s(?:pp?\.\s?)?${PAGES}\s?\(${YEAR}\)\.?\s*$`,
    "du",
  );
  const match = pattern.exec(body.text);
  const groups = match?.indices?.groups;
  if (!match || !groups) return undefined;
  const head = headParts(body, match.index);
  return head.title === undefined
    ? undefined
    : { ...head, ...spans(groups, ["year", "volume", "issue", "pages"]) };
}

/** Of an entry in no known style the year can still be told, if there is just one. */
function onlyYear({ text }: EntryBody): EntryParts {
  const years = [...text.matchAll(/(?<![\d./-])(?:19|20)\d\d(?![\d/-])/g)];
  const [first] = years;
  if (first === undefined || years.some(([year]) => year !== first[0])) return {};
  return { year: { start: first.index, end: first.index + first[0].length } };
}

/** Authors, title and container in the text before `limit`. */
function headParts(body: EntryBody, limit: number): EntryParts {
  const segments = segmentsOf(body.text, 0, limit);
  const first = segments[0];
  if (first === undefined) return {};
  const people = endOfPeople(body, segments);
  const italic = startingSentence(body, first.end, limit).findLast(({ end }) =>
    /^[\s.,;:]*$/.test(body.text.slice(end, limit)),
  );
  // Three sentences or more without a person begin with the group that signs for them, or with nothing we know.
  const group = people === undefined && segments.length > 2;
  if (group && authorsIn(slice(body, first)) === undefined) return {};
  const authors =
    people === undefined && !group ? undefined : { start: first.start, end: people ?? first.end };
  const after = authors === undefined ? first.start : skipStops(body.text, authors.end);
  const parts =
    italic === undefined ? titleAndContainer(body, after, limit) : titleBefore(body, after, italic);
  return { ...(authors === undefined ? {} : { authors }), ...parts };
}

/** Initials have full stops of their own: names may go on after several of them. */
const MAX_STOPS_BETWEEN_NAMES = 6;

/** Where the longest run of sentences ends that is nothing but persons. */
function endOfPeople(body: EntryBody, segments: readonly Span[]): number | undefined {
  let end: number | undefined;
  let since = 0;
  for (const segment of segments) {
    if (since > MAX_STOPS_BETWEEN_NAMES) break;
    const found = peopleIn(body.text.slice(segments[0]?.start, segment.end)) !== undefined;
    since = found ? 0 : since + 1;
    if (found) end = segment.end;
  }
  return end;
}

/** Italics that begin a sentence, as a journal's or book's name does, and *in vitro* in a title does not. */
function startingSentence({ text, italics }: EntryBody, from: number, limit: number): Span[] {
  return italics.filter(
    ({ start, end }) =>
      start >= from && end <= limit && /(?:^|[.?!”"'’]\s+)$/.test(text.slice(Math.max(0, start - 4), start)),
  );
}

function titleBefore(body: EntryBody, from: number, container: Span): EntryParts {
  const title = trimmed(body.text, [from, container.start]);
  const whole = trimmed(body.text, [container.start, container.end]);
  return { ...(title ? { title } : {}), ...(whole ? { container: whole } : {}) };
}

/** Without italics the container is the last sentence; the single words of an abbreviated one ("N. Engl. J. Med.") belong to it. */
function titleAndContainer(body: EntryBody, from: number, limit: number): EntryParts {
  const segments = segmentsOf(body.text, from, limit);
  let start = segments.length - 1;
  if (start < 1) return segments[0] === undefined ? {} : { title: segments[0] };
  while (start > 1 && isAbbreviated(body, segments[start]) && isAbbreviated(body, segments[start - 1]))
    start -= 1;
  const last = segments.at(-1);
  const container = segments[start];
  const title = segments[start - 1];
  const begin = segments[0];
  if (!last || !container || !title || !begin) return {};
  return {
    title: { start: begin.start, end: title.end },
    container: { start: container.start, end: last.end },
  };
}

/** Title and what follows it, from `from` to the end. */
function titleAndTail(body: EntryBody, from: number): EntryParts {
  const { text } = body;
  const whole = body.italics.find((one) => one.start >= from && one.start <= from + 1);
  if (whole !== undefined && /^\s*(?:[.(]|$)/.test(text.slice(whole.end))) {
    const title = trimmed(text, [whole.start, whole.end]);
    const publisher = /^[.\s]*(?:\([^()]{2,60}\)[.\s]*)?(?<name>[^.\d]{2,80})\.?\s*$/du.exec(
      text.slice(whole.end),
    )?.indices?.groups?.["name"];
    const named = publisher && trimmed(text, [whole.end + publisher[0], whole.end + publisher[1]]);
    return { ...(title ? { title } : {}), ...(named ? { publisher: named } : {}) };
  }
  for (const italic of body.italics.filter(({ start }) => start > from + 1).reverse()) {
    const before = /[.?!]\s+In:?\s.{0,200}$/u.exec(text.slice(from, italic.start));
    if (before === null && startingSentence(body, italic.start, italic.end).length === 0) continue;
    const title = trimmed(text, [from, before === null ? italic.start : from + before.index + 1]);
    return { ...(title ? { title } : {}), ...tailParts(body, [italic.start, text.length]) };
  }
  const parts = titleAndContainer(body, from, text.length);
  return parts.container === undefined
    ? parts
    : { title: parts.title ?? parts.container, ...tailParts(body, [parts.container.start, text.length]) };
}

function isAbbreviated(body: EntryBody, segment: Span | undefined): boolean {
  return segment !== undefined && /^\p{Lu}\p{L}{0,8}$/u.test(slice(body, segment));
}
