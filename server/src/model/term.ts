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
  /** Whether its plural follows the rules of English; `none` where the glossary gives the plural or says that there is none. */
  readonly plural: "regular" | "none";
}

/** All forms of a term, without the plurals that follow the rules of English. */
export function formsOf(term: Term): TermForm[] {
  const plurals = term.plural === undefined ? undefined : [term.plural].flat();
  const proteins = [term.gene?.symbol, term.gene?.cd].filter((name) => name !== undefined);
  const plural = plurals?.length === 0 ? "none" : "regular";
  const forms = (names: readonly (string | undefined)[], kind: FormKind): TermForm[] =>
    names.flatMap((form) => (form === undefined ? [] : [{ form, kind, plural }]));
  return [
    { form: term.term, kind: "preferred", plural: plurals === undefined ? "regular" : "none" },
    ...(plurals ?? []).map((form) => ({ form, kind: "preferred", plural: "none" }) as const),
    ...forms([term.abbreviation], "abbreviation"),
    ...forms([...(term.variants ?? []), ...proteins], "variant"),
    ...forms(term.deprecated?.map(({ form }) => form) ?? [], "deprecated"),
  ];
}
