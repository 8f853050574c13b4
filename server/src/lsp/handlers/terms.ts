import type { CancellationToken } from "vscode-languageserver";
import { exportedGlossary } from "../../features/terms/glossary-export";
import { type ListedTerm, termsInManuscript } from "../../features/terms/terms-in-manuscript";
import { usedAbbreviations } from "../../features/terms/used-abbreviations";
import {
  ExportGlossaryRequest,
  type ExportGlossaryResult,
  type TermInManuscript,
  type TermsParams,
  TermsRequest,
  type TermsResult,
} from "../../protocol";
import type { Snapshot } from "../../service/snapshot";
import { nameOf } from "../../service/uris";
import type { ServerContext } from "../context";
import { guarded } from "../guard";
import { withTerms } from "../terms/terms-ready";

/** Answers which terms a manuscript uses, as a list and as a glossary for its reader. */
export function handleTerms(context: ServerContext): void {
  const { connection, session, documents, log } = context;

  connection.onRequest(TermsRequest, ({ uri }: TermsParams, token: CancellationToken) =>
    guarded<TermsResult>(
      async () => {
        const snapshot = await session.snapshot(uri);
        const document = documents.get(uri);
        if (!snapshot || !document) return { terms: [] };
        await withTerms(context, snapshot);
        const terms = termsInManuscript(snapshot.manuscript, snapshot.glossary);
        return {
          terms: terms.map((term) => listed(term, { uri, ...document.positionAt(term.firstUse.start) })),
        };
      },
      { name: "terms", safe: { terms: [] }, token, log },
    ),
  );

  connection.onRequest(ExportGlossaryRequest, ({ uri }: TermsParams, token: CancellationToken) =>
    guarded<ExportGlossaryResult>(
      async () => {
        const snapshot = await session.snapshot(uri);
        if (!snapshot) return { markdown: "" };
        await withTerms(context, snapshot);
        const { manuscript, glossary } = snapshot;
        const terms = termsInManuscript(manuscript, glossary);
        const abbreviations = usedAbbreviations(manuscript, glossary);
        return {
          markdown: exportedGlossary(terms, abbreviations, {
            title: titleOf(snapshot),
            level: context.terms().level,
          }),
        };
      },
      { name: "glossary of the manuscript", safe: { markdown: "" }, token, log },
    ),
  );
}

function listed(
  { term, abbreviation, definition, category, count }: ListedTerm,
  firstUse: TermInManuscript["firstUse"],
): TermInManuscript {
  return {
    term,
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(definition === undefined ? {} : { definition }),
    ...(category === undefined ? {} : { category }),
    count,
    firstUse,
  };
}

function titleOf({ uri, manuscript: { frontMatter, sections } }: Snapshot): string {
  const heading = sections.find((section) => section.heading?.depth === 1)?.heading;
  return frontMatter.title?.text ?? heading?.text ?? nameOf(uri);
}
