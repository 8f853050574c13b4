/** The identifiers that the shipped entries name, sorted. */
export function usedIdentifiers(): string[];
/** The text of the extract, from the folder that holds the nomenclature tables. */
export function extractFrom(folder: string): string;
/** Where the extract is kept. */
export const extractPath: string;
