// SPDX-License-Identifier: Apache-2.0
import type { QuarantineReason } from '@daoji/model';

import type { Arrival } from './admission.js';

/** Readings that will never be accepted, both ends included. */
export interface RefusedRange {
  readonly from: number;
  readonly to: number;
  readonly code: QuarantineReason;
}

/**
 * What became of a message: `stored` after its fdatasync; `current` held already or out of order, the current state is
 * the answer; `refused` for ever; `quarantined` without an answer, but for a broken chain; `unanswered` for a temporary
 * fault, the device comes again.
 */
export type Verdict =
  | {
      readonly kind: 'stored';
      readonly deviceId: string;
      readonly bootEpoch: number;
      readonly count: number;
    }
  | { readonly kind: 'current'; readonly deviceId: string; readonly bootEpoch: number }
  | {
      readonly kind: 'refused';
      readonly deviceId: string;
      readonly bootEpoch: number;
      readonly ranges: readonly RefusedRange[];
      readonly reason: QuarantineReason;
      readonly detail: string;
      readonly arrival: Arrival;
    }
  | {
      readonly kind: 'quarantined';
      readonly reason: QuarantineReason;
      readonly detail: string;
      readonly arrival: Arrival;
      readonly deviceId?: string;
      readonly bootEpoch?: number;
    }
  | { readonly kind: 'unanswered' };
