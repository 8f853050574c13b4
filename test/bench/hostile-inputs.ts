// Texts on which parsers are slow or fall over. Each is made as long as one asks for (UTF-16 units, about).

type Make = (length: number) => string;

const repeat = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const numbered = (line: (index: number) => string, length: number): string => {
  const lines: string[] = [];
  for (let size = 0; size < length; ) {
    const next = line(lines.length);
    lines.push(next);
    size += next.length;
  }
  return lines.join("");
};

const growing = (mark: string, length: number): string => {
  const runs = Math.floor(Math.sqrt(2 * length));
  return Array.from({ length: runs }, (_, index) => mark.repeat(index + 1)).join(" ");
};

/** Prose as it is usually written; everything else is compared with it. */
export const usualText: Make = (length) =>
  repeat(
    "Natural killer cells were *counted* in two donors [@doe2020; @roe2021], and 12 of 40 patients (30 %) were in " +
      "remission after [six months](https://example.org/trial); see `methods`. The difference was small.\n\n",
    length,
  );

/** By what they are made of. */
export const hostileInputs: Readonly<Record<string, Make>> = {
  "nested lists": (length) => `${repeat("* ", length)}a`,
  "nested numbered lists": (length) => `${repeat("1. ", length)}a`,
  "nested quotes": (length) => `${repeat("> ", length)}a`,
  "nested footnotes": (length) => `${repeat("[^a]: ", length)}a`,
  "nested brackets": (length) => repeat("[", length / 2) + repeat("]", length / 2),
  "nested emphasis": (length) => repeat("*a ", length / 2) + repeat(" a*", length / 2),
  "nested strong emphasis": (length) => repeat("**a ", length / 2) + repeat(" a**", length / 2),
  "opening brackets": (length) => repeat("[", length),
  "closing brackets": (length) => repeat("a]", length),
  "marks that close nothing": (length) => repeat("*a_", length),
  "strong emphasis within words": (length) => repeat("a**b", length),
  "runs of backticks": (length) => growing("`", length),
  "runs of dollars": (length) => growing("$", length),
  "processing instructions": (length) => `a${repeat("<?", length)}`,
  declarations: (length) => `a${repeat("<!A", length)}`,
  "open links": (length) => repeat("[a](<b", length),
  "open titles": (length) => repeat("[a](b (c", length),
  "images without a text": (length) => repeat("![[]()", length),
  "email addresses": (length) => repeat("a@b", length),
  "web addresses": (length) => repeat("www.", length),
  "lazy lines of a quote": (length) => `> a\n${repeat("b\n", length)}`,
  "lazy lines of a list": (length) => `- a\n${repeat("b\n", length)}`,
  "underlined headings": (length) => repeat("a\n=\n", length),
  "lists that change": (length) => repeat("- a\n* b\n", length),
  "short lines": (length) => repeat("a\n", length),
  "lines of a quote": (length) => repeat("> a\n", length),
  "one line": (length) => repeat("lorem ipsum ", length),
  "one word": (length) => repeat("a", length),
  "full stops": (length) => repeat(".", length),
  "a sentence each": (length) => repeat("A. ", length),
  "an unclosed fence": (length) => `\`\`\`\n${repeat("a b c\n\n", length)}`,
  "an unclosed comment": (length) => `<!-- ${repeat("a b c\n\n", length)}`,
  "unclosed maths": (length) => `$$\n${repeat("a b c\n\n", length)}`,
  "unclosed front matter": (length) => `---\n${repeat("a: b\n\n", length)}`,
  "a tag that is not closed": (length) => `<div>\n${repeat("a b c\n", length)}`,
  "a tag whose quotation is not closed": (length) => `<a ${repeat("x", length)}">`,
  "empty lines of a directive": (length) => `\`\`\`{note}\r\n---\r\n${repeat("\r\n", length)}\r\n\`\`\``,
  "fences that open and close": (length) => repeat("```\n```\n", length),
  NULs: (length) => repeat("\0", length),
  "high surrogates": (length) => repeat("\uD83D", length),
  "low surrogates": (length) => repeat("\uDE00", length),
  spaces: (length) => repeat(" ", length),
  "line feeds": (length) => repeat("\n", length),
  "carriage returns": (length) => repeat("\r", length),
  tabs: (length) => repeat("\t", length),
  "citations in one bracket": (length) => `[${repeat("@a ", length)}`,
  "comments to Caveat": (length) => repeat("<!-- caveat-disable-next-line x -->", length),
};

/** Texts of very many blocks. The parser itself takes a fixed time for each, so that they cost more than prose of their length. */
export const denseInputs: Readonly<Record<string, Make>> = {
  "short paragraphs": (length) => repeat("a\n\n", length),
  "a flat list": (length) => repeat("- item\n", length),
  "a loose list": (length) => repeat("- a\n\n", length),
  "a numbered list": (length) => repeat("1. a\n", length),
  "table rows": (length) => `|a|b|\n|-|-|\n${repeat("|x|y|\n", length)}`,
  headings: (length) => repeat("# a\n", length),
  footnotes: (length) => numbered((index) => `[^${index}]: text\n`, length),
  "link definitions": (length) =>
    `${numbered((index) => `[k${index}]: /u\n`, length)}\n${"[k1] ".repeat(50)}`,
  "links without a definition": (length) => numbered((index) => `[k${index}]\n\n`, length),
};
