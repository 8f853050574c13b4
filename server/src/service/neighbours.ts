import type { Bibliography } from "../model/bibliography";
import type { Library } from "../model/library";
import type { Manuscript } from "../model/manuscript";
import type { Reference } from "../model/reference";
import { referenceFromEntry } from "../model/reference-entry";
import type { ListEntry } from "../model/reference-list";
import type { OtherList } from "../rules";
import type { Sources } from "./sources";
import { nameOf } from "./uris";

/** What a manuscript says that matters to other files of its workspace. It does not keep the manuscript. */
export interface Digest extends Pick<Manuscript, "text" | "frontMatter" | "setting"> {
  readonly uri: string;
  /** All keys that it cites, also where it only asks for their references (`nocite`). */
  readonly citedKeys: ReadonlySet<string>;
  /** It asks for everything in its bibliographies: `nocite: "@*"`, `\nocite{*}`. */
  readonly citesAll: boolean;
  readonly list: OtherList | undefined;
  /** The entries of its list as written, whatever stands before them. */
  readonly listed: string;
}

/** A manuscript of the workspace, and where its keys are looked up. */
export interface Neighbour {
  readonly digest: Digest;
  readonly sources: Pick<Sources, "uris" | "library" | "missing">;
  /** Whether its project says that it is not to be checked: then other lists are not compared with its own. */
  readonly isIgnored: boolean;
}

/** The manuscripts of a workspace, as far as they have been read. Immutable. */
export interface Neighbours {
  readonly manuscripts: readonly Neighbour[];
  /** Whether these are all that there are. */
  readonly complete: boolean;
}

/** A manuscript by itself. */
export const noNeighbours: Neighbours = { manuscripts: [], complete: false };

/** What of a manuscript other files have to know; `name` is how messages call it. */
export function digestOf(uri: string, name: string, manuscript: Manuscript): Digest {
  const { text, frontMatter, setting, citations, references, blocks } = manuscript;
  const members = citations.flatMap((citation) => citation.members);
  // Manubot cites its manual references also as "raw:key".
  const keys = members.flatMap((member) =>
    member.kind === "key" ? [member.key, member.key.replace(/^raw:/, "")] : [],
  );
  const front = blocks[0]?.block.frontMatter;
  const yaml = front ? text.slice(front.start, front.end) : "";
  return {
    uri,
    text,
    frontMatter,
    setting,
    citedKeys: new Set([...keys, ...keysNamedIn(yaml)]),
    citesAll: /(?<![\p{L}\p{N}_.@])@\*/u.test(yaml) || /\\nocite\s*\{\s*\*\s*\}/.test(text),
    list: references && otherList(uri, name, references.entries),
    listed: references?.entries.map((entry) => entry.text).join("\n") ?? "",
  };
}

/** Keys in front matter: `nocite: "@liu2020, @doe2021"` (Pandoc User’s Guide, “Including uncited items in the bibliography”). */
function keysNamedIn(yaml: string): string[] {
  const keys = yaml.matchAll(/(?<![\p{L}\p{N}_.@])@([\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*)/gu);
  return [...keys].map(([, key = ""]) => key);
}

function otherList(uri: string, name: string, entries: readonly ListEntry[]): OtherList {
  let read: readonly Reference[] | undefined;
  return {
    uri,
    name,
    references: () => {
      read ??= entries.map(({ text, start, end, marker }) =>
        referenceFromEntry(text, "", { uri, span: { start, end }, keySpan: marker }),
      );
      return read;
    },
  };
}

/** The reference lists of all manuscripts but one. */
export function listsBeside(uri: string, { manuscripts }: Neighbours): OtherList[] {
  return manuscripts.flatMap(({ digest: { uri: other, list }, isIgnored }) =>
    other === uri || isIgnored ? [] : (list ?? []),
  );
}

/** How the manuscripts of a workspace use a bibliography. */
export interface BibliographyUse {
  /** All references that manuscripts which use it can cite; undefined where none is known to. */
  readonly library: Library | undefined;
  /** The keys of its entries that they cite; undefined where no manuscript is known to use it. */
  readonly citedKeys: ReadonlySet<string> | undefined;
  /** Whether manuscripts that have not been read may cite more. */
  readonly mayBeCitedElsewhere: boolean;
}

/** How the manuscripts of a workspace use a bibliography. */
export function useOf({ uri, byKey }: Bibliography, { manuscripts, complete }: Neighbours): BibliographyUse {
  const users = manuscripts.filter(({ sources }) => sources.uris.includes(uri));
  if (users.length === 0) return { library: undefined, citedKeys: undefined, mayBeCitedElsewhere: true };
  const citedKeys = new Set<string>();
  for (const { digest } of users) {
    for (const key of digest.citesAll ? byKey.keys() : digest.citedKeys) {
      if (byKey.has(key)) citedKeys.add(key);
    }
  }
  // Of several libraries the one with most files shows most keys that two files have.
  const [library] = users
    .map(({ sources }) => sources.library)
    .sort((a, b) => b.bibliographies.length - a.bibliographies.length);
  // A manuscript that names such a file elsewhere, where there is none, may well mean this one.
  const isLost = manuscripts.some(({ sources }) =>
    sources.missing.some(({ path }) => /[^/\\]*$/.exec(path)?.[0] === nameOf(uri)),
  );
  return { library, citedKeys, mayBeCitedElsewhere: !complete || isLost };
}
