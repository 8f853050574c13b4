import { describe, it } from "vitest";
import { numberedList } from "../fixture";
import { checkRefactored, checkRefused } from "./checks";

const [doe, roe, moe, bar, foo] = numberedList
  .split("\n")
  .filter((line) => /^\d/.test(line))
  .map((line) => line.replace(/^\d\. /, ""));

/** A numbered list of these works, in this order. */
function listOf(...works: readonly (string | undefined)[]): string {
  return `## References\n\n${works.map((work, index) => `${index + 1}. ${work ?? ""}\n`).join("")}`;
}

describe("renumbering by order of appearance", () => {
  it("changes the text and the list", () => {
    checkRefactored(
      "renumber",
      `First [3], then [1] and again [3].\n\n${listOf(doe, roe, moe)}`,
      `First [1], then [2] and again [1].\n\n${listOf(moe, doe, roe)}`,
    );
  });
  it("sorts the numbers of a group and keeps its commas", () => {
    checkRefactored(
      "renumber",
      `A [2]. B [1,2,3].\n\n${listOf(doe, roe, moe)}`,
      `A [1]. B [1,2,3].\n\n${listOf(roe, doe, moe)}`,
    );
  });
  it("takes a range apart where its works no longer stand together", () => {
    checkRefactored(
      "renumber",
      `A [5]. B [1–3].\n\n${listOf(doe, roe, moe, bar, foo)}`,
      `A [1]. B [2–4].\n\n${listOf(foo, doe, roe, moe, bar)}`,
    );
  });
  it("leaves a range where it was between works that were named before", () => {
    checkRefactored(
      "renumber",
      `A [2]. B [4]. C [1–4].\n\n${listOf(doe, roe, moe, bar)}`,
      `A [1]. B [2]. C [1–4].\n\n${listOf(roe, bar, doe, moe)}`,
    );
  });
  it("keeps superscripts superscripts", () => {
    checkRefactored(
      "renumber",
      `A.<sup>3</sup> B.<sup>1,3</sup>\n\n${listOf(doe, roe, moe)}`,
      `A.<sup>1</sup> B.<sup>1,2</sup>\n\n${listOf(moe, doe, roe)}`,
    );
  });
  it("closes gaps in a list of numbered lines", () => {
    checkRefactored(
      "renumber",
      `A [7]. B [2].\n\n## References\n\n[2] ${doe ?? ""}\n\n[7] ${roe ?? ""}\n`,
      `A [1]. B [2].\n\n## References\n\n[1] ${roe ?? ""}\n\n[2] ${doe ?? ""}\n`,
    );
  });
  it("leaves the ones before the items of a list that counts by itself", () => {
    checkRefactored(
      "renumber",
      `A [2]. B [1].\n\n## References\n\n1. ${doe ?? ""}\n1. ${roe ?? ""}\n`,
      `A [1]. B [2].\n\n## References\n\n1. ${roe ?? ""}\n1. ${doe ?? ""}\n`,
    );
  });
  it("keeps the second line of an entry under its first", () => {
    checkRefactored(
      "renumber",
      `A [2]. B [1].\n\n## References\n\n1. ${doe ?? ""}\n   https://example.org/a\n2. ${roe ?? ""}\n`,
      `A [1]. B [2].\n\n## References\n\n1. ${roe ?? ""}\n2. ${doe ?? ""}\n   https://example.org/a\n`,
    );
  });
  it("does nothing where all is in order", () => {
    checkRefactored(
      "renumber",
      `A [1]. B [1, 2].\n\n${listOf(doe, roe)}`,
      `A [1]. B [1, 2].\n\n${listOf(doe, roe)}`,
    );
  });
  it("is refused while a number has no entry", () => {
    checkRefused("renumber", `A [2], B [7].\n\n${listOf(doe, roe)}`, /no entry 7, which “\[7\]” cites/);
  });
  it("is refused while two entries have one number", () => {
    checkRefused(
      "renumber",
      `A [2], B [1].\n\n## References\n\n[1] ${doe ?? ""}\n[2] ${roe ?? ""}\n[2] ${moe ?? ""}\n`,
      /Several entries .* number 2/,
    );
  });
  it("is refused while a range runs backwards", () => {
    checkRefused("renumber", `A [2], B [3–1].\n\n${listOf(doe, roe, moe)}`, /“\[3–1\]” is no range/);
  });
});

describe("sorting and shortening", () => {
  const list = listOf(doe, roe, moe, bar, foo);
  const check = (before: string, after: string): void => {
    checkRefactored("sort-and-collapse", `${before}\n\n${list}`, `${after}\n\n${list}`);
  };
  it("sorts", () => {
    check("A [5, 1].", "A [1, 5].");
  });
  it("drops repetitions", () => {
    check("A [5, 1, 5].", "A [1, 5].");
  });
  it("makes a range of three", () => {
    check("A [3,1,2,5].", "A [1–3,5].");
  });
  it("leaves two side by side", () => {
    check("A [2,1].", "A [1,2].");
  });
  it("joins ranges that meet, with the dash that is there", () => {
    check("A [3-4, 1-2].", "A [1-4].");
  });
  it("joins brackets that stand together", () => {
    check("A [2][1].", "A [1, 2].");
  });
  it("works on superscripts of every kind", () => {
    check("A.<sup>3,1,2</sup> B.^2,1^ C.²˒¹", "A.<sup>1–3</sup> B.^1,2^ C.¹˒²");
  });
  it("leaves a range that runs backwards, and sorts the others", () => {
    check("A [5–2]. B [2, 1].", "A [5–2]. B [1, 2].");
  });
  it("leaves single numbers and plain brackets", () => {
    check("A [2]. The array x[3,1] is none.", "A [2]. The array x[3,1] is none.");
  });
});

describe("removing what is not cited", () => {
  it("moves the others up", () => {
    checkRefactored(
      "remove-uncited",
      `A [1]. B [3, 5].\n\n${listOf(doe, roe, moe, bar, foo)}`,
      `A [1]. B [2, 3].\n\n${listOf(doe, moe, foo)}`,
    );
  });
  it("takes the first and the last", () => {
    checkRefactored("remove-uncited", `A [2].\n\n${listOf(doe, roe, moe)}`, `A [1].\n\n${listOf(roe)}`);
  });
  it("works on a list without numbers", () => {
    checkRefactored(
      "remove-uncited",
      `As Doe (2001) and Roe and Poe (2002) said.\n\n## References\n\n- ${doe ?? ""}\n- ${moe ?? ""}\n- ${roe ?? ""}\n`,
      `As Doe (2001) and Roe and Poe (2002) said.\n\n## References\n\n- ${doe ?? ""}\n- ${roe ?? ""}\n`,
    );
  });
});

describe("merging entries of one work", () => {
  it("keeps the fuller one and lets citations follow", () => {
    checkRefactored(
      "merge-duplicates",
      `A [1]. B [2]. C [3].\n\n${listOf("Doe J. Cells of an invented kind in a dish. J Fiction. 2001.", roe, doe)}`,
      `A [1]. B [2]. C [1].\n\n${listOf(doe, roe)}`,
    );
  });
  it("makes one number of two in a group", () => {
    checkRefactored(
      "merge-duplicates",
      `A [1,3].\n\n${listOf(doe, roe, doe)}`,
      `A [1].\n\n${listOf(doe, roe)}`,
    );
  });
  it("leaves works of which only the title is alike", () => {
    const other = doe?.replace("fiction.1", "fiction.9");
    checkRefactored(
      "merge-duplicates",
      `A [1,2].\n\n${listOf(doe, other)}`,
      `A [1,2].\n\n${listOf(doe, other)}`,
    );
  });
});

describe("converting between brackets and superscripts", () => {
  const list = listOf(doe, roe, moe);
  const check = (brackets: string, superscript: string): void => {
    checkRefactored("to-superscript", `${brackets}\n\n${list}`, `${superscript}\n\n${list}`);
    checkRefactored("to-brackets", `${superscript}\n\n${list}`, `${brackets}\n\n${list}`);
  };
  it("puts a superscript behind the full stop and closes up to the word", () => {
    check(
      "It works [1]. And lasts [2, 3], they say.",
      "It works.<sup>1</sup> And lasts,<sup>2,3</sup> they say.",
    );
  });
  it("keeps ranges", () => {
    check("It works [1–3] in mice.", "It works<sup>1–3</sup> in mice.");
  });
  it("keeps a space behind a number, where a superscript would be a power", () => {
    checkRefactored(
      "to-superscript",
      `It was 12 [1] of them, and 5 m [2] wide.\n\n${list}`,
      `It was 12 <sup>1</sup> of them, and 5 m <sup>2</sup> wide.\n\n${list}`,
    );
  });
  it("makes brackets of all kinds of superscripts", () => {
    checkRefactored(
      "to-brackets",
      `One.^1^ Two.¹˒² Three.\n\n${list}`,
      `One [1]. Two [1, 2]. Three.\n\n${list}`,
    );
  });
  it("keeps words in the brackets", () => {
    checkRefactored(
      "to-superscript",
      `It works [see 1, p. 3].\n\n${list}`,
      `It works (see <sup>1</sup>, p. 3).\n\n${list}`,
    );
  });
});
