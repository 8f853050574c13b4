import type { Host } from "./host";

/** A browser worker as a host. */
export const browserHost: Host = {
  now: () => performance.now(),
  turn: () =>
    new Promise((resolve) => {
      // Unlike a timer, a message is not held back by the browser's 4 ms clamp.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  disk: undefined,
};
