import { type Manuscript, manuscriptSteps } from "../model/manuscript";
import { prepareList } from "../rules";
import { isIgnored } from "../service/ignored";
import { type Digest, digestOf, type Neighbour, type Neighbours, noNeighbours } from "../service/neighbours";
import { breathe, type Pace, paced } from "../service/pace";
import { sourcesOf } from "../service/sources";
import { nameOf } from "../service/uris";
import type { Neighbourhood, ServerContext } from "./context";
import { inBackground } from "./guard";
import { manuscriptUris } from "./workspace-manuscripts";

/** How long after the last change the workspace is looked at again, in milliseconds. */
const quiet = 400;

/** In a workspace with more manuscripts the others are left out, and nothing is said that would need them all. */
const mostManuscripts = 300;
/** A longer text takes the reader seconds. */
const longestManuscript = 2_000_000;

/** A neighbourhood that knows nothing yet; `renewed` is called whenever other files may now have other findings. */
export function createNeighbourhood(context: ServerContext, renewed: () => void): Neighbourhood {
  const { host, log, background: pace } = context;
  let digests = new Map<string, Digest>();
  let neighbours = noNeighbours;
  let cancelWait = (): void => undefined;
  let reading = Promise.resolve();
  let tellReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });

  const look = async (): Promise<void> => {
    const uris = await manuscriptUris(context);
    const manuscripts: Neighbour[] = [];
    const kept = new Map<string, Digest>();
    let complete = uris.length <= mostManuscripts;
    for (const uri of uris.slice(0, mostManuscripts)) {
      await breathe(pace);
      const read = await neighbourAt(context, uri, digests.get(uri), pace);
      if (read === undefined) {
        complete = false;
        continue;
      }
      kept.set(uri, read.digest);
      manuscripts.push(read);
    }
    const before = neighbours;
    digests = kept;
    neighbours = { manuscripts, complete };
    if (!saySame(before, neighbours)) renewed();
  };

  const lookOnce = async (): Promise<void> => {
    try {
      await look();
    } finally {
      tellReady();
    }
  };

  const lookSoon = (): void => {
    cancelWait();
    cancelWait = host.later(neighbours === noNeighbours ? 0 : quiet, () => {
      inBackground("manuscripts of the workspace", log, () => {
        // One after the other: two at once would read everything twice.
        reading = reading.then(lookOnce, lookOnce);
        return reading;
      });
    });
  };

  return {
    current: () => neighbours,
    ready: () => ready,
    textOf: (uri) => digests.get(uri)?.text,
    changed: lookSoon,
  };
}

async function neighbourAt(
  { session, files, documents, folders }: ServerContext,
  uri: string,
  before: Digest | undefined,
  pace: Pace,
): Promise<Neighbour | undefined> {
  const project = await session.project(uri);
  const file = await files.read(uri);
  if (file.kind !== "text" || file.text.length > longestManuscript) return undefined;
  const { citations } = project.file;
  const read = async (): Promise<Manuscript> =>
    (documents.get(uri) && (await session.snapshot(uri))?.manuscript) ??
    (await paced(manuscriptSteps(file.text, undefined, citations), pace));
  const known = before?.text === file.text && before.setting === citations ? before : undefined;
  const digest = known ?? digestOf(uri, nameIn(uri, folders()), await read());
  if (digest.list && digest !== known) prepareList(digest.list);
  const sources = sourcesOf(uri, digest, project);
  return { digest, sources, isIgnored: isIgnored(uri, project) };
}

/** The path of a file in the workspace. */
function nameIn(uri: string, folders: readonly string[]): string {
  const folder = folders.find((one) => uri.startsWith(`${one.replace(/\/$/, "")}/`));
  return folder === undefined
    ? nameOf(uri)
    : decodeURIComponent(uri.slice(folder.replace(/\/$/, "").length + 1));
}

/** Whether other files have the same findings beside both; places in lists may have moved. */
function saySame(a: Neighbours, b: Neighbours): boolean {
  return (
    a.complete === b.complete &&
    a.manuscripts.length === b.manuscripts.length &&
    a.manuscripts.every((one, index) => {
      const other = b.manuscripts[index];
      return other !== undefined && saysSame(one, other);
    })
  );
}

function saysSame(a: Neighbour, b: Neighbour): boolean {
  if (a.digest.uri !== b.digest.uri || a.isIgnored !== b.isIgnored) return false;
  if (a.sources.uris.join("\n") !== b.sources.uris.join("\n")) return false;
  if (a.digest === b.digest) return true;
  const [keys, others] = [a.digest.citedKeys, b.digest.citedKeys];
  if (keys.size !== others.size || [...keys].some((key) => !others.has(key))) return false;
  return a.digest.citesAll === b.digest.citesAll && a.digest.listed === b.digest.listed;
}
