/** A gene and the protein it encodes. */
export interface Gene {
  /** Approved by the HUGO Gene Nomenclature Committee. */
  readonly symbol: string;
  readonly hgnc?: string;
  readonly protein?: string;
  readonly cd?: string;
  readonly synonyms?: readonly string[];
}

/** An entry of a glossary, as glossary/schema/glossary.schema.json describes it. */
export interface Term {
  /** The preferred form. */
  readonly term: string;
  readonly abbreviation?: string;
  readonly variants?: readonly string[];
  readonly deprecated?: readonly { readonly form: string; readonly reason?: string }[];
  readonly plural?: string | readonly string[];
  readonly partOfSpeech?: string;
  /** One sentence for students. */
  readonly definition: string;
  /** More, for experts. */
  readonly details?: string;
  readonly category?: string;
  readonly related?: readonly string[];
  readonly notToBeConfusedWith?: readonly { readonly term: string; readonly why: string }[];
  readonly gene?: Gene;
  readonly ontology?: readonly string[];
  /** Other meanings of the short form, and the words that betray them. */
  readonly ambiguous?: readonly { readonly sense: string; readonly cues: readonly string[] }[];
  readonly sources?: readonly string[];
  readonly unsourced?: string;
}

/** What a form of a term is. */
export type FormKind = "preferred" | "abbreviation" | "variant" | "deprecated";

/** One way to write a term. */
export interface TermForm {
  readonly form: string;
  readonly kind: FormKind;
}

/** All forms of a term, without the plurals that follow the rules of English. */
export function formsOf(term: Term): TermForm[] {
  const plurals = term.plural === undefined ? [] : [term.plural].flat();
  const gene = term.gene;
  const proteins = gene ? [gene.symbol, gene.cd].filter((name) => name !== undefined) : [];
  return [
    { form: term.term, kind: "preferred" },
    ...plurals.map((form) => ({ form, kind: "preferred" }) as const),
    ...(term.abbreviation === undefined ? [] : [{ form: term.abbreviation, kind: "abbreviation" } as const]),
    ...(term.variants ?? []).map((form) => ({ form, kind: "variant" }) as const),
    ...proteins.map((form) => ({ form, kind: "variant" }) as const),
    ...(term.deprecated ?? []).map(({ form }) => ({ form, kind: "deprecated" }) as const),
  ];
}
