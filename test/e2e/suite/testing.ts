/** A named test. It passes when its promise resolves. */
export interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** Longer than any wait inside a test, so that it ends only what waits for an answer that never comes. */
const TEST_MS = 60_000;

/**
 * Runs all tests in order and reports each through `log`: `✓ name`, or `✗ name` with the error below, its lines marked
 * with a bar; then `N passed, N failed`. Rejects at the end when any failed. Runs in Node.js and in a browser worker.
 */
export async function runTests(tests: readonly Test[], log: (message: string) => void): Promise<void> {
  let failed = 0;
  for (const test of tests) {
    try {
      await limited(test);
      log(`✓ ${test.name}`);
    } catch (error) {
      failed += 1;
      log(`✗ ${test.name}\n${barred(error)}`);
    }
  }
  log(`${tests.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed`);
}

async function limited(test: Test): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`still running after ${TEST_MS / 1000} s`));
    }, TEST_MS);
  });
  try {
    await Promise.race([test.run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function barred(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text
    .split("\n")
    .map((line) => `│ ${line}`)
    .join("\n");
}

/** Throws an error with this message unless `condition` holds. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws an error that shows both unless the two have the same JSON. */
export function assertSame(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  assert(seen === wanted, `${what}: expected ${wanted}, got ${seen}`);
}

/** Throws an error that shows the whole text unless each part occurs in it. */
export function assertIncludes(text: string, ...parts: readonly string[]): void {
  const missing = parts.filter((part) => !text.includes(part));
  assert(missing.length === 0, `${JSON.stringify(missing)} not found in ${JSON.stringify(text)}`);
}
