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
import { documentKind } from "../../service/document-kind";
import type { ServerContext } from "../context";
import { toRange } from "../to-lsp";
import { entryMarkdown, termView } from "./term-markdown";

/** An open house glossary in YAML, and the terms that its project knows. */
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
  if (!document || !/\.ya?ml$/i.test(uri)) return undefined;
  const { glossary, glossaries } = await session.project(uri);
  const isOurs =
    documentKind(uri, document.languageId) === "glossary" || glossaries.some((one) => one.uri === uri);
  return isOurs ? { document, glossary } : undefined;
}

/** The keys, values and terms on offer in a house glossary. */
export function glossaryCompletion({ document, glossary }: OpenGlossary, offset: number): CompletionList {
  const offers = glossaryOffers(offset, document.getText(), glossary);
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

/** What a key of a house glossary is for, or what a term in it means. */
export function glossaryHover(
  context: ServerContext,
  { document, glossary }: OpenGlossary,
  offset: number,
): Hover | null {
  const subject = subjectAt({ document, glossary }, offset);
  if (!subject) return null;
  const value =
    subject.kind === "key"
      ? `**${escapeMarkdown(subject.key.key)}**\n\n${subject.key.description}`
      : entryMarkdown(subject.entry, termView(context, document, glossary));
  return { range: toRange(document, subject), contents: { kind: MarkupKind.Markdown, value } };
}

/** What stands at an offset (UTF-16) of a house glossary. */
export function subjectAt({ document, glossary }: OpenGlossary, offset: number): GlossarySubject | undefined {
  return glossarySubjectAt(offset, document.getText(), glossary);
}
