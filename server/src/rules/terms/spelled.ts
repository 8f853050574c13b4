import type { AuthoredTerm, AuthoredUnit } from "../../model/authored-terms";
import type { GlossaryEntry } from "../../model/glossary";
import { isProduct } from "../../model/product";
import type { TermSettings } from "../../model/project-file";
import { kept } from "../../text/kept";
import { plainSpelling } from "../../text/plain-spelling";
import { spellingOf } from "./spelling";
import { isAccepted } from "./wording";

/** The use of a term that can be compared with others. Offsets (UTF-16) count as those of its run of prose. */
export interface Spelled {
  readonly use: AuthoredTerm;
  readonly entry: GlossaryEntry;
  /** The form as the glossary has it. */
  readonly form: string;
  /** How it is written, but for capitals and the plural. */
  readonly spelling: string;
}

/** Uses that differ in their spelling alone. */
export interface Group {
  /** The entry, and the form but for what does not make it another word. */
  readonly name: string;
  readonly spelled: readonly Spelled[];
}

/** The groups of a run of prose, without what the project accepts and names of products. Remembered. */
export const spelledFor = kept((terms: TermSettings) => kept((unit: AuthoredUnit) => groupsIn(unit, terms)));

function groupsIn({ source, terms }: AuthoredUnit, settings: TermSettings): readonly Group[] {
  const groups = new Map<string, Spelled[]>();
  for (const use of terms) {
    const [meaning, other] = use.meanings;
    if (!meaning || other || meaning.kind === "deprecated") continue;
    const { entry, form } = meaning;
    if (isProduct(entry) || isAccepted(source, use, settings) || !isPlain(use, source)) continue;
    // The symbol of a gene is another name than that of its protein.
    if (use.written === entry.term.gene?.symbol || use.written === entry.term.gene?.cd) continue;
    const { name, spelling } = spelled(use.written, form, entry);
    if (spelling === undefined) continue;
    const group = groups.get(name);
    const one = { use, entry, form, spelling };
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups].map(([name, uses]) => ({ name, spelled: uses }));
}

/** Whether a use stands by itself and without mark-up, which hides how it is joined: "γ~c~", "CD19-CAR NK". */
function isPlain({ start, end }: AuthoredTerm, text: string): boolean {
  return !/[-‐‑–/]/u.test(text.charAt(start - 1)) && !/[$~^*_\\{}<>[\]`&]/.test(text.slice(start, end));
}

interface Spelling {
  /** Of the group: the entry, and the form but for what does not make it another word. */
  readonly name: string;
  readonly spelling: string | undefined;
}

const spellingsOf = kept<GlossaryEntry, Map<string, Spelling>>(() => new Map());

/** How a term is spelled; remembered, as the same few spellings come again and again. */
function spelled(written: string, form: string, entry: GlossaryEntry): Spelling {
  const known = spellingsOf(entry);
  const key = `${form}\n${written}`;
  let found = known.get(key);
  if (!found) {
    found = { name: `${entry.term.term}\n${plainSpelling(form)}`, spelling: spellingOf(written, form) };
    known.set(key, found);
  }
  return found;
}
