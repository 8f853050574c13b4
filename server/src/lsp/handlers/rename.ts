import {
  ErrorCodes,
  MessageType,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { meansSame } from "../../features/references";
import {
  bibliographyKeyEdits,
  keyEdits,
  type Refusal,
  type RefusedPlace,
  type RenamePlace,
  renamePlaceAt,
  renamePlaceInBibliography,
  whyNotRename,
} from "../../features/rename";
import type { Bibliography } from "../../model/bibliography";
import { breathe, type Pace } from "../../service/pace";
import type { Snapshot } from "../../service/snapshot";
import type { ServerContext } from "../context";
import { fromPosition } from "../from-lsp";
import { guarded, paceOf } from "../guard";
import { openBibliography } from "../open-bibliography";
import { termRenamed, termToRename } from "../terms/term-rename";
import { documentOf, fileOf, toRange } from "../to-lsp";
import { type FileEdits, toWorkspaceEdit } from "../workspace-edit";
import { workspaceManuscripts } from "../workspace-manuscripts";

type Position = Parameters<typeof fromPosition>[1];
type Prepared = { readonly range: Range; readonly placeholder: string } | null;

/** Answers whether something can be renamed; renames a citation key in its bibliography and in every manuscript that cites it, a term in its manuscript. */
export function handleRename(context: ServerContext): void {
  const { connection, log, host } = context;

  const asMessages = (): boolean => context.options().refusalsAsMessages === true;
  const refuse = async (refused: Refusal): Promise<WorkspaceEdit | ResponseError> => {
    if (!asMessages()) return refusal(refused);
    const message = `Caveat: ${refused.refused}`;
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    return { changes: {} };
  };

  const prepareTerm = async (uri: string, position: Position): Promise<Prepared | ResponseError> => {
    const term = await termToRename(context, uri, position);
    if (!term) return null;
    if ("refused" in term.place && !asMessages()) return refusal(term.place);
    return { range: term.range, placeholder: term.words };
  };
  const renameTermAt = async (
    uri: string,
    position: Position,
    newName: string,
  ): Promise<WorkspaceEdit | null | ResponseError> => {
    const term = await termToRename(context, uri, position);
    if (!term) return refusal({ refused: "There is no citation key and no term here." });
    if ("refused" in term.place) return refuse(term.place);
    const edit = await termRenamed(context, uri, term.place, newName);
    return edit && "refused" in edit ? refuse(edit) : (edit ?? null);
  };

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    guarded<Prepared | ResponseError>(
      async () => {
        const asked = await askedFor(context, uri, position, paceOf(host, token));
        if (!asked) return await prepareTerm(uri, position);
        if (!("refused" in asked)) return { range: asked.range, placeholder: asked.place.key };
        return asMessages() ? { range: asked.range, placeholder: asked.words } : refusal(asked);
      },
      { name: "rename", safe: null, token, log },
    ),
  );

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    guarded<WorkspaceEdit | null | ResponseError>(
      async () => {
        const pace = paceOf(host, token);
        const asked = await askedFor(context, uri, position, pace);
        if (!asked) return await renameTermAt(uri, position, newName);
        if ("refused" in asked) return await refuse(asked);
        const newKey = newName.replace(/^@/, "").trim();
        const { key } = asked.place;
        if (newKey === key) return { changes: {} };
        const home = await homeOf(context, asked, pace);
        const citing = await citingManuscripts(context, key, asked.home, pace);
        const texts = citing.map(({ uri: one, manuscript, sources }) => ({
          uri: one,
          manuscript,
          library: sources.library,
        }));
        const refused = whyNotRename(key, newKey, texts, home);
        if (refused !== undefined) return await refuse({ refused });
        const files = new Map<string, FileEdits>();
        if (home) add(context, files, fileOf(home.uri), home.text, bibliographyKeyEdits(home, key, newKey));
        for (const { uri: one, manuscript } of citing) {
          await breathe(pace);
          add(context, files, one, manuscript.text, keyEdits(manuscript, key, newKey));
        }
        return toWorkspaceEdit(context.client(), [...files.values()]);
      },
      { name: "rename", safe: null, token, log },
    ),
  );
}

interface Asked {
  readonly place: RenamePlace;
  readonly range: Range;
  /** The bibliography with the key's entry; undefined for a key without one. */
  readonly home: string | undefined;
  readonly snapshot: Snapshot | undefined;
}

async function askedFor(
  context: ServerContext,
  uri: string,
  position: Position,
  pace: Pace,
): Promise<Asked | RefusedAt | undefined> {
  const open = await openBibliography(context, uri, pace);
  if (open) {
    const place = renamePlaceInBibliography(fromPosition(open.document, position), open.bibliography);
    if (!place) return undefined;
    if ("refused" in place) return refusedAt(open.document, place);
    return { place, range: toRange(open.document, place), home: uri, snapshot: undefined };
  }
  const snapshot = await context.session.snapshot(uri);
  const document = context.documents.get(uri);
  if (!snapshot || !document) return undefined;
  const { manuscript, sources } = snapshot;
  const place = renamePlaceAt(fromPosition(document, position), manuscript, sources.library);
  if (!place) return undefined;
  if ("refused" in place) return refusedAt(document, place);
  const home = sources.library.entry(place.key)?.bibliography.uri;
  return { place, range: toRange(document, place), home, snapshot };
}

interface RefusedAt extends Refusal {
  readonly range: Range;
  /** What stands there. */
  readonly words: string;
}

function refusedAt(document: TextDocument, place: RefusedPlace): RefusedAt {
  const range = toRange(document, place);
  return { refused: place.refused, range, words: document.getText(range) };
}

/** The bibliography with the entry as the editor has it, or as the project read it. */
async function homeOf(
  context: ServerContext,
  { place, home, snapshot }: Asked,
  pace: Pace,
): Promise<Bibliography | undefined> {
  if (home === undefined) return undefined;
  const open = await openBibliography(context, home, pace);
  return open?.bibliography ?? snapshot?.sources.library.entry(place.key)?.bibliography;
}

async function citingManuscripts(
  context: ServerContext,
  key: string,
  home: string | undefined,
  pace: Pace,
): Promise<readonly Snapshot[]> {
  const found: Snapshot[] = [];
  for await (const snapshot of workspaceManuscripts(context, pace)) {
    const { manuscript, sources } = snapshot;
    const mentions = manuscript.text.includes(key);
    if (mentions && meansSame(key, sources.library, home)) found.push(snapshot);
  }
  return found;
}

function add(
  { documents }: ServerContext,
  files: Map<string, FileEdits>,
  uri: string,
  text: string,
  edits: FileEdits["edits"],
): void {
  if (edits.length === 0) return;
  const known = files.get(uri);
  files.set(uri, {
    document: known?.document ?? documents.get(uri) ?? documentOf(uri, text),
    version: documents.get(uri)?.version ?? null,
    edits: [...(known?.edits ?? []), ...edits],
  });
}

function refusal({ refused }: Refusal): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, refused);
}
