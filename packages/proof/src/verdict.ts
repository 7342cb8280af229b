// SPDX-License-Identifier: Apache-2.0
import type { TpCode } from './tp-codes.js';

/** The eight statements of a verdict, in the order they are shown. */
export const STATEMENTS = [
  'integrity',
  'endorsed',
  'ordered',
  'valid',
  'witnessed',
  'complete',
  'time',
  'independence',
] as const;

/** Name of one statement. */
export type StatementName = (typeof STATEMENTS)[number];

/** What one statement came to; `detail` is a sentence for people, `code` is stable. */
export interface StatementVerdict {
  readonly status: 'pass' | 'fail' | 'absent';
  readonly code?: TpCode;
  readonly detail: string;
}

/** A reading that the bundle shows; the value is `value × 10^scale` in `unit`. */
export interface ShownReading {
  readonly claim: string;
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly seq: number;
  readonly time: string;
  readonly clock: string;
  readonly channel: string;
  readonly quantity: string;
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  /** Who signed: the device itself, or the bridge or site gateway in its place. */
  readonly level: string;
}

/** An event that the bundle shows, with its command as signed. */
export interface ShownEvent {
  readonly claim: string;
  readonly commandId: string;
  readonly type: string;
  readonly signer: string;
  readonly subjects: readonly string[];
  readonly recordTime: string;
  readonly eventTime: string;
  readonly flags: readonly string[];
  /** Canonical command text. */
  readonly command: string;
  readonly openings: readonly { readonly group: string; readonly text: string }[];
}

/** Result of `verifyBundle`; the same object in browser, command line and gateway. */
export interface Verdict {
  /** `valid` only when integrity, endorsed, ordered and valid pass and nothing but a synthetic clock fails. */
  readonly outcome: 'valid' | 'invalid' | 'malformed';
  readonly statements: Readonly<Record<StatementName, StatementVerdict>>;
  /** A: recomputed from the block. B: attested by peers as well. */
  readonly tier: 'A' | 'B' | 'none';
  /** Hex SHA-256 of the file as given. */
  readonly bundleHash: string;
  readonly readings: readonly ShownReading[];
  readonly events: readonly ShownEvent[];
  /** Who would have to act together to forge this. */
  readonly collusion: string;
  readonly notices: readonly string[];
}
