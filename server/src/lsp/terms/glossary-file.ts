import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Hover,
  MarkupKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { glossaryOffers } from "../../features/glossary-file/glossary-completion";
import { type GlossarySubject, glossarySubjectAt } from "../../features/glossary-file/glossary-subject";
import { escapeMarkdown } from "../../features/markdown";
import type { Glossary } from "../../model/glossary";
import { glossaryFormat } from "../../model/glossary-file";
import { documentKind } from "../../service/document-kind";
import type { ServerContext } from "../context";
import { toRange } from "../to-lsp";
import { entryMarkdown, termView } from "./term-markdown";

/** An open house glossary of keys and values or a table, and the terms that its project knows. */
export interface OpenGlossary {
  readonly document: TextDocument;
  readonly glossary: Glossary;
}

/** The house glossary that an open document holds; undefined when it holds none, or is not open. */
export async function openGlossary(
  { documents, session }: ServerContext,
  uri: string,
): Promise<OpenGlossary | undefined> {
  const document = documents.get(uri);
  // One in Markdown is read like any other text.
  const format = glossaryFormat(uri);
  if (!document || format === undefined || format === "markdown") return undefined;
  const { glossary, glossaries } = await session.project(uri);
  const isOurs =
    documentKind(uri, document.languageId) === "glossary" || glossaries.some((one) => one.uri === uri);
  return isOurs ? { document, glossary } : undefined;
}

/** The keys, values and terms on offer in a house glossary. */
export function glossaryCompletion(
  context: ServerContext,
  { document, glossary }: OpenGlossary,
  offset: number,
): CompletionList {
  const offers = glossaryOffers(offset, { uri: document.uri, text: document.getText() }, glossary).filter(
    ({ kind }) => kind === "term" || !knowsKeys(context, document.uri),
  );
  const items = offers.map(
    ({ label, inserted, place, kind, description }, index): CompletionItem => ({
      label,
      kind:
        kind === "key"
          ? CompletionItemKind.Property
          : kind === "term"
            ? CompletionItemKind.Keyword
            : CompletionItemKind.EnumMember,
      sortText: String(index).padStart(4, "0"),
      textEdit: { range: toRange(document, place), newText: inserted },
      ...(description === undefined
        ? {}
        : { documentation: { kind: MarkupKind.Markdown, value: description } }),
      ...(kind === "term" ? { data: { uri: document.uri, term: label } } : {}),
    }),
  );
  return { isIncomplete: true, items };
}

/** Whether the client itself offers and explains the keys of a file: then nobody wants them twice. */
function knowsKeys({ options }: ServerContext, uri: string): boolean {
  return options().knowsJsonSchemas === true && glossaryFormat(uri) === "json";
}

/** What a key of a house glossary is for, or what a term in it means. */
export function glossaryHover(
  context: ServerContext,
  { document, glossary }: OpenGlossary,
  offset: number,
): Hover | null {
  const subject = subjectAt({ document, glossary }, offset);
  if (!subject || (subject.kind === "key" && knowsKeys(context, document.uri))) return null;
  const value =
    subject.kind === "key"
      ? `**${escapeMarkdown(subject.key.key)}**\n\n${subject.key.description}`
      : entryMarkdown(subject.entry, termView(context, document, glossary));
  return { range: toRange(document, subject), contents: { kind: MarkupKind.Markdown, value } };
}

/** What stands at an offset (UTF-16) of a house glossary. */
export function subjectAt({ document, glossary }: OpenGlossary, offset: number): GlossarySubject | undefined {
  return glossarySubjectAt(offset, { uri: document.uri, text: document.getText() }, glossary);
}
