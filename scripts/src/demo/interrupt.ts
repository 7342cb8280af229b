// SPDX-License-Identifier: Apache-2.0

/** Told once when somebody wants the demo to end: Ctrl-C, or SIGTERM. */
export interface Interrupt {
  /** Resolves at the first signal; never by itself. */
  readonly requested: Promise<void>;
  /** Listens no longer. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Node.js ends a program that only listens for signals; a timer keeps it, however seldom it rings. */
const KEEP_ALIVE_MS = 3_600_000;

/**
 * Keeps the program running until it is released, and listens for the signals that end the demo. They come more than once (from the terminal and from npm), and none but
 * the first may count: the second must not cut short what the first has begun.
 */
export function listenForInterrupt(): Interrupt {
  const { promise, resolve } = withResolver();
  for (const signal of SIGNALS) process.on(signal, resolve);
  const keepAlive = setInterval(() => undefined, KEEP_ALIVE_MS);
  return {
    requested: promise,
    release: () => {
      clearInterval(keepAlive);
      for (const signal of SIGNALS) process.off(signal, resolve);
    },
  };
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
