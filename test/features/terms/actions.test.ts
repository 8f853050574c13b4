import { describe, expect, it } from "vitest";
import { termActionsAt } from "../../../server/src/features/terms/actions";
import { editedText, termFixture } from "./glossary";

function actionsAt(fixture: string, preferences: readonly string[] = []) {
  const read = termFixture(fixture);
  const at = { start: read.cursor, end: read.cursor };
  return { read, actions: termActionsAt(at, read.manuscript, read.glossary, preferences) };
}

/** Checks the text after an action at the cursor; the title may be its beginning. */
function checkAction(fixture: string, title: string, after: string): void {
  const { read, actions } = actionsAt(fixture);
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`not offered: ${title}; but ${actions.map((one) => one.title).join(" / ")}`);
  expect(editedText(read, action.edits)).toBe(after);
}

/** Checks that no action at the cursor has a title that begins so. */
function checkNoAction(fixture: string, title: string): void {
  expect(actionsAt(fixture).actions.filter((one) => one.title.startsWith(title))).toEqual([]);
}

describe("the preferred form is written", () => {
  const text = "A killer lymp<|>hocyte. Killer lymphocytes.\n";
  it("here", () => {
    checkAction(text, "Write “natural killer cell” here", "A natural killer cell. Killer lymphocytes.\n");
  });
  it("everywhere, in the number and case of each place", () => {
    checkAction(
      text,
      "Write “natural killer cell” for “killer lymphocyte” everywhere (2 places)",
      "A natural killer cell. Natural killer cells.\n",
    );
  });
  it("as the project prefers it", () => {
    const { read, actions } = actionsAt("A natural ki<|>ller cell.\n", ["large granular cell"]);
    expect(actions.map(({ title }) => title)[0]).toBe("Write “large granular cell” here");
    expect(editedText(read, actions[0]?.edits ?? [])).toBe("A large granular cell.\n");
    expect(actionsAt("A large gran<|>ular cell.\n", ["large granular cell"]).actions).toHaveLength(1);
  });
  it("not where it stands already, nor where the term may be another", () => {
    checkNoAction("A natural ki<|>ller cell.\n", "Write “natural killer cell” ");
    checkNoAction("A C<|>R.\n", "Write");
  });
});

describe("an abbreviation is introduced", () => {
  it("behind the long form, in its number", () => {
    checkAction(
      "Natural kill<|>er cells kill.\n",
      "Introduce the abbreviation “NK cells” here",
      "Natural killer cells (NK cells) kill.\n",
    );
  });
  it("and used from there on", () => {
    checkAction(
      "A natural killer cell. Natural kill<|>er cells. The natural killer cell. Natural killer cells.\n",
      "Introduce “NK cells” here and use it",
      "A natural killer cell. Natural killer cells (NK cells). The NK cell. NK cells.\n",
    );
  });
  it("with its long form where it is first used", () => {
    checkAction(
      "Here NK cells kill. An NK c<|>ell.\n",
      "Write “natural killer cells (NK cells)” at the first use",
      "Here natural killer cells (NK cells) kill. An NK cell.\n",
    );
    checkAction(
      "NK c<|>ells kill.\n",
      "Write “natural killer cells (NK cells)” at the first use",
      "Natural killer cells (NK cells) kill.\n",
    );
  });
  it("once for the abstract and once for the body", () => {
    checkAction(
      "# Abstract\n\nNatural killer cells (NK cells).\n\n# Introduction\n\nNatural kill<|>er cells.\n",
      "Introduce the abbreviation",
      "# Abstract\n\nNatural killer cells (NK cells).\n\n# Introduction\n\nNatural killer cells (NK cells).\n",
    );
  });
  it("once for a caption", () => {
    const text = "Natural killer cells (NK cells).\n\n**Figure 1.** ";
    checkAction(
      `${text}Natural kill<|>er cells. A natural killer cell.\n\nNatural killer cells.\n`,
      "Introduce “NK cells” here and use it",
      `${text}Natural killer cells (NK cells). An NK cell.\n\nNatural killer cells.\n`,
    );
    checkAction(
      `${text}The NK c<|>ell.\n`,
      "Write “natural killer cell (NK cell)” at the first use",
      `${text}The natural killer cell (NK cell).\n`,
    );
  });
  it("not in cells of a table, and not where a list explains it", () => {
    checkNoAction("| natural kill<|>er cell | n |\n|---|---|\n| 1 | 2 |\n", "Introduce");
    checkNoAction(
      "A natural kill<|>er cell.\n\n**Abbreviations:** NK cell, natural killer cell.\n",
      "Introduce",
    );
  });
  it("not twice, and not for a term without one", () => {
    checkNoAction("Natural killer cells (NK cells). Natural kill<|>er cells.\n", "Introduce");
    checkNoAction("A gran<|>zyme.\n", "Introduce");
  });
});

describe("an abbreviation is spelled out", () => {
  it("where it is used, and its introduction goes", () => {
    checkAction(
      "An utterly new thing (UNT). The U<|>NT, two UNTs. UNTs.\n",
      "Spell out “UNT” in all 3 other uses",
      "An utterly new thing. The utterly new thing, two utterly new things. Utterly new things.\n",
    );
  });
  it("or left out where nothing uses it", () => {
    checkAction(
      "An utterly new thing (U<|>NT).\n",
      "Leave the abbreviation “UNT” out",
      "An utterly new thing.\n",
    );
  });
  it("not where a list explains it as well", () => {
    checkNoAction(
      "An utterly new thing (UNT). The U<|>NT.\n\n## Abbreviations\n\nUNT, utterly new thing.\n",
      "Spell out",
    );
  });
});

describe("the list of abbreviations", () => {
  const text = "An utterly new thing (UN<|>T). NK cells.\n";
  it("is inserted before the reference list", () => {
    const list = "## References\n\n1. Doe J. On things. J Fiction. 2001.\n";
    checkAction(
      `${text}\n${list}`,
      "Insert a list",
      `${text.replace("<|>", "")}\n## Abbreviations\n\n- NK cell: natural killer cell\n- UNT: utterly new thing\n\n${list}`,
    );
  });
  it("or at the end", () => {
    checkAction(
      text,
      "Insert a list",
      `${text.replace("<|>", "")}\n## Abbreviations\n\n- NK cell: natural killer cell\n- UNT: utterly new thing\n`,
    );
  });
  it.each([
    ["a list", "* OLD: old thing\n", "* NK cell: natural killer cell\n* UNT: utterly new thing\n"],
    ["a paragraph", "OLD, old thing.\n", "NK cell, natural killer cell; UNT, utterly new thing.\n"],
    [
      "a table",
      "| Short | Long |\n|---|---|\n| OLD | old thing |\n",
      "| Short | Long |\n|---|---|\n| NK cell | natural killer cell |\n| UNT | utterly new thing |\n",
    ],
  ])("is written anew as %s", (_, before, after) => {
    const around = (list: string): string => `${text}\n## Abbreviations\n\n${list}\n## Next\n\nText.\n`;
    checkAction(around(before), "Update the list", around(after).replace("<|>", ""));
  });
  it.each([
    [
      "behind its name in bold",
      "**Abbreviations:** OLD, old thing.\n",
      "**Abbreviations:** NK cell, natural killer cell; UNT, utterly new thing.\n",
    ],
    [
      "behind its plain name",
      "Abbreviations: OLD: old thing\n",
      "Abbreviations: NK cell: natural killer cell; UNT: utterly new thing.\n",
    ],
    [
      "line by line",
      "**Abbreviations:**  \nOLD: old thing  \nOLDER: older thing\n",
      "**Abbreviations:**  \nNK cell: natural killer cell  \nUNT: utterly new thing\n",
    ],
    [
      "in a table under a line in bold",
      "**Abbreviations**\n\n| OLD | old thing |\n|---|---|\n| OLDER | older thing |\n",
      "**Abbreviations**\n\n| NK cell | natural killer cell |\n|---|---|\n| UNT | utterly new thing |\n",
    ],
    [
      "in a list under a plain line",
      "List of abbreviations:\n\n- OLD: old thing\n",
      "List of abbreviations:\n\n- NK cell: natural killer cell\n- UNT: utterly new thing\n",
    ],
  ])("is written anew %s", (_, before, after) => {
    checkAction(
      `${text}\n${before}\n## Next\n`,
      "Update the list",
      `${text.replace("<|>", "")}\n${after}\n## Next\n`,
    );
  });
  it("is left alone where it is right", () => {
    checkNoAction(
      "An utterly new thing (UN<|>T).\n\n## Abbreviations\n\n- UNT: utterly new thing\n",
      "Update the list",
    );
  });
});

it("nothing is offered in plain text, nor in code", () => {
  expect(actionsAt("A plain wo<|>rd.\n").actions).toEqual([]);
  expect(actionsAt("`gran<|>zyme`\n").actions).toEqual([]);
});
