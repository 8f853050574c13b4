/**
 * Text from a file as Markdown that shows just that text: no link, image, HTML or emphasis of a file's own reaches a hover.
 * Escapes as CommonMark 0.31 §2.4 allows, for all of ASCII's punctuation that could mean something.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()<>#+\-.!|~$&@:]/g, (character) =>
      isHarmless(character) ? character : `\\${character}`,
    )
    .replace(/[^\S\r\n]*[\r\n]\s*/g, " ");
}

// Alone these begin nothing within a line of running text; escaped they would be hard to read in clients that show Markdown raw.
function isHarmless(character: string): boolean {
  return ".-()+:".includes(character);
}
