// Letters that Unicode does not take apart into a base letter and a mark, and the Greek s at the end of words.
const ligatures: ReadonlyMap<string, string> = new Map([
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  ["ς", "σ"],
]);

/**
 * A text for comparing and searching: lower case, without diacritics, compatibility forms made plain ("ﬁ", "⁺").
 * "Müller" and "Muller" fold to the same; for "Mueller" see `spellingsOf`. Offsets into it mean nothing in the original.
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[øłđðħıßæœþς]/g, (letter) => ligatures.get(letter) ?? letter);
}

/** The folded words of a text: runs of letters and digits. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The folded ways in which a name is spelled: "Müller" as "muller" and "mueller", "Mueller" likewise, "Sørensen" as
 * "sorensen" and "soerensen". The first is the plain fold.
 */
export function spellingsOf(name: string): string[] {
  const plain = fold(name);
  const written = fold(name.toLowerCase().replace(/[äöüåø]/gu, (letter) => digraphs.get(letter) ?? letter));
  const shortened = plain.replace(/(?<![aeiouq])([aou])e(?=[^aeiou])/g, "$1");
  return [...new Set([plain, written, shortened])];
}

const digraphs: ReadonlyMap<string, string> = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["å", "aa"],
  ["ø", "oe"],
]);
