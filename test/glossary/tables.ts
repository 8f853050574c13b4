import { existsSync, readFileSync } from "node:fs";

/** The rows of a tab-separated file by column name; the first line names the columns. */
export function readTsv(url: URL): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(url, "utf8").split("\n");
  const columns = head.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
    });
}

/** The folder of the open tables and manuscripts beside the repository, where it is present. */
export const shared = new URL("../../../shared/", import.meta.url);

/** Whether the tables and manuscripts are there to compare with. */
export const hasShared = existsSync(shared);
