import type { Disk } from "../host/host";
import { projectFileName } from "../model/project-file";
import type { Reach } from "../service/project";
import { folderOf, isBelow, resolve } from "../service/uris";

/** The folder of a project, and how far it reaches. */
export interface Root {
  readonly uri: string;
  readonly reach: Reach;
}

/**
 * Finds the project of a folder: the nearest folder above with a project file; without one the working folder, or for
 * folders elsewhere themselves.
 */
export function rootFinder(disk: Disk, workingFolder: string): (folder: string) => Promise<Root> {
  const known = new Map<string, Promise<Root>>();
  const find = async (folder: string): Promise<Root> => {
    for (let place = folder, above = folderOf(folder); ; place = above, above = folderOf(above)) {
      if ((await disk.kindOf(resolve(place, projectFileName))) === "file")
        return { uri: place, reach: "below" };
      if (above === place) {
        const inside = isBelow(folder, workingFolder);
        return inside ? { uri: workingFolder, reach: "below" } : { uri: folder, reach: "beside" };
      }
    }
  };
  return (folder) => {
    const root = known.get(folder) ?? find(folder);
    known.set(folder, root);
    return root;
  };
}
