import { breathe, type Pace } from "../service/pace";

/** Takes the steps of a computation with rests between them; throws Cancelled when nobody waits for it any more. */
export async function paced<T>(steps: Generator<undefined, T>, pace: Pace): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe(pace);
  }
}
