// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { SurveyError, type SurveyErrorCode } from '../../../src/index.js';

/** Expects a {@link SurveyError} with this code. */
export function expectFault(attempt: () => unknown, code: SurveyErrorCode): void {
  let fault: unknown;
  try {
    attempt();
  } catch (error) {
    fault = error;
  }
  if (!(fault instanceof SurveyError)) throw new Error(`expected ${code}, got ${String(fault)}`);
  expect(fault.code, fault.message).to.equal(code);
}
