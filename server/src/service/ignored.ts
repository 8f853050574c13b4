import picomatch from "picomatch/posix";
import type { Project } from "./project";
import { isBelow } from "./uris";

/** Whether the project file says that a manuscript is not to be checked. */
export function isIgnored(uri: string, { root, file }: Project): boolean {
  if (file.ignore.length === 0 || !isBelow(uri, root)) return false;
  const path = decodeURIComponent(uri.slice(root.replace(/\/+$/, "").length + 1));
  return picomatch.isMatch(path, [...file.ignore], { dot: true });
}
