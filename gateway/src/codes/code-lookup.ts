// SPDX-License-Identifier: Apache-2.0
import type { CodeState, PackageException } from '@daoji/model';

/** What is known of one package code; evidence about the code, never about what is in the bag. */
export interface CodeStatus {
  readonly orderId: string;
  /** Place on the roll, from 0. */
  readonly index: number;
  readonly state: CodeState;
  /** Package lot for which the code was activated. */
  readonly lotId?: string;
  readonly exception?: PackageException['exception'];
  /** True where the package carries a scratch code that this gateway can check. */
  readonly hasScratchCode: boolean;
}

/** Finds package codes by what is printed. */
export interface CodeLookup {
  /** `undefined` for a serial that no order of the product holds, or whose serials this gateway was not given. */
  find(gtin: string, serial: string): Promise<CodeStatus | undefined>;
  /** Whether a typed scratch code is that of a serial; `undefined` where it cannot be checked. */
  checkScratchCode(gtin: string, serial: string, typed: string): Promise<boolean | undefined>;
}
