// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { DemoError, type DemoErrorCode } from '../../../src/demo/demo-error.js';

/** Expects a call to throw a {@link DemoError} with this code, and returns it. */
export function expectDemoError(call: () => unknown, code: DemoErrorCode): DemoError {
  try {
    call();
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    expect(error.code).to.equal(code);
    return error;
  }
  return expect.fail(`expected ${code}, nothing was thrown`);
}
