import type { Glossary } from "../../model/glossary";
import { termSteps } from "../../model/term-uses";
import { paced } from "../../service/pace";
import type { Snapshot } from "../../service/snapshot";
import type { ServerContext } from "../context";
import { paceOf } from "../guard";

const prepared = new WeakMap<Snapshot, Promise<Snapshot>>();

/**
 * The snapshot, once the terms of its manuscript can be had at once: the first time in a long text they take a while. All who
 * ask wait for the same work.
 */
export function withTerms({ host }: ServerContext, snapshot: Snapshot): Promise<Snapshot> {
  let ready = prepared.get(snapshot);
  if (!ready) {
    const pace = paceOf(host, { isCancellationRequested: false });
    ready = paced(termSteps(snapshot.manuscript, snapshot.glossary), pace).then(() => snapshot);
    prepared.set(snapshot, ready);
  }
  return ready;
}

/** The terms that a file can use: a manuscript those of its front matter as well. */
export async function glossaryAt({ session }: ServerContext, uri: string): Promise<Glossary> {
  const snapshot = await session.snapshot(uri);
  return snapshot?.glossary ?? (await session.project(uri)).glossary;
}
