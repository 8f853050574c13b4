/** A computation in small steps, between which its caller may do other work or give up. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes all steps at once. */
export function complete<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What each of some things gives, in order; a step takes so many things. */
export function* gathered<T, Given>(
  things: readonly T[],
  inStep: number,
  give: (thing: T) => readonly Given[],
): Steps<readonly Given[]> {
  const all: Given[] = [];
  for (const [index, thing] of things.entries()) {
    // A call takes only so many arguments, and a hostile thing gives more.
    for (const given of give(thing)) all.push(given);
    if (index % inStep === inStep - 1) yield;
  }
  return all;
}
