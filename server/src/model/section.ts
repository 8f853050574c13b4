import type { SectionName } from "../syntax/section-names";

/** What a stretch of a manuscript is for, read from headings, labels, captions and position. `other` when nothing says so. */
export type SectionRole = SectionName | "title" | "other";
