import type { Host } from "../host/host";
import type { Pace } from "../service/pace";

/** Work that nobody waits for rests after this many milliseconds. */
const slice = 1;
/** Turns of the event loop that a message takes from its arrival to its answer; where nothing arrives they take no time. */
const turnsOfMessage = 5;

/**
 * The pace of everything that goes on in the background. Of all of it together one piece runs at a time, and then the
 * server is free for as many turns of the event loop as a message takes: a keystroke waits for one piece at most.
 */
export function backgroundPace(host: Host): Pace {
  const waiting: (() => void)[] = [];
  let resumed = host.now();
  let scheduled = false;
  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    void passTurns(host).then(() => {
      scheduled = false;
      resumed = host.now();
      waiting.shift()?.();
      schedule();
    });
  };
  return {
    due: () => host.now() - resumed > slice,
    rest: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        schedule();
      }),
    cancelled: () => false,
  };
}

async function passTurns(host: Host): Promise<void> {
  for (let turn = 0; turn < turnsOfMessage; turn++) await host.turn();
}
