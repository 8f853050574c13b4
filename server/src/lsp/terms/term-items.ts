import {
  type CompletionContext,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  MarkupKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { termsOnOffer } from "../../features/terms/term-completion";
import { termMarker, termPlaceAt } from "../../features/terms/term-place";
import { entryNamed } from "../../model/term-names";
import type { Snapshot } from "../../service/snapshot";
import type { ServerContext } from "../context";
import { toRange } from "../to-lsp";
import { entryMarkdown, termView } from "./term-markdown";
import { glossaryAt } from "./terms-ready";

/** By what an item for a term is recognised and looked up. */
interface TermItem {
  readonly uri: string;
  readonly term: string;
}

const none: CompletionList = { isIncomplete: false, items: [] };

/** Fewer letters than these ask for nothing by themselves, unless they begin an abbreviation: a list that opens with "of" would be in the way. */
const lettersToAsk = 3;
const capitals = /^\p{Lu}[\p{Lu}\p{N}]/u;

/** The terms on offer at an offset (UTF-16), as far as the settings and what was typed allow. */
export function termCompletion(
  { terms }: ServerContext,
  { uri, manuscript, glossary }: Snapshot,
  document: TextDocument,
  offset: number,
  triggered: CompletionContext | undefined,
): CompletionList {
  const { completion } = terms();
  const place = termPlaceAt(manuscript, offset);
  if (completion === "off" || !place || !isAskedFor(place, triggered)) return none;
  const offer = termsOnOffer(offset, { manuscript, glossary });
  if (!offer) return none;
  const items = offer.terms.map((term, index): CompletionItem => {
    const { label, description, inserted, filter, entry } = term;
    return {
      label,
      ...(description === "" ? {} : { labelDetails: { description } }),
      kind: entry === undefined ? CompletionItemKind.Variable : CompletionItemKind.Keyword,
      filterText: filter,
      // The order is ours: match, then used already, then house terms.
      sortText: String(index).padStart(4, "0"),
      textEdit: { range: toRange(document, term.place), newText: inserted },
      ...(entry === undefined ? {} : { data: { uri, term: entry } satisfies TermItem }),
    };
  });
  return { isIncomplete: offer.incomplete, items };
}

/** A character that begins citations asks for no term, and a letter or two for nothing. */
function isAskedFor(
  { marked, queries }: NonNullable<ReturnType<typeof termPlaceAt>>,
  triggered: CompletionContext | undefined,
): boolean {
  if (triggered?.triggerKind !== CompletionTriggerKind.TriggerCharacter) return true;
  if (marked || triggered.triggerCharacter === termMarker) return marked;
  const word = queries.at(-1)?.text ?? "";
  return (word.length >= lettersToAsk || capitals.test(word)) && triggered.triggerCharacter !== undefined;
}

/** Whether the data of an item are those of a term. */
export function isTermItem(data: unknown): data is TermItem {
  return typeof data === "object" && data !== null && "term" in data;
}

/** The item of a term with its definition. */
export async function resolvedTerm(
  context: ServerContext,
  item: CompletionItem,
  { uri, term }: TermItem,
): Promise<CompletionItem> {
  const document = context.documents.get(uri);
  const glossary = await glossaryAt(context, uri);
  const entry = entryNamed(glossary, term);
  if (!entry || !document) return item;
  const value = entryMarkdown(entry, termView(context, document, glossary));
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}
