import { type AuthoredUnit, authoredTerms } from "../../model/authored-terms";
import { kept } from "../../text/kept";
import type { ManuscriptRule } from "../citations/manuscript-rule";

/** A gene's symbol that is not set in italics. */
export const geneProteinStyle: ManuscriptRule = {
  declaration: {
    id: "term/gene-protein-style",
    summary: "The symbol of a gene is not in italics",
    why:
      "Gene and protein often share their symbol; italics tell readers that the gene is meant. " +
      "Not every journal wants them, so the rule is off until a project turns it on.",
    sources: [
      {
        text: "Bruford et al., Guidelines for human gene nomenclature, Nat Genet 2020;52:754–758",
        url: "https://doi.org/10.1038/s41588-020-0669-3",
      },
    ],
    severity: "information",
    byDefault: "off",
    fix: "safe",
    examples: {
      bad: [{ text: "The KLRC1 gene was disrupted.\n" }, { text: "They measured IFNG mRNA.\n" }],
      good: [
        { text: "The *KLRC1* gene was disrupted.\n" },
        { text: "The protein NKG2A was blocked.\n" },
        { text: "The gene therapy was stopped.\n" },
      ],
    },
  },

  *check({ manuscript, glossary }) {
    if (!glossary) return [];
    const uses = yield* authoredTerms(manuscript, glossary, plainSymbols);
    return uses.map(({ start, end, written }) => ({
      start,
      end,
      message: `“${written}” is the symbol of a gene here. Set it in italics: “*${written}*”.`,
      fixes: [
        {
          title: `Write “*${written}*”`,
          kind: "safe" as const,
          edits: [{ span: { start, end }, text: `*${written}*` }],
        },
      ],
    }));
  },
};

/** The symbols of genes that stand before a word on genes and are not in italics. */
const plainSymbols = kept(({ source, terms }: AuthoredUnit) =>
  terms.filter(
    ({ start, end, written, meanings }) =>
      meanings.some(({ entry }) => entry.term.gene?.symbol === written) &&
      gene.test(source.slice(end, end + 40)) &&
      !/[*_]/.test(source.charAt(start - 1)),
  ),
);

// Words behind a symbol that speak of the gene and not of its protein.
const gene =
  /^\s(?:genes?|mRNAs?|transcripts?|promoters?|locus|loci|alleles?|exons?|introns?|mutations?|deletions?|knock-?outs?|amplification|polymorphisms?)\b/u;
