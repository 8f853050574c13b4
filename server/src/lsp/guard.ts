import {
  type CancellationToken,
  ConnectionError,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Host } from "../host/host";
import { Cancelled, type Pace } from "../service/pace";
import type { RuleFailure } from "../service/settled";

/** How the server tells what went wrong, in the editor's log. */
export interface Log {
  error(message: string): void;
}

/** Work rests after this many milliseconds: a keystroke's own work stays within one frame of 16 ms. */
const slice = 8;

/** A pace for one request. */
export function paceOf(host: Host, token: Pick<CancellationToken, "isCancellationRequested">): Pace {
  let rested = host.now();
  return {
    due: () => host.now() - rested > slice,
    rest: async () => {
      await host.turn();
      rested = host.now();
    },
    cancelled: () => token.isCancellationRequested,
  };
}

/**
 * The one way in which handlers run: a cancelled request is answered as cancelled, a fault is logged and answered safely.
 * The server never goes down over one request.
 */
export async function guarded<T, E = void>(
  work: () => T | Promise<T>,
  { name, safe, token, log }: { name: string; safe: T; token: CancellationToken; log: Log },
): Promise<T | ResponseError<E>> {
  const unwanted = (): boolean => token.isCancellationRequested;
  if (unwanted()) return cancelledAnswer();
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Cancelled || unwanted()) return cancelledAnswer();
    log.error(`${name}: ${describe(fault)}`);
    return safe;
  }
}

/**
 * Runs work that nobody waits for. In Node an unhandled rejection would end the process,
 * and a connection that closes rejects whatever was still under way.
 */
export function inBackground(name: string, log: Log, work: () => Promise<unknown>): void {
  work().catch((fault: unknown) => {
    if (!(fault instanceof Cancelled) && !isClosed(fault)) log.error(`${name}: ${describe(fault)}`);
  });
}

function isClosed(fault: unknown): boolean {
  return (
    fault instanceof ConnectionError ||
    (fault instanceof ResponseError && fault.code === ErrorCodes.PendingResponseRejected)
  );
}

/** Names in the log the rules that failed on a file. */
export function logFailures(uri: string, failures: readonly RuleFailure[], log: Log): void {
  for (const { rule, fault } of failures) log.error(`The rule ${rule} failed on ${uri}: ${describe(fault)}`);
}

/** A fault in words, with its stack where it has one. */
export function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

function cancelledAnswer<E>(): ResponseError<E> {
  return new ResponseError<E>(LSPErrorCodes.RequestCancelled, "cancelled");
}
