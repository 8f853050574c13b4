// Pandoc's manual, "Extension: attributes"; Quarto and markdown-it-attrs write them alike. `=html` names raw content.
const attribute = `(?:[#.][^\\s{}]+|[\\p{L}_][\\p{L}\\p{N}_:.-]*=(?:"[^"{}]*"|'[^'{}]*'|[^\\s{}"']+)|=[\\w-]+|-)`;
const attributes = new RegExp(`^\\s*${attribute}(?:\\s+${attribute})*\\s*$`, "u");

// A longer one is somebody's set notation.
const longest = 1000;

/** Whether what stands between two braces is a list of attributes: `#id .class key="value"`. */
export function areAttributes(text: string): boolean {
  return text.length <= longest && attributes.test(text);
}
