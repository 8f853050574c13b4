import { glossaryFormat } from "../../../model/glossary-file";
import type { Edit } from "../../../text/span";
import type { Refusal } from "../../rename";
import { addedToJson } from "./json";
import { addedToMarkdown } from "./markdown";
import type { NewTerm } from "./new-term";
import { addedToTable } from "./table";
import { addedToYaml, newYaml } from "./yaml";

export type { NewTerm } from "./new-term";

/** What a house glossary is called that Caveat makes: the ending makes it one of the project's. */
export const newGlossaryName = "house.glossary.yaml";

/** The text of a house glossary with one term. */
export const newGlossary = newYaml;

/** The edit (UTF-16 offsets) that adds a term at the end of a house glossary, as its other entries are written, or why it can’t be added. */
export function addedTerm(uri: string, text: string, term: NewTerm): Edit | Refusal {
  switch (glossaryFormat(uri)) {
    case "yaml":
      return addedToYaml(text, term);
    case "json":
      return addedToJson(text, term);
    case "csv":
      return addedToTable(text, term, undefined);
    case "tsv":
      return addedToTable(text, term, "\t");
    case "markdown":
      return addedToMarkdown(uri, text, term);
    case undefined:
      return { refused: "The house glossary is no file that Caveat can read." };
  }
}
