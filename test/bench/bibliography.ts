const families = "Liu Miller Soignier Nakamura Okafor Schmidt Garcia Rossi Novak Haddad Olsen Ivanova".split(
  " ",
);
const subjects =
  "natural killer cells receptor cytokine tumour antigen survival toxicity engineered donor".split(" ");
const journals = ["Journal of Fiction", "Annals of Invention", "Imaginary Medicine"];

/** A bibliography of invented works, about a kilobyte each, as reference managers write them. */
export function madeBibliography(entries: number): string {
  return Array.from({ length: entries }, (_, index) => {
    const year = 1990 + (index % 35);
    const words = Array.from({ length: 9 }, (_, word) =>
      pick(subjects, index * 7 + word * (1 + (index % 5))),
    );
    const title = `${words.join(" ")} in study ${index}`;
    const authors = [3, 5, 11].map((step) => `${pick(families, index * step + step)}, Ann ${index % 26}`);
    const fields = {
      author: authors.join(" and "),
      title,
      journal: pick(journals, index),
      year,
      volume: index % 90,
      pages: `${index}--${index + 9}`,
      doi: `10.1000/fiction.${index}`,
      abstract: `${title}. `.repeat(9),
    };
    const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@article{${pick(families, index).toLowerCase()}${year}n${index},\n${lines.join("")}}\n\n`;
  }).join("");
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? "";
}
