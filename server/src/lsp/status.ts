import { StatusNotification, type StatusParams } from "../protocol";
import type { ServerContext } from "./context";
import { troubledFiles } from "./diagnostics";

/** Tells the client how much was found, for its status item. */
export async function sendStatus({ connection, session }: ServerContext): Promise<void> {
  const projects = await session.projects();
  const bibliographies = projects.flatMap((project) => [...project.bibliographies.values()]);
  const status: StatusParams = {
    bibliographies: bibliographies.length,
    references: bibliographies.reduce((sum, { size }) => sum + size, 0),
    terms: Math.max(0, ...projects.map(({ glossary }) => glossary.entries.length)),
    troubled: projects.reduce((sum, project) => sum + troubledFiles(project).length, 0),
  };
  await connection.sendNotification(StatusNotification, status);
}
