// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

type ErrorClass = abstract new (...args: never[]) => Error & { readonly code: string };

/** Runs `work`, which must reject with this class and code. @returns the error. */
export async function expectError(
  work: () => unknown,
  errorClass: ErrorClass,
  code: string,
): Promise<Error> {
  try {
    await work();
  } catch (cause) {
    expect(cause).to.be.instanceOf(errorClass);
    expect(cause).to.have.property('code', code);
    return cause as Error;
  }
  throw new Error(`expected ${errorClass.name} ${code}, nothing was thrown`);
}
