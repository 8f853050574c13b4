import type { PatternNode } from "./pattern";

/** A word that a pattern can be looked up by. */
export type Leaf = Extract<PatternNode, { kind: "word" | "prefix" | "number" }>;

/** A word of a pattern, and how many words may stand between the pattern's beginning and it. */
export interface Anchor {
  readonly leaf: Leaf;
  readonly least: number;
  readonly most: number;
}

/** Words so common that looking a pattern up by them would try it everywhere. */
const common = new Set(
  (
    "a an the of in on at to for from by with and or but as than that this these those it its is are was were be been " +
    "being has have had do does did can could may might will would should must not no we our they their he she i you " +
    "which who when where how what all any some more most very so also such only into over about"
  ).split(" "),
);

/** What a common word costs in comparison with any other form. */
const COST_OF_COMMON = 50;

/**
 * The words of which every match holds at least one, the rarest there are; nothing when a pattern has none.
 * Matching looks only around them, so that "a … cure" costs nothing at every "a".
 */
export function anchorsOf(node: PatternNode): readonly Anchor[] | undefined {
  switch (node.kind) {
    case "word":
    case "prefix":
    case "number":
      return [{ leaf: node, least: 0, most: 0 }];
    case "suffix":
    case "gap":
    case "maybe":
      return undefined;
    case "reported":
      return anchorsOf(node.item);
    case "either": {
      const anchors = node.options.map(anchorsOf);
      return anchors.some((one) => one === undefined) ? undefined : anchors.flatMap((one) => one ?? []);
    }
    case "sequence":
      return cheapest(node.items);
  }
}

function cheapest(items: readonly PatternNode[]): readonly Anchor[] | undefined {
  let best: readonly Anchor[] | undefined;
  let least = 0;
  let most = 0;
  for (const item of items) {
    const anchors = anchorsOf(item)?.map((anchor) => ({
      ...anchor,
      least: anchor.least + least,
      most: anchor.most + most,
    }));
    if (anchors !== undefined && (best === undefined || cost(anchors) < cost(best))) {
      best = anchors;
    }
    const length = lengthOf(item);
    least += length.least;
    most += length.most;
  }
  return best;
}

function cost(anchors: readonly Anchor[]): number {
  return anchors.reduce((sum, { leaf }) => sum + costOfLeaf(leaf), 0);
}

function costOfLeaf(leaf: Leaf): number {
  if (leaf.kind !== "word") {
    return leaf.kind === "number" ? COST_OF_COMMON : 1;
  }
  return [...leaf.forms].reduce((sum, form) => sum + (common.has(form) ? COST_OF_COMMON : 1), 0);
}

/** How many words a node can cover. */
export function lengthOf(node: PatternNode): { readonly least: number; readonly most: number } {
  switch (node.kind) {
    case "word":
    case "prefix":
    case "suffix":
    case "number":
      return { least: 1, most: 1 };
    case "gap":
      return { least: 0, most: node.most };
    case "maybe":
      return { least: 0, most: lengthOf(node.item).most };
    case "reported":
      return lengthOf(node.item);
    case "either": {
      const lengths = node.options.map(lengthOf);
      return {
        least: Math.min(...lengths.map((one) => one.least)),
        most: Math.max(...lengths.map((one) => one.most)),
      };
    }
    case "sequence": {
      const lengths = node.items.map(lengthOf);
      return {
        least: lengths.reduce((sum, one) => sum + one.least, 0),
        most: lengths.reduce((sum, one) => sum + one.most, 0),
      };
    }
  }
}
