const particle = "van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|y|e";
const personName = new RegExp(
  String.raw`^(?:(?:Dr|Prof|Professor)\.?\s+)?\p{Lu}[\p{L}\p{M}.'’‐-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’‐-]*|${particle})){1,5}$`,
  "u",
);
const degree = /^(?:\p{Lu}\.?){2,6}$|^(?:Ph\.?D|M\.?Sc|B\.?Sc|Dr\.?\s?med|Jr|Sr|I{2,3}|IV)\.?$/u;

/** More names than this in one paragraph are a consortium's; its first ones tell as much. */
const longestLine = 4_000;

/**
 * Whether a paragraph, its superscripts taken out, is a line of authors: "**Authors:** Jane Doe, Richard Roe and …".
 * The numbers raised there point to affiliations.
 */
export function isAuthorLine(prose: string): boolean {
  const pieces = prose
    .slice(0, longestLine)
    .replace(/^\s*(?:authors?|by)\b\s*:?/i, "")
    .replace(/\^[^^]{0,20}\^/g, ",")
    .split(/[,;&|·•]|\sand\s/)
    .map((piece) =>
      piece
        .replace(/[*†‡§¶#✉\s]+$/u, "")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^and /, ""),
    )
    .filter((piece) => piece !== "");
  return pieces.some(isName) && pieces.every((piece) => isName(piece) || degree.test(piece));
}

function isName(piece: string): boolean {
  return personName.test(piece);
}
