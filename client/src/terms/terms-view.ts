import {
  commands,
  EventEmitter,
  type ExtensionContext,
  MarkdownString,
  type TextDocument,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { showPlaceCommand, type TermInManuscript } from "../../../server/src/protocol";
import type { ManuscriptInFront } from "./manuscript-in-front";
import { termsOf } from "./request-terms";
import { type Arrangement, arranged, readArrangement, type TermsNode } from "./terms-list";

/** The view's id in the manifest. */
export const termsViewId = "caveat.terms";

// Context keys, which tell the manifest's menus and welcomes; the first two are also where the arrangement is kept.
const orderKey = "caveat.termsOrder";
const groupingKey = "caveat.termsGrouping";
/** Why the view is empty: `noManuscript`, `noTerms`, `notRunning`; empty while it is not. */
const emptyKey = "caveat.termsEmpty";

/** While somebody types the list waits for a pause. */
const PAUSE_MS = 500;

/** The view "Terms in This Manuscript". */
export interface TermsView {
  /** Reads the terms again. */
  readonly refresh: () => void;
  arrange(change: Partial<Arrangement>): Promise<void>;
  /** The terms that it lists, by first use. */
  items(): Promise<readonly TermInManuscript[]>;
  /** Its lines. */
  lines(): Promise<readonly TermsNode[]>;
}

/** Registers the view; it asks only while somebody sees it. */
export function createTermsView(
  context: ExtensionContext,
  manuscript: ManuscriptInFront,
  running: () => BaseLanguageClient,
): TermsView {
  const changed = new EventEmitter<undefined>();
  const { workspaceState } = context;
  let arrangement = readArrangement(workspaceState.get(orderKey), workspaceState.get(groupingKey));

  const items = async (): Promise<readonly TermInManuscript[]> => {
    const document = manuscript.current();
    return document === undefined ? [] : termsOf(running(), document);
  };
  const lines = async (): Promise<readonly TermsNode[]> => arranged(await items(), arrangement);
  const shownLines = async (): Promise<readonly TermsNode[]> => {
    const document = manuscript.current();
    try {
      const terms = await items();
      view.description = describe(document, terms);
      await setContext(
        emptyKey,
        document === undefined ? "noManuscript" : terms.length === 0 ? "noTerms" : "",
      );
      return arranged(terms, arrangement);
    } catch {
      // Whoever looks at the view is told there; the log has the reason.
      view.description = "";
      await setContext(emptyKey, "notRunning");
      return [];
    }
  };
  const view = window.createTreeView<TermsNode>(termsViewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: async (parent) => {
        if (parent === undefined) {
          return [...(await shownLines())];
        }
        return parent.kind === "group" ? [...parent.terms] : [];
      },
    },
  });
  const refresh = (): void => {
    changed.fire(undefined);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  manuscript.onDidChange(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (view.visible) {
        refresh();
      }
    }, PAUSE_MS);
  });
  context.subscriptions.push(changed, view, view.onDidChangeVisibility(refresh));
  const tell = async (): Promise<void> => {
    await setContext(orderKey, arrangement.order);
    await setContext(groupingKey, arrangement.grouping);
  };
  void tell();
  return {
    refresh,
    arrange: async (change) => {
      arrangement = { ...arrangement, ...change };
      await workspaceState.update(orderKey, arrangement.order);
      await workspaceState.update(groupingKey, arrangement.grouping);
      await tell();
      refresh();
    },
    items,
    lines,
  };
}

function setContext(key: string, value: string): Thenable<unknown> {
  return commands.executeCommand("setContext", key, value);
}

function describe(document: TextDocument | undefined, terms: readonly TermInManuscript[]): string {
  const name = document?.uri.path.split("/").at(-1) ?? "";
  return name === "" ? "" : `${terms.length} in ${name}`;
}

function itemOf(node: TermsNode): TreeItem {
  return node.kind === "term" ? termItem(node) : groupItem(node);
}

function groupItem({ name, terms }: Extract<TermsNode, { kind: "group" }>): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  // By its id an item stays open or closed when the terms are read again.
  item.id = `group ${name}`;
  item.description = String(terms.length);
  item.contextValue = "group";
  return item;
}

function termItem(term: TermInManuscript): TreeItem {
  const { abbreviation, definition, count, firstUse } = term;
  const label = abbreviation === undefined ? term.term : `${term.term} (${abbreviation})`;
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const places = `${count}×, line ${firstUse.line + 1}`;
  item.description = definition === undefined ? places : `${places} · ${definition}`;
  item.tooltip = tooltipOf(term, label);
  item.command = { command: showPlaceCommand, title: "Go to First Use", arguments: [firstUse] };
  item.contextValue = definition === undefined ? "own" : "explained";
  item.accessibilityInformation = { label: `${label}, ${usesOf(term)}. ${definition ?? ""}` };
  return item;
}

function tooltipOf(term: TermInManuscript, label: string): MarkdownString {
  const { definition = "No glossary explains it.", category } = term;
  const parts = [`**${escaped(label)}**`, escaped(definition), usesOf(term)];
  if (category !== undefined) {
    parts.push(`*${escaped(category)}*`);
  }
  return new MarkdownString(parts.join("\n\n"));
}

/** Text from a file as Markdown that shows just that text. `appendText` would make its spaces such that no line can break. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~$&:]/g, "\\$&").replace(/\s+/g, " ");
}

function usesOf({ count, firstUse }: TermInManuscript): string {
  const line = firstUse.line + 1;
  return count === 1 ? `Used once, in line ${line}` : `Used ${count} times, first in line ${line}`;
}
