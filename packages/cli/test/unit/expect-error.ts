// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

/** Runs `action` and demands an error of a class with a code; returns it. */
export async function expectError<E extends Error & { readonly code: string }>(
  action: () => unknown,
  type: abstract new (...args: never[]) => E,
  code: string,
): Promise<E> {
  try {
    await action();
  } catch (error) {
    expect(error).to.be.instanceOf(type);
    const known = error as E;
    expect(known.code).to.equal(code);
    return known;
  }
  throw new Error(`expected ${code}, got no error`);
}
