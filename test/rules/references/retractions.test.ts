import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords } from "../../../server/src/model/retraction-csv";
import { noticeFor, readRetractions } from "../../../server/src/model/retractions";

/** The records of a text, without the pauses. */
function records(text: string): (readonly string[])[] {
  return [...csvRecords(text)].filter((record) => record !== undefined);
}

describe("a CSV text", () => {
  it.each([
    [
      "has fields and lines",
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["may end without a line break", "a,b", [["a", "b"]]],
    [
      "may have empty fields",
      "a,,\n,b",
      [
        ["a", "", ""],
        ["", "b"],
      ],
    ],
    ["may end in an empty field", "a,", [["a", ""]]],
    ["may have any line breaks", "a\r\nb\rc\n", [["a"], ["b"], ["c"]]],
    ["leaves out empty lines", "a\n\nb", [["a"], ["b"]]],
    ["may quote commas, quotes and line breaks", '"a,b","say ""x""","c\nd"\n', [["a,b", 'say "x"', "c\nd"]]],
    ["may end within quotes", 'a,"b\nc', [["a", "b\nc"]]],
    ["ignores what follows a closing quote", '"a"b,c', [["a", "c"]]],
  ])("%s", (_, text, expected) => {
    expect(records(text)).toEqual(expected);
  });

  it("gives back what was written, whatever it was", () => {
    const field = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ") });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const written = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\r\n");
        expect(records(written)).toEqual(rows);
      }),
    );
  });

  it("is read to its end, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", ",", '"', "\n") }),
        (text) => records(text).length >= 0,
      ),
    );
  });
});

const header =
  "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes";

/** A line of the database about a publication. */
function line(
  date: string,
  doi: string,
  pmid: string,
  nature: string,
  reason = "+Duplicate of Article;+Error in Data;",
): string {
  return `1,"A fictional paper, retracted",(X) Y;,Z,Blood,P,C,Doe J;Roe R,,Research Article;,${date},10.1000/notice,0,1/1/2020 0:00,${doi},${pmid},${nature},${reason},No,`;
}

describe("a list of retractions", () => {
  const list = readRetractions(
    [
      `\uFEFF${header}`,
      line("4/15/2021 0:00", "10.1000/A", "0", "Retraction"),
      line("6/5/2025 0:00", "unavailable", "12345", "Expression of concern", ""),
      line("2022-03-04", "10.1000/b;10.1000/c", "0", "Retraction"),
      line("1/2/2023 0:00", "10.1000/b", "0", "Reinstatement"),
      line("1/2/2020 0:00", "10.1000/d", "0", "Correction"),
      line("1/2/2020 0:00", "10.1000/e", "0", "Expression of concern"),
      line("1/3/2020 0:00", "10.1000/e", "0", "Retraction"),
      line("1/3/2020 0:00", "10.1002/(SICI)17:15<1661::AID-SIM968>3.0", "0", "Retraction"),
      'broken \ufffd line,"x',
    ].join("\n"),
  );
  const found = (doi: string | undefined, pmid?: string): string | undefined => {
    const notice = noticeFor({ doi, pmid }, list);
    return notice && `${notice.nature} ${notice.date ?? ""}`;
  };

  it.each([
    ["a DOI in other letters", "10.1000/a", undefined, "retraction 2021-04-15"],
    ["a PMID", undefined, "12345", "concern 2025-06-05"],
    ["one DOI of several", "10.1000/c", undefined, "retraction 2022-03-04"],
    ["the gravest of several notices", "10.1000/e", undefined, "retraction 2020-01-03"],
  ])("finds %s", (_, doi, pmid, expected) => {
    expect(found(doi, pmid)).toBe(expected);
  });

  it.each([
    ["a publication that was reinstated", "10.1000/b"],
    ["a correction", "10.1000/d"],
    ["another publication", "10.1000/f"],
    ["a DOI that is missing", undefined],
    ["another article of the issue", "10.1002/(sici)17:15"],
  ])("says nothing of %s", (_, doi) => {
    expect(found(doi)).toBeUndefined();
  });

  it("knows reasons, the notice and its own age", () => {
    expect(noticeFor({ doi: "10.1000/a", pmid: undefined }, list)).toEqual({
      nature: "retraction",
      date: "2021-04-15",
      notice: "10.1000/notice",
      reasons: ["Duplicate of Article", "Error in Data"],
    });
    expect(list.newest).toBe("2025-06-05");
    expect(list.size).toBe(6);
    expect(list.problems).toEqual([]);
  });

  it("finds its columns by their names", () => {
    const short = readRetractions(
      "Reason,RetractionNature,OriginalPaperPubMedID,OriginalPaperDOI\nx,Retraction,0,10.1000/a\n",
    );
    expect(noticeFor({ doi: "10.1000/a", pmid: undefined }, short)?.reasons).toEqual(["x"]);
  });

  it.each([["", "title,doi\nx,10.1000/a\n"]])("is refused when it is something else", (text) => {
    expect(readRetractions(text).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("no list of retractions"),
    ]);
  });
});
