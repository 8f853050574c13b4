import type { BlockText } from "./block-text";
import type { Citation, KeyMember } from "./spelling";

// The commands of LaTeX, natbib (manual, section 2) and biblatex (manual, section 3.9) that take citation keys.
const names = new Set(
  (
    "cite cites nocite citep citet citealp citealt citeauthor citefullauthor citeyear citeyearpar citenum citetitle " +
    "citedate citeurl citetalias citepalias parencite parencites textcite textcites autocite autocites smartcite " +
    "smartcites footcite footcites footcitetext footcitetexts supercite supercites fullcite fullcites footfullcite " +
    "footfullcites notecite pnotecite fnotecite citeA citeNP volcite pvolcite fvolcite ftvolcite svolcite tvolcite " +
    "avolcite"
  ).split(" "),
);
const command = /\\([a-zA-Z]*[Cc]ite[a-zA-Z]*)\*?/g;
const partOfSentence =
  /^(?:citet|citealt|citeauthor|citefullauthor|citetitle|textcites?|citeA|citetalias|tvolcite)$/;

// A note in brackets is at most a few sentences long; what goes on for longer was never closed.
const longestNote = 300;
const note = new RegExp(String.raw`\s*(?:\[[^[\]]{0,${longestNote}}\]|\([^()]{0,${longestNote}}\))`, "y");
const argument = /\s*\{([^{}]*)\}/y;

/** Citations in LaTeX's commands: `\cite{a,b}`, `\citep[see][p. 3]{a}`, `\parencites[3]{a}[5]{b}`. */
export function latexCitations({ markup }: BlockText): Citation[] {
  if (!markup.includes("ite")) return [];
  const citations: Citation[] = [];
  for (const match of markup.matchAll(command)) {
    const name = (match[1] ?? "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
    // A backslash that is itself escaped begins no command.
    if (!names.has(name) || markup[match.index - 1] === "\\") continue;
    const { members, end } = argumentsAt(markup, match.index + match[0].length, name);
    if (members.length === 0) continue;
    citations.push({
      style: "latex",
      members,
      bracketed: !partOfSentence.test(name),
      certain: true,
      start: match.index,
      end,
    });
  }
  return citations;
}

function argumentsAt(markup: string, from: number, name: string): { members: KeyMember[]; end: number } {
  const members: KeyMember[] = [];
  const several = /cites$|citetexts$/.test(name);
  let end = from;
  let volume = name.endsWith("volcite");
  for (;;) {
    const afterNotes = skipNotes(markup, end);
    argument.lastIndex = afterNotes;
    const found = argument.exec(markup);
    if (!found) return { members, end };
    end = argument.lastIndex;
    if (volume) {
      volume = false;
      continue;
    }
    const list = found[1] ?? "";
    for (const member of keysIn(list, end - 1 - list.length)) members.push(member);
    if (!several) return { members, end };
  }
}

function skipNotes(markup: string, from: number): number {
  let end = from;
  for (;;) {
    note.lastIndex = end;
    if (!note.test(markup)) return end;
    end = note.lastIndex;
  }
}

function keysIn(list: string, from: number): KeyMember[] {
  return [...list.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].flatMap((match): KeyMember[] => {
    const [key] = match;
    const start = from + match.index;
    // `\nocite{*}` means all that the bibliography holds.
    if (key === "*") return [];
    return [{ kind: "key", key, keySpan: { start: 0, end: key.length }, start, end: start + key.length }];
  });
}
