/**
 * How the host lets a long computation run. The core has no clock of its own: the host says when it is time to rest,
 * at least every 10 ms, and when the answer is no longer wanted.
 */
export interface Pace {
  /** Whether other work has waited long enough. */
  due(): boolean;
  /** Resolves after the host has had a turn of its event loop. */
  rest(): Promise<void>;
  /** Whether nobody waits for the answer any more. */
  cancelled(): boolean;
}

/** Thrown by a computation that noticed its cancellation; the guard of each host knows it. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
    this.name = "Cancelled";
  }
}

/** Runs to the end without a rest: for hosts that have nothing else to do. */
export const unhurried: Pace = {
  due: () => false,
  rest: () => Promise.resolve(),
  cancelled: () => false,
};

/** To be awaited between two pieces of work. Throws {@link Cancelled} when the answer is not wanted any more. */
export async function breathe(pace: Pace): Promise<void> {
  if (pace.due()) await pace.rest();
  if (pace.cancelled()) throw new Cancelled();
}

/** Takes the steps of a computation with rests between them; throws {@link Cancelled} when the answer is not wanted any more. */
export async function paced<T>(steps: Iterator<undefined, T>, pace: Pace): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe(pace);
  }
}
