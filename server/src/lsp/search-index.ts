import type { Host } from "../host/host";
import type { Bibliography } from "../model/bibliography";
import { libraryOf } from "../model/library";
import { prepareSearch } from "../model/library-search";
import { paced } from "../service/pace";
import { paceOf } from "./guard";

const prepared = new WeakMap<Bibliography, Promise<void>>();

/**
 * Resolves when bibliographies can be searched at once. The first call for each takes seconds for a big one, in the
 * background; later calls wait for the same work.
 */
export async function searchable(bibliographies: Iterable<Bibliography>, host: Host): Promise<void> {
  const never = { isCancellationRequested: false };
  for (const bibliography of bibliographies) {
    let work = prepared.get(bibliography);
    if (!work) {
      work = paced(prepareSearch(libraryOf([bibliography])), paceOf(host, never));
      prepared.set(bibliography, work);
    }
    await work;
  }
}
