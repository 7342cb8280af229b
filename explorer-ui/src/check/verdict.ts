// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '@daoji/proof';

/** The four answers of a check, as the glossary's `verdict.*`. */
export type CheckAnswer = 'consistent' | 'inconsistent' | 'unchecked' | 'unanchored';

/** `pass`: shown by the proof; `fail`: contradicted; `absent`: neither. */
export type StatementStatus = Verdict['statements']['integrity']['status'];

/** Checks bundle bytes (unpacked) under trust-root bytes; never throws. */
export type VerifyProof = (bundle: Uint8Array, trustRoot: Uint8Array) => Verdict;
