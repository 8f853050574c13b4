import type { CancellationToken } from "vscode-languageserver";
import { type DoctorParams, DoctorRequest, type DoctorResult } from "../../protocol";
import type { ServerContext } from "../context";
import { doctorReport } from "../doctor-report";
import { guarded } from "../guard";

/** Answers what was found for a document, and why something may be silent. */
export function handleDoctor(context: ServerContext): void {
  const { connection, session, log } = context;
  connection.onRequest(DoctorRequest, ({ uri }: DoctorParams, token: CancellationToken) =>
    guarded<DoctorResult>(
      async () => ({
        markdown: doctorReport(
          await session.projects(),
          uri === undefined ? undefined : await session.snapshot(uri),
        ),
      }),
      {
        name: "doctor",
        safe: { markdown: "Caveat could not look at this workspace; its log says why.\n" },
        token,
        log,
      },
    ),
  );
}
