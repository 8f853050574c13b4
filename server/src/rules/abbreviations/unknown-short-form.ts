import { geneSymbols } from "caveat:language-data";
import {
  type AbbreviationUse,
  isAuthored,
  placedUses,
  type UsesByScope,
} from "../../model/abbreviations/abbreviations";
import { blockAt, type Manuscript } from "../../model/manuscript";
import { shift } from "../../text/span";
import type { ManuscriptContext } from "../citations/manuscript-rule";

/**
 * The first use of a short form that neither the text introduces nor a glossary knows, and that a reader would want explained:
 * two to six capitals, used by themselves twice or more. Undefined for what reads as a name: of a gene, a program, a database, a
 * format, an institution, a place. Where in doubt, it is one.
 */
export function unknownShortForm(
  key: string,
  uses: UsesByScope,
  { manuscript, glossary }: ManuscriptContext,
): AbbreviationUse | undefined {
  if (!/^\p{Lu}{2,6}$/u.test(key) || isKnownName(key)) return undefined;
  if (glossary?.matches(key).some(({ start, end }) => start === 0 && end === key.length)) return undefined;
  const all = someUses(uses);
  const places = all.map((use) => placeOf(use, manuscript));
  if (places.some(isNamed)) return undefined;
  const alone = all.filter((use, index) => isProse(use) && standsAlone(places[index]));
  const [first, second] = alone;
  if (!first || !second || isWord(key, manuscript) || alone.some((use) => isExplainedNear(use, manuscript)))
    return undefined;
  return first;
}

/** How many uses are looked at: what so many do not show, more won’t. */
const mostUses = 60;

function someUses(uses: UsesByScope): AbbreviationUse[] {
  const found: AbbreviationUse[] = [];
  for (const [scope, units] of uses) {
    if (!isAuthored(scope)) continue;
    for (const use of placedUses(units)) {
      if (found.length === mostUses) return found;
      found.push(use);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function isProse({ scope: { kind } }: AbbreviationUse): boolean {
  return kind === "abstract" || kind === "body";
}

interface Place {
  readonly use: AbbreviationUse;
  readonly before: string;
  readonly after: string;
  readonly isLink: boolean;
}

const reach = 40;

function placeOf(use: AbbreviationUse, manuscript: Manuscript): Place {
  const { text } = manuscript;
  const end = use.end + (use.plural ? 1 : 0);
  const block = blockAt(manuscript, use.start);
  const own = shift(use, -(block?.start ?? 0));
  return {
    use,
    before: text.slice(Math.max(0, use.start - reach), use.start),
    after: text.slice(end, end + reach),
    isLink:
      block?.block.mask.links.some(({ start, end: to }) => start <= own.start && own.end <= to) === true,
  };
}

// What follows and precedes names of things that stand for nothing, or for what their readers know them by.
const thing =
  "files?|formats?|columns?|packages?|software|tools?|toolkits?|databases?|librar(?:y|ies)|kits?|platforms?|servers?|pipelines?|algorithms?|versions?|v\\.?\\d|functions?|instruments?|systems?|configurations?|trials?|stud(?:y|ies)|consorti(?:um|a)|competitions?|challenges?|projects?|initiatives?|grants?|licen[cs]es?|standards?|guidelines?|genes?|alleles?|mutations?|mutants?|fusions?|receptors?|proteins?|kinases?|signal\\w*|pathways?|medi(?:um|a)|buffers?|reagents?|cod(?:e|es|ing)|variables?";
const thingBehind = new RegExp(`^\\s+(?:[a-z]+\\s)?(?:${thing})\\b`);
const thingBefore = new RegExp(`\\b(?:${thing}|called|named)\\s+["“'‘*_\`]*$`, "i");

/** Whether a place shows that a short form is a name, or that its author introduces it in a way of his own. */
function isNamed({ use, before, after, isLink }: Place): boolean {
  return (
    isLink ||
    use.inExpansion ||
    use.introduces !== undefined ||
    // Genes are set in italics, programs as code.
    (/[*_\`]$/.test(before) && /^[*_\`]/.test(after)) ||
    (/[([]["“]?(?:\p{L}[\p{L}\s-]{0,12}\s)?$/u.test(before) && /^["”]?[)\]]/.test(after)) ||
    // "PO~4~^3-^" is a formula.
    /^(?:\s?[~\d]|<su[bp]>|\^\d?[-+−])/.test(after) ||
    // What is cited at once, or owns something, is somebody's work or an institution.
    /^\s?(?:\[@|@|\[\d|<sup>|\^\d)/.test(after) ||
    /^['’]s\b|^,? et al\b/.test(after) ||
    // "Phoenix, AZ"; "the RACE Act"; "UCSC Genome Browser"; "LINCS L1000".
    (use.short.length === 2 && /,\s+$/.test(before)) ||
    /^\s\p{Lu}[\p{L}\d]/u.test(after) ||
    thingBehind.test(after) ||
    thingBefore.test(before)
  );
}

function standsAlone(place: Place | undefined): boolean {
  if (!place || place.use.nested) return false;
  const { before, after } = place;
  return !/[\p{L}\p{N}\-‐‑–/_.:&+|]$/u.test(before) && !/^(?:[-‐‑–/_&+|\p{L}\p{N}]|\.\p{L})/u.test(after);
}

const symbols = new Set(geneSymbols);

// Pathways and families of genes whose members have a number ("JAK1"), formats and words of computers, reagents and counts
// (most from the list of FEMS journals, “Abbreviations Guide”, 2008), what authors leave in drafts, currencies and places.
const names = new Set(
  `AKT BMP BRCA ERK FGF HOX JAK JNK MAPK MEK NOTCH PARP RAF RAS SHH SMAD STAT TGF TLR WNT
  BAM BED CRAM EPS FASTA FASTQ GFF GIF GTF GUI HTTP HTTPS JPEG JPG PNG RDF REST SAM SBML SDK SQL SSH SVG TIFF TSV UTF VCF XLS YAML ZIP
  CRISPR DMEM DMSO EDTA EGTA FBS HEPES PBS RPMI SDS UV ORF PFU CFU OD DEAE
  TODO FIXME TBD NA NB PS ET AL VS YES NO NOT
  USD EUR GBP CHF JPY UAE USSR NASA NATO UNESCO UNICEF IEEE ISO`.split(/\s+/),
);

function isKnownName(key: string): boolean {
  return (
    symbols.has(key) || names.has(key) || /^[IVXLC]+$/.test(key) || /^(.)\1+$/.test(key) || isPronounced(key)
  );
}

/** Whether a short form of four letters or more reads as a word, as names of programs, studies and projects do: ENCODE, STRING. */
function isPronounced(key: string): boolean {
  return key.length >= 4 && /^[^AEIOU]{0,3}(?:[AEIOU]{1,2}[^AEIOU]{1,2})+[AEIOU]?$/.test(key);
}

/** Whether the text has it as a common word as well, and so only raises its voice. */
function isWord(key: string, { text }: Manuscript): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_@/.-])${key.toLowerCase()}(?![\\p{L}\\p{N}_@/.-])`, "u").test(text);
}

/** How far around a use its expansion may stand without being an introduction that Caveat knows: "The OTUs or operational …". */
const explanation = 160;

const small = /^(?:an?|and|by|for|in|of|on|or|the|to|with)$/;

function isExplainedNear({ start, end, key }: AbbreviationUse, { text }: Manuscript): boolean {
  const wanted = key.toLowerCase();
  const around = `${text.slice(Math.max(0, start - explanation), start)} ${text.slice(end, end + explanation)}`;
  const words = (around.toLowerCase().match(/\p{L}+/gu) ?? []).filter(
    (word) => word !== wanted && word !== `${wanted}s`,
  );
  const initials = (some: readonly string[]): string => some.map((word) => word.charAt(0)).join("");
  return [words, words.filter((word) => !small.test(word))].some((some) => initials(some).includes(wanted));
}
