// SPDX-License-Identifier: Apache-2.0
import { EXIT } from '@daoji/cli';

/** Exit code of each fault of the demo and of its pictures. */
export const DEMO_ERROR_EXITS = {
  DEMO_USAGE: EXIT.usage,
  DEMO_NETWORK: EXIT.unreachable,
  DEMO_STEP: EXIT.failed,
  BROWSER_MISSING: EXIT.unreachable,
  FONT_MISSING: EXIT.unreachable,
  LAN_NO_ADDRESS: EXIT.usage,
  LAN_CHOOSE_ADDRESS: EXIT.usage,
  LAN_ADDRESS: EXIT.usage,
  LAN_LISTEN: EXIT.unreachable,
} as const;

/** One code of {@link DEMO_ERROR_EXITS}. */
export type DemoErrorCode = keyof typeof DEMO_ERROR_EXITS;

/** A fault that ends the demo; both texts say what was expected and what came. */
export class DemoError extends Error {
  readonly code: DemoErrorCode;
  readonly chinese: string;
  readonly english: string;

  constructor(code: DemoErrorCode, chinese: string, english: string, options?: ErrorOptions) {
    super(`${code}: ${english}`, options);
    this.name = 'DemoError';
    this.code = code;
    this.chinese = chinese;
    this.english = english;
  }

  /** The exit code that this fault leads to. */
  get exitCode(): number {
    return DEMO_ERROR_EXITS[this.code];
  }
}
