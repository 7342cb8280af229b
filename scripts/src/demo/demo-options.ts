// SPDX-License-Identifier: Apache-2.0
import { DemoError } from './demo-error.js';

/** What the person who started the demo asked for. */
export interface DemoOptions {
  /** True: check everything, stop everything, and end. */
  readonly isOnce: boolean;
  /** Present: also bind an address of the local network with TLS; the address may be left to us. */
  readonly lan?: { readonly address?: string };
}

const USAGE = 'npm run demo -- [--once] [--lan [ADDRESS]]';

/**
 * Reads `[--once] [--lan [ADDRESS]]`.
 * @throws {@link DemoError} `DEMO_USAGE` naming the argument that was not understood.
 */
export function parseDemoOptions(args: readonly string[]): DemoOptions {
  let options: DemoOptions = { isOnce: false };
  for (const word of joined(args)) {
    if (word === '--once') options = { ...options, isOnce: true };
    else if (word === '--lan') options = { ...options, lan: {} };
    else if (word.startsWith('--lan=')) options = { ...options, lan: { address: word.slice(6) } };
    else throw notUnderstood(word);
  }
  return options;
}

/** Makes `--lan ADDRESS` one word, since ADDRESS may be left out. */
function joined(args: readonly string[]): string[] {
  return args.flatMap((arg, at) => {
    if (!arg.startsWith('--') && args[at - 1] === '--lan') return [];
    const next = args[at + 1];
    const hasAddress = arg === '--lan' && next !== undefined && !next.startsWith('--');
    return hasAddress ? [`--lan=${next}`] : [arg];
  });
}

function notUnderstood(word: string): DemoError {
  return new DemoError(
    'DEMO_USAGE',
    `用法：${USAGE}；得到 ${word}`,
    `usage: ${USAGE}; got ${word}`,
  );
}
