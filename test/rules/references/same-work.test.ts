import { describe, expect, it } from "vitest";
import { readBibliography } from "../../../server/src/model/bibliography";
import { conflictBetween, describesAnother } from "../../../server/src/model/conflict";
import type { Reference } from "../../../server/src/model/reference";
import { containersAgree, sameName, sameWorks, titleLikeness } from "../../../server/src/model/same-work";

/** A reference from the fields of a BibTeX entry; an article of a journal unless the fields begin with a type. */
function reference(fields: string): Reference {
  const [, type = "article", rest = fields] = /^@(\w+) (.*)$/s.exec(fields) ?? [];
  const entry = readBibliography("a.bib", `@${type}{key, ${rest}}`).entries[0];
  if (entry === undefined) throw new Error(`no entry in ${fields}`);
  return entry.reference();
}

const paper = "author={Doe, Jane and Roe, Rita}, title={A fictional paper on durable responses}";

/** Two references are one work for some reason, or not. */
function checkSame(a: string, b: string, by: string | undefined): void {
  const described = [a, b].map((fields, item) => ({ item, reference: reference(fields) }));
  expect(sameWorks(described).map((same) => same.by)).toEqual(by === undefined ? [] : [by]);
}

describe("two references are one work by", () => {
  it.each([
    ["their DOI", "doi={10.1000/ab}", "doi={https://doi.org/10.1000/AB}", "doi"],
    ["their PMID", "pmid={12345}", "pmid={PMID: 12345}", "pmid"],
    ["title, author and year", `${paper}, year=2020`, `${paper}, year=2020, doi={10.1000/ab}`, "title"],
    [
      "a title in other letters",
      `author={Müller, J}, title={{NK} cells and the tumour: a review}, year=2020`,
      `author={Mueller, Jan}, title={Nk Cells and the Tumour --- a review}, year=2020`,
      "title",
    ],
    [
      "a journal and its abbreviation",
      `${paper}, year=2020, journal={Journal of Clinical Oncology}`,
      `${paper}, year=2020, journal={J. Clin. Oncol.}`,
      "title",
    ],
    [
      "a preprint and its published version",
      `${paper}, year=2020, journal={bioRxiv}, doi={10.1101/2020.01.01.000001}`,
      `${paper}, year=2021, journal={Blood}, doi={10.1000/ab}`,
      "preprint",
    ],
    [
      "two versions of a preprint",
      "doi={10.1101/2020.01.01.000001v1}",
      "doi={10.1101/2020.01.01.000001v3}",
      "doi",
    ],
  ])("%s", (_, a, b, by) => {
    checkSame(a, b, by);
  });
});

describe("two references are different works with", () => {
  it.each([
    ["different DOIs", `${paper}, year=2020, doi={10.1000/a}`, `${paper}, year=2020, doi={10.1000/b}`],
    ["different years", `${paper}, year=2020`, `${paper}, year=2021`],
    [
      "different first authors",
      `${paper}, year=2020`,
      `author={Poe, P}, title={A fictional paper on durable responses}, year=2020`,
    ],
    ["different volumes", `${paper}, year=2020, volume=1`, `${paper}, year=2020, volume=2`],
    ["different first pages", `${paper}, year=2020, pages={1--9}`, `${paper}, year=2020, pages={11--19}`],
    ["different journals", `${paper}, year=2020, journal={Blood}`, `${paper}, year=2020, journal={Cell}`],
    [
      "a short title",
      "author={Doe, J}, title={Editorial note}, year=2020",
      "author={Doe, J}, title={Editorial note}, year=2020",
    ],
    ["a program of the same name", `${paper}, year=2020, journal={Blood}`, `@software ${paper}, year=2020`],
    [
      "the same issue in a DOI of the 1990s",
      "doi={10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2}",
      "doi={10.1002/(SICI)1097-0258(19980815)17:15<1671::AID-SIM969>3.0.CO;2-2}",
    ],
  ])("%s", (_, a, b) => {
    checkSame(a, b, undefined);
  });
});

describe("names and journals", () => {
  it.each([
    ["N Engl J Med", "The New England Journal of Medicine", true],
    ["Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", true],
    ["PNAS", "Proceedings of the National Academy of Sciences", true],
    ["Cancers (Basel)", "Cancers", true],
    ["Nature", "Nature Medicine", false],
    ["Blood", "Cell", false],
    ["J Clin Oncol", "J Clin Invest", false],
  ])("“%s” and “%s”: %s", (a, b, same) => {
    expect(containersAgree(a, b)).toBe(same);
    expect(containersAgree(b, a)).toBe(same);
  });

  it.each([
    ["Müller", "Mueller", true],
    ["van der Berg", "Berg", true],
    ["Sørensen", "Soerensen", true],
    ["Liu", "Lin", false],
    ["Li", "Liu", false],
  ])("“%s” and “%s”: %s", (a, b, same) => {
    expect(sameName({ literal: a }, { literal: b })).toBe(same);
  });

  it("a title and the same with its subtitle are alike", () => {
    expect(titleLikeness("NK cells in the clinic", "NK cells in the clinic: a review")).toBe(1);
    expect(titleLikeness("NK cells in the clinic", "Sleep in dairy cattle")).toBeLessThan(0.3);
  });
});

describe("descriptions of one work conflict in", () => {
  const first = "author={Doe, J and Roe, R and Poe, P}, year=2020, journal={N Engl J Med}";
  const conflict = (a: string, b: string): string | undefined => {
    const found = conflictBetween(reference(a), reference(b));
    return found && `${found.by}: ${found.differences.map(({ what }) => what).join()}`;
  };

  it.each([
    [
      "their titles, with one DOI",
      "doi={10.1000/a}, title={On durable responses}",
      "doi={10.1000/a}, title={Sleep in dairy cattle}",
      "doi: title",
    ],
    [
      "their first authors",
      "doi={10.1000/a}, author={Doe, J}",
      "doi={10.1000/a}, author={Poe, P}",
      "doi: first author",
    ],
    ["their years", "pmid=1, year=2010", "pmid=1, year=2020", "pmid: year"],
    [
      "volume and first page",
      "pmid=1, volume=1, pages={1--3}",
      "pmid=1, volume=2, pages={5--7}",
      "pmid: volume,first page",
    ],
    [
      "their titles, with the same authors, journal and year",
      `${first}, title={Use of edited donor cells in lymphoid tumours}`,
      `${first}, title={Use of edited donor cells in therapy}, journal={New England Journal of Medicine}`,
      "description: title",
    ],
  ])("%s", (_, a, b, expected) => {
    expect(conflict(a, b)).toBe(expected);
    expect(conflict(b, a)).toBe(expected);
  });

  it.each([
    [
      "spelling",
      "doi={10.1000/a}, title={Tumor cells in the mouse model of cancer}",
      "doi={10.1000/a}, title={Tumour cells in the mouse model of cancer}",
    ],
    [
      "a subtitle",
      "doi={10.1000/a}, title={Cells in the clinic}",
      "doi={10.1000/a}, title={Cells in the clinic: a review}",
    ],
    ["the year of the issue", "pmid=1, year=2019", "pmid=1, year=2020"],
    [
      "different papers of one team",
      `${first}, title={Use of edited donor cells in lymphoid tumours}, volume=1, pages={1}`,
      `${first}, title={Use of edited donor cells in therapy}, volume=1, pages={20}`,
    ],
    [
      "two unlike papers of one team",
      `${first}, title={Use of edited donor cells in lymphoid tumours}`,
      `${first}, title={Sleep in dairy cattle}`,
    ],
  ])("nothing but %s", (_, a, b) => {
    expect(conflict(a, b)).toBeUndefined();
  });

  it("chapters may have the DOI of their book", () => {
    const chapter = (title: string): Reference =>
      reference(`@incollection title={${title}}, doi={10.1000/a}`);
    expect(describesAnother(chapter("On durable responses"), chapter("Sleep in dairy cattle"))).toBe(false);
    expect(
      describesAnother(reference("title={On durable responses}"), chapter("Sleep in dairy cattle")),
    ).toBe(true);
  });
});
