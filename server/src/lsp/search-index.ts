import type { Bibliography } from "../model/bibliography";
import { libraryOf } from "../model/library";
import { prepareSearch } from "../model/library-search";
import { type Pace, paced } from "../service/pace";

const prepared = new WeakMap<Bibliography, Promise<void>>();

/**
 * Resolves when bibliographies can be searched at once. The first call for each takes seconds for a big one, in the
 * background; later calls wait for the same work.
 */
export async function searchable(bibliographies: Iterable<Bibliography>, pace: Pace): Promise<void> {
  for (const bibliography of bibliographies) {
    let work = prepared.get(bibliography);
    if (!work) {
      work = paced(prepareSearch(libraryOf([bibliography])), pace);
      prepared.set(bibliography, work);
    }
    await work;
  }
}
