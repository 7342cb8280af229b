// SPDX-License-Identifier: Apache-2.0
import type { CheckText } from '../locale/check-text.js';
import type { CheckError, CheckErrorCode } from './check-error.js';
import { MAX_BUNDLE_BYTES } from './inflate.js';

/** Why a check gave no answer, in words. */
export function problemWords(problem: CheckError, text: CheckText): string {
  const said: Readonly<Record<CheckErrorCode, () => string>> = {
    CHECK_NETWORK: () => text('check.problem.network'),
    CHECK_STATUS: () => text('check.problem.status', { status: problem.message }),
    CHECK_NOT_ANCHORED: () => text('check.unanchored'),
    CHECK_TOO_LARGE: () =>
      text('check.problem.tooLarge', { limit: MAX_BUNDLE_BYTES / 1024 / 1024 }),
    CHECK_NOT_GZIP: () => text('check.problem.notGzip'),
    CHECK_NO_INFLATE: () => text('check.problem.noInflate'),
    CHECK_NOT_JSON: () => text('check.problem.notJson'),
    CHECK_SHOWN: () => text('check.problem.shown', { why: problem.message }),
    CHECK_LEFT_OUT: () => text('check.problem.leftOut', { why: problem.message }),
    CHECK_NOTHING_PROVEN: () => text('check.problem.nothingProven'),
    CHECK_OTHER_LOT: () => text('check.problem.otherLot', { why: problem.message }),
    CHECK_MALFORMED: () => text('check.problem.malformed', { why: problem.message }),
    CHECK_VERIFIER: () => text('check.problem.verifier', { why: problem.message }),
  };
  return said[problem.code]();
}
