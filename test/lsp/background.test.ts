import { describe, expect, it } from "vitest";
import type { Host } from "../../server/src/host/host";
import { backgroundPace } from "../../server/src/lsp/background";
import { paced } from "../../server/src/service/pace";

/** A host whose clock goes on by 10 ms whenever it is asked, and which counts its turns. */
function hurriedHost(): { readonly host: Host; readonly turns: () => number } {
  let now = 0;
  let turns = 0;
  const host: Host = {
    now: () => {
      now += 10;
      return now;
    },
    turn: () => {
      turns++;
      return Promise.resolve();
    },
    later: () => () => undefined,
    disk: undefined,
  };
  return { host, turns: () => turns };
}

describe("work in the background", () => {
  const log: string[] = [];
  function* task(name: string): Generator<undefined, string> {
    for (let step = 1; step <= 3; step++) {
      log.push(`${name}${step}`);
      yield;
    }
    return name;
  }

  it("takes turns, with several turns of the event loop between two pieces", async () => {
    const { host, turns } = hurriedHost();
    const pace = backgroundPace(host);
    log.length = 0;
    expect(await Promise.all([paced(task("a"), pace), paced(task("b"), pace)])).toEqual(["a", "b"]);
    expect(log).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
    expect(turns()).toBeGreaterThanOrEqual(5 * log.length);
  });

  it("that comes later is not held up by what ended", async () => {
    const { host } = hurriedHost();
    const pace = backgroundPace(host);
    await paced(task("a"), pace);
    expect(await paced(task("b"), pace)).toBe("b");
  });
});
