// The modules that the build compiles out of glossary/ (scripts/language-data.mjs).

declare module "caveat:language-data" {
  /** The shipped glossary files, already valid against glossary/schema/glossary.schema.json. */
  export const termFiles: readonly { readonly file: string; readonly content: unknown }[];
  /** The shipped phrase files, already valid against glossary/schema/phrases.schema.json. */
  export const phraseFiles: readonly { readonly file: string; readonly content: unknown }[];
  /** A work of glossary/sources.bib: by whom ("Altman et al."), of which year, as far as that is known, and its title. */
  export interface SourceWork {
    readonly by?: string;
    readonly year?: string;
    readonly title: string;
  }
  /** The works of glossary/sources.bib by `doi:…` and `pmid:…` in lower case. */
  export const termSources: Readonly<Record<string, SourceWork>>;
  /** The symbols of genes that are two to six letters and nothing else, from glossary/gene-symbols.txt. */
  export const geneSymbols: readonly string[];
  /** A part of a JSON Schema, as far as completion and hovers read it. */
  export interface SchemaPart {
    readonly description?: string;
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly $ref?: string;
    readonly properties?: Readonly<Record<string, SchemaPart>>;
    readonly items?: SchemaPart;
    readonly required?: readonly string[];
  }
  /** glossary/schema/glossary.schema.json. */
  export const glossarySchema: SchemaPart & { readonly $defs: Readonly<Record<string, SchemaPart>> };
}

declare module "caveat:validators" {
  /** One fault that a schema found; `instancePath` is a JSON pointer into the value. */
  export interface SchemaFault {
    readonly instancePath: string;
    readonly keyword: string;
    readonly message?: string;
    readonly params: Readonly<Record<string, unknown>>;
  }
  /** Says whether a value is valid; the faults stand on the function after a call that said no. */
  export interface Validator {
    (value: unknown): boolean;
    readonly errors?: readonly SchemaFault[] | null;
  }
  export const glossary: Validator;
  export const phrases: Validator;
  export const project: Validator;
}
