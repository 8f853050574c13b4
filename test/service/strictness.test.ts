import { describe, expect, it } from "vitest";
import { noUserSettings } from "../../server/src/service/project";
import { findingsIn } from "./memory";

/** The findings of a text under a project file, as `severity rule`. */
async function checkProject(text: string, project: string, expected: readonly string[]): Promise<void> {
  const findings = await findingsIn({ "a.md": text, "caveat.yaml": project }, "a.md");
  expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
}

describe("the profile", () => {
  const safe = "The patch is safe and effective.\n";
  it.each([
    ["none means a manuscript", "ignore: []\n", "warning"],
    ["a manuscript", "profile: manuscript\n", "warning"],
    ["a press release keeps claims of safety", "profile: press-release\n", "warning"],
    ["patient information is stricter on safety", "profile: patient-information\n", "error"],
    [
      "what is set by hand wins over the profile",
      "profile: patient-information\nrules:\n  claim/safe-unqualified: hint\n",
      "hint",
    ],
  ])("%s", (_, project, severity) => checkProject(safe, project, [`${severity} claim/safe-unqualified`]));

  it("of a press release is stricter on promises", async () => {
    const text = "These cells are a promising therapy.\n";
    await checkProject(text, "profile: manuscript\n", ["hint claim/promising"]);
    await checkProject(text, "profile: press-release\n", ["information claim/promising"]);
  });

  it("gives way to the user’s own settings", async () => {
    const files = { "a.md": safe, "caveat.yaml": "profile: patient-information\n" };
    const user = { ...noUserSettings, rules: { claim: "information" as const } };
    expect((await findingsIn(files, "a.md", user)).map(({ severity }) => severity)).toEqual(["information"]);
  });
});

describe("quotations", () => {
  const speech = "The leaflet says that “the patch is a miracle cure” for pain.\n";
  const block = "> The patch is a miracle cure.\n";
  const found = ["warning claim/miracle-cure"];
  it.each([
    ["are skipped without a setting", speech, "ignore: []\n", []],
    ["are skipped", speech, "quotations: skip\n", []],
    ["are checked", speech, "quotations: check\n", found],
    ["in blocks are skipped", block, "quotations: skip\n", []],
    ["in blocks are checked", block, "quotations: check\n", found],
    [
      "that are denied stay silent when checked",
      "It is “not a miracle cure” at all.\n",
      "quotations: check\n",
      [],
    ],
  ])("%s", (_, text, project, expected) => checkProject(text, project, expected));
});

describe("accepted wordings", () => {
  const text = "She won the breakthrough of the year award.\n";
  it.each([
    ["of the rule", "accept:\n  claim/breakthrough: [Breakthrough of the Year]\n", []],
    ["of the group", "accept:\n  claim: [breakthrough of the year]\n", []],
    ["of another rule", "accept:\n  claim/cure: [breakthrough]\n", ["warning claim/breakthrough"]],
    ["that stand elsewhere", "accept:\n  claim: [breakthrough in physics]\n", ["warning claim/breakthrough"]],
    ["that are only part of a word", "accept:\n  claim: [break]\n", ["warning claim/breakthrough"]],
  ])("%s", (_, project, expected) => checkProject(text, project, expected));

  it("may be broken over lines", () =>
    checkProject(
      "She won the breakthrough of\nthe year award.\n",
      "accept:\n  claim: [of the year, breakthrough of the]\n",
      [],
    ));
});

describe("a mistaken setting", () => {
  it.each([
    ["an unknown profile", "profile: leaflet\n"],
    ["an unknown policy", "quotations: maybe\n"],
    ["accepted wordings without a rule", "accept: [breakthrough]\n"],
  ])("%s changes nothing", (_, project) =>
    checkProject("The patch is safe and effective.\n", project, ["warning claim/safe-unqualified"]),
  );
});
