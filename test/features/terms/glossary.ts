// A small glossary of invented terms, and fixtures that use it.
import { type Glossary, glossaryOf } from "../../../server/src/model/glossary";
import { readGlossaryFile } from "../../../server/src/model/glossary-file";
import { type Manuscript, manuscriptOf } from "../../../server/src/model/manuscript";
import { applyEdits, type Edit } from "../../../server/src/text/span";
import { readMarked } from "../../marked";

/** Where the house glossary stands. */
export const houseUri = "file:///workspace/house.glossary.yaml";

const house = `terms:
  - term: natural killer cell
    abbreviation: NK cell
    variants: [NK, large granular cell]
    deprecated:
      - { form: killer lymphocyte, reason: It may mean a T cell }
    definition: A white blood cell that kills without being taught.
    details: It sees what is missing.
    related: [granzyme]
    notToBeConfusedWith:
      - { term: NKT cell, why: It has a T-cell receptor. }
    sources: ["doi:10.1000/fiction.1", "CL:0000623"]
  - term: transforming growth factor beta
    abbreviation: TGF-β
    definition: A cytokine.
  - term: granzyme
    definition: An enzyme in granules.
    gene: { symbol: GZMB, protein: granzyme B, synonyms: [CTLA1] }
  - term: complete response
    abbreviation: CR
    definition: No tumour is seen any more.
  - term: conserved region
    abbreviation: CR
    definition: A stretch of a sequence that hardly changes.
  - term: metastasis
    plural: metastases
    definition: A tumour that spread.
`;

/** The glossary of {@link house}. */
export const houseGlossary: Glossary = glossaryOf(readGlossaryFile(houseUri, house).entries);

/** A manuscript with its cursor and the house glossary. */
export interface TermFixture {
  readonly text: string;
  readonly cursor: number;
  readonly manuscript: Manuscript;
  readonly glossary: Glossary;
}

/** Reads a fixture of one manuscript; `<|>` is the cursor. */
export function termFixture(fixture: string): TermFixture {
  const [first] = readMarked(fixture);
  if (!first) throw new Error("an empty fixture");
  const { text, cursor } = first;
  return { text, cursor: cursor ?? -1, manuscript: manuscriptOf(text), glossary: houseGlossary };
}

/** The text of a fixture after edits. */
export function editedText({ text }: TermFixture, edits: readonly Edit[]): string {
  return applyEdits(text, edits);
}
