/**
 * A word or name by which its British and American spellings, with or without hyphens, can be told to be the same:
 * "tumour" and "tumor", "haematology" and "hematology", "co-stimulation" and "costimulation". Not meant to be shown.
 */
export function plainSpelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[-‐‑–−\s]+/gu, "")
    .replace(/ae|oe/g, "e")
    .replace(/our/g, "or")
    .replace(/leuc/g, "leuk")
    .replace(/y[sz]e/g, "ize")
    .replace(/is(?=e|ing|ation)/g, "iz")
    .replace(/ll/g, "l")
    .replace(/tre(?=$|s$)/g, "ter")
    .replace(/ogue/g, "og")
    .replace(/aemia/g, "emia");
}
