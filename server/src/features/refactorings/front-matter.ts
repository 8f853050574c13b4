import type { Manuscript } from "../../model/manuscript";
import type { Edit } from "../../text/span";

/** The edit that names a bibliography in the front matter, for pandoc and Quarto to find it; none where one is named. */
export function bibliographyNamed({ text, blocks, frontMatter }: Manuscript, path: string): Edit[] {
  if (frontMatter.bibliography.length > 0) return [];
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const line = `bibliography: ${path}`;
  const inside = blocks[0]?.block.frontMatter;
  if (inside) {
    const breaks =
      /(?:\r\n|\n|\r)$/.test(text.slice(inside.start, inside.end)) || inside.start === inside.end;
    const added = breaks ? `${line}${lineBreak}` : `${lineBreak}${line}`;
    return [{ span: { start: inside.end, end: inside.end }, text: added }];
  }
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  return [
    { span: { start, end: start }, text: `---${lineBreak}${line}${lineBreak}---${lineBreak}${lineBreak}` },
  ];
}
