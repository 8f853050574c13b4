// A house glossary for fixtures of the protocol.

/** A house glossary of one term. */
export const house = `=== house.glossary.yaml
terms:
  - term: invented killer cell
    abbreviation: IKC
    definition: A cell of these tests.
    related: [hazard ratio, nothing known]
`;

/** What clients say that know our commands. */
export const showsTerms = { showsTerms: true };
