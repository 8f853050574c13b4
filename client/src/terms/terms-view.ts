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

/** The view's id in the manifest. */
export const termsViewId = "caveat.terms";

/** In which order the view lists terms; the context key of this name tells the manifest's menus. */
const orderKey = "caveat.termsOrder";
type Order = "firstUse" | "name";

/** While somebody types the list waits for a pause. */
const PAUSE_MS = 500;

/** The view "Terms in This Manuscript". */
export interface TermsView {
  /** Reads the terms again. */
  readonly refresh: () => void;
  sort(order: Order): Promise<void>;
  /** What it lists. */
  items(): Promise<readonly TermInManuscript[]>;
}

/** Registers the view; it asks only while somebody sees it. */
export function createTermsView(
  context: ExtensionContext,
  manuscript: ManuscriptInFront,
  running: () => BaseLanguageClient,
): TermsView {
  const changed = new EventEmitter<undefined>();
  let order: Order = context.workspaceState.get(orderKey) === "name" ? "name" : "firstUse";
  const listed = async (): Promise<readonly TermInManuscript[]> => {
    const document = manuscript.current();
    const terms = document === undefined ? [] : await termsOf(running(), document);
    return order === "name" ? terms.toSorted((a, b) => a.term.localeCompare(b.term, "en")) : terms;
  };
  const view = window.createTreeView<TermInManuscript>(termsViewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: async (parent) => {
        if (parent !== undefined) {
          return [];
        }
        const terms = await listed();
        view.description = describe(manuscript.current(), terms);
        return [...terms];
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
  const sort = async (wanted: Order): Promise<void> => {
    order = wanted;
    await context.workspaceState.update(orderKey, wanted);
    await commands.executeCommand("setContext", orderKey, wanted);
    refresh();
  };
  void commands.executeCommand("setContext", orderKey, order);
  return { refresh, sort, items: listed };
}

function describe(document: TextDocument | undefined, terms: readonly TermInManuscript[]): string {
  const name = document?.uri.path.split("/").at(-1) ?? "";
  return name === "" ? "" : `${name}: ${terms.length}`;
}

function itemOf({ term, abbreviation, definition, count, firstUse }: TermInManuscript): TreeItem {
  const label = abbreviation === undefined ? term : `${term} (${abbreviation})`;
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const places = `${count} ${count === 1 ? "use" : "uses"}, line ${firstUse.line + 1}`;
  item.description = definition === undefined ? places : `${places} · ${definition}`;
  item.tooltip = new MarkdownString().appendText(definition ?? `${label}, as this manuscript introduces it`);
  item.command = { command: showPlaceCommand, title: "Go to First Use", arguments: [firstUse] };
  item.contextValue = definition === undefined ? "own" : "explained";
  return item;
}
