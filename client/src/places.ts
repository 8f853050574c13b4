import type { PlaceInFile } from "../../server/src/protocol";

/** Whether what a command was given says where something stands. */
export function isPlaceInFile(argument: unknown): argument is PlaceInFile {
  if (typeof argument !== "object" || argument === null) {
    return false;
  }
  const { uri, line, character } = argument as Record<string, unknown>;
  return typeof uri === "string" && typeof line === "number" && typeof character === "number";
}
