/** The slowest condition here holds after about 2 s; a busy machine needs far longer. */
const WAIT_MS = 15_000;
/** How soon to look again at what no event tells. */
const LOOK_AGAIN_MS = 250;

/** Calls its listener at every change until it is disposed of: VS Code's events are of this form. */
type Signal = (listener: () => void) => { readonly dispose: () => unknown };

/** What to wait for. */
export interface Condition<T> {
  /** Names the condition in the error message. */
  readonly what: string;
  /** The awaited value, or undefined while there is none yet. */
  readonly probe: () => PromiseLike<T | undefined> | T | undefined;
  /** After any of these it is probed at once; between them now and then, for what no event tells. */
  readonly on?: readonly Signal[];
  /** What is there instead, for the error message. */
  readonly instead?: () => unknown;
}

/** The value of the condition's probe as soon as there is one; rejects when there is none after 15 s. */
export async function waitFor<T>({ what, probe, on = [], instead }: Condition<T>): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    // Listening starts before the probe, or a change during it would be missed.
    const change = nextChange(on);
    const value = await probe();
    if (value !== undefined) {
      change.forget();
      return value;
    }
    if (Date.now() > deadline) {
      change.forget();
      const seen = instead === undefined ? "" : `; instead there is ${JSON.stringify(instead())}`;
      throw new Error(`no ${what} after ${WAIT_MS / 1000} s${seen}`);
    }
    await change.happened;
  }
}

interface Change {
  readonly happened: Promise<void>;
  readonly forget: () => void;
}

function nextChange(events: readonly Signal[]): Change {
  let forget = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    const timer = setTimeout(settle, LOOK_AGAIN_MS);
    const subscriptions = events.map((event) => event(settle));
    function settle(): void {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      resolve();
    }
    forget = settle;
  });
  return { happened, forget };
}
