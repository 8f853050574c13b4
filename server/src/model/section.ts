/** What a section of a manuscript is for, read from its heading. `other` when no heading says so. */
export type SectionRole =
  | "title"
  | "abstract"
  | "keywords"
  | "introduction"
  | "methods"
  | "results"
  | "discussion"
  | "conclusion"
  | "acknowledgements"
  | "references"
  | "supplement"
  | "other";
