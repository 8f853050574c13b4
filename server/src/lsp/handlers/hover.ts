import { type Hover, MarkupKind } from "vscode-languageserver";
import { hoverAt } from "../../features/hover";
import { workNotes } from "../../service/work-notes";
import type { ServerContext } from "../context";
import { guarded } from "../guard";
import { hoverMarkdown } from "../hover-markdown";
import { glossaryHover, openGlossary } from "../terms/glossary-file";
import { termView } from "../terms/term-markdown";
import { withTerms } from "../terms/terms-ready";
import { toRange } from "../to-lsp";

/** Answers hovers over citations and terms, and over what stands in a house glossary. */
export function handleHover(context: ServerContext): void {
  const { connection, documents, session, log } = context;
  connection.onHover(({ textDocument: { uri }, position }, token) =>
    guarded<Hover | null>(
      async () => {
        const open = await openGlossary(context, uri);
        if (open) return glossaryHover(context, open, open.document.offsetAt(position));
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return null;
        const { manuscript, sources, project, glossary } = await withTerms(context, snapshot);
        const content = hoverAt(document.offsetAt(position), {
          manuscript,
          library: sources.library,
          glossary,
          notesOn: (reference) => workNotes(reference, project),
        });
        if (!content) return null;
        return {
          range: toRange(document, content.span),
          contents: {
            kind: MarkupKind.Markdown,
            value: hoverMarkdown(content, termView(context, document, glossary)),
          },
        };
      },
      { name: "hover", safe: null, token, log },
    ),
  );
}
