/** A rule as the index of the pages lists it. */
export interface ListedRule {
  readonly id: string;
  readonly severity: string;
  readonly summary: string;
}

/** A row of the table in docs/rules/README.md: a link to the page, the severity, what the rule finds. */
const row = /^\| *\[[^\]]*\]\(([a-z0-9-]+\/[a-z0-9-]+)\.md\) *\| *([^|]*?) *\| *([^|]*?) *\|$/gm;

/**
 * The rules in the index of the pages, in its order.
 * The index and not the folder is read, because a web host has extensions behind HTTP and can't list folders.
 */
export function rulesIn(index: string): ListedRule[] {
  return [...index.matchAll(row)].map(([, id = "", severity = "", summary = ""]) => ({
    id,
    severity,
    summary,
  }));
}
