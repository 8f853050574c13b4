import { describe, expect, it } from "vitest";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { nodeHost } from "../../server/src/host/node";
import { guarded, inBackground, paceOf } from "../../server/src/lsp/guard";
import { Cancelled } from "../../server/src/service/pace";

function logInto(messages: string[]) {
  return { error: (message: string) => void messages.push(message) };
}

const wanted = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
const unwanted = { ...wanted, isCancellationRequested: true };

describe("the guard", () => {
  it("passes answers on", async () => {
    expect(await guarded(() => 1, { name: "test", safe: 0, token: wanted, log: logInto([]) })).toBe(1);
  });

  it("answers a fault safely and names it in the log", async () => {
    const logged: string[] = [];
    const work = (): number => {
      throw new Error("broken");
    };
    expect(await guarded(work, { name: "hover", safe: 0, token: wanted, log: logInto(logged) })).toBe(0);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^hover: Error: broken/);
  });

  it("answers cancelled work as cancelled, without a word in the log", async () => {
    const logged: string[] = [];
    const work = (): number => {
      throw new Cancelled();
    };
    for (const [token, run] of [
      [wanted, work],
      [unwanted, () => 1],
    ] as const) {
      const answer = await guarded(run, { name: "test", safe: 0, token, log: logInto(logged) });
      expect(answer).toBeInstanceOf(ResponseError);
      expect((answer as ResponseError).code).toBe(LSPErrorCodes.RequestCancelled);
    }
    expect(logged).toEqual([]);
  });

  it("never lets background work reject unheard", async () => {
    const logged: string[] = [];
    const done = new Promise<void>((resolve) => {
      inBackground(
        "status",
        {
          error: (message) => {
            logged.push(message);
            resolve();
          },
        },
        () => Promise.reject(new Error("broken")),
      );
    });
    await done;
    expect(logged[0]).toMatch(/^status: Error: broken/);
  });
});

describe("a pace", () => {
  it("is due after the slice, and not again right after a rest", async () => {
    let now = 0;
    const pace = paceOf({ ...nodeHost, now: () => now, turn: () => Promise.resolve() }, wanted);
    expect(pace.due()).toBe(false);
    now = 9;
    expect(pace.due()).toBe(true);
    await pace.rest();
    expect(pace.due()).toBe(false);
  });
});
