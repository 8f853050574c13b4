/** A computation in small steps, between which its caller may do other work or give up. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes all steps at once. */
export function complete<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
