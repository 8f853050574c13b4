import { describe, expect, test } from "vitest";
import { assert, assertIncludes, assertSame, runTests } from "./suite/testing";
import { waitFor } from "./suite/wait";

/** Checks what the runner reports for tests that throw these errors, or pass where there is none. */
async function checkReport(
  errors: readonly (Error | undefined)[],
): Promise<{ lines: string[]; failure: unknown }> {
  const lines: string[] = [];
  const tests = errors.map((error, index) => ({
    name: `test ${index + 1}`,
    run: () => (error === undefined ? Promise.resolve() : Promise.reject(error)),
  }));
  const failure: unknown = await runTests(tests, (line) => lines.push(line)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { lines, failure };
}

describe("the runner of the end-to-end suite", () => {
  test("reports every test and resolves when all pass", async () => {
    expect(await checkReport([undefined, undefined])).toEqual({
      lines: ["✓ test 1", "✓ test 2", "2 passed, 0 failed"],
      failure: undefined,
    });
  });

  test("goes on after a failure, shows its lines and rejects at the end", async () => {
    const error = new Error("first line\nsecond line");
    error.stack = error.message;
    const { lines, failure } = await checkReport([error, undefined]);
    expect(lines).toEqual(["✗ test 1\n│ first line\n│ second line", "✓ test 2", "1 passed, 1 failed"]);
    expect(failure).toEqual(new Error("1 of 2 tests failed"));
  });

  test("asserts", () => {
    expect(() => {
      assert(false, "no");
    }).toThrow("no");
    expect(() => {
      assertSame([1], [2], "numbers");
    }).toThrow("numbers: expected [2], got [1]");
    expect(() => {
      assertIncludes("abc", "b", "x");
    }).toThrow('["x"] not found in "abc"');
    assertSame({ a: 1 }, { a: 1 }, "objects");
    assertIncludes("abc", "a", "c");
  });
});

describe("waiting", () => {
  test("probes again after an event and gives its listeners back", async () => {
    const listeners = new Set<() => void>();
    let probes = 0;
    const value = waitFor({
      what: "second probe",
      probe: () => {
        probes += 1;
        return probes === 2 ? "there" : undefined;
      },
      on: [
        (listener) => {
          listeners.add(listener);
          return { dispose: () => listeners.delete(listener) };
        },
      ],
    });
    expect(listeners.size).toBe(1);
    await Promise.resolve();
    for (const listener of listeners) listener();
    expect(await value).toBe("there");
    expect(probes).toBe(2);
    expect(listeners.size).toBe(0);
  });

  test("passes on what the probe throws", async () => {
    const broken = waitFor({ what: "nothing", probe: () => Promise.reject(new Error("broken probe")) });
    await expect(broken).rejects.toThrow("broken probe");
  });
});
