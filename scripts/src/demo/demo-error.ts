// SPDX-License-Identifier: Apache-2.0

/** Exit code of each fault of the demo: 1 something did not come out as expected, 2 wrong use, 3 a server is unreachable. */
export const DEMO_ERROR_EXITS = {
  DEMO_USAGE: 2,
  DEMO_NETWORK: 3,
  DEMO_STEP: 1,
  BROWSER_MISSING: 3,
  FONT_MISSING: 3,
  LAN_NO_ADDRESS: 2,
  LAN_CHOOSE_ADDRESS: 2,
  LAN_ADDRESS: 2,
  LAN_LISTEN: 3,
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
