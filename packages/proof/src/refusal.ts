// SPDX-License-Identifier: Apache-2.0
import type { TpCode } from './tp-codes.js';

/** A step of the verification refused its input; `code` is stable, `message` says what was expected and what came. */
export class Refusal extends Error {
  readonly code: TpCode;

  constructor(code: TpCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** Throws a {@link Refusal} unless `holds`. */
export function demand(holds: boolean, code: TpCode, message: string): asserts holds {
  if (!holds) throw new Refusal(code, message);
}

/** Runs `step` and gives any refusal of the primitives below it (hashes, encodings, paths) the step's own code. */
export function refuseAs<T>(code: TpCode, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof Error) throw new Refusal(code, cause.message, { cause });
    throw cause;
  }
}
