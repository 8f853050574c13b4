import type { Edit } from "../../../text/span";

/** Something that an author may do with a term; the edits never overlap (UTF-16 offsets). */
export interface TermAction {
  readonly title: string;
  readonly edits: readonly Edit[];
}
