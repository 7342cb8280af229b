// SPDX-License-Identifier: Apache-2.0
import type { Recall, RecallHolder } from '@daoji/model';

import { isRecord, textOf } from '../check/untyped.js';

/** What a search one way found. */
export interface ShownWalk {
  readonly elapsedMs: number;
  readonly lots: number;
  readonly operators: number;
  readonly parcels: number;
}

/** A lot of a proposed scope. */
export interface ShownScopeLot {
  readonly grams: number;
  readonly heldBy?: string;
  readonly holderId: string;
  readonly holderName: string;
  readonly kind: string;
  readonly lotId: string;
  readonly reach: 'own' | 'sent' | 'beyond';
  readonly share?: { readonly maxPpm: number; readonly minPpm: number };
  readonly transferId?: string;
}

/** A sentence of the gateway in both languages. */
export interface ShownSentence {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

/** Where rice went, as a proposal. */
export interface ShownScope {
  readonly down: ShownWalk;
  readonly firmId: string;
  readonly firmName: string;
  readonly gaps: readonly ShownSentence[];
  readonly lots: readonly ShownScopeLot[];
  readonly totalGrams: number;
  readonly up: ShownWalk;
}

/** The account to the gram. */
export interface ShownAccount {
  readonly destroyedGrams: number;
  readonly disposedGrams: number;
  readonly recoveredMilliPercent?: number;
  readonly returnedGrams: number;
  readonly stillOutGrams: number;
  readonly toRetrieveGrams: number;
  readonly unknownGrams: number;
}

/** Statutory clocks. */
export interface ShownClock {
  readonly doneBy?: string;
  readonly isDoneLate: boolean;
  readonly isStartLate: boolean;
  readonly startBy?: string;
  readonly workingDaysLeft?: number;
}

/** A recall in a list. */
export interface ShownRecall {
  readonly account: ShownAccount;
  readonly clock: ShownClock;
  readonly firmName: string;
  readonly recall: Recall;
}

/** A holder with its state. */
export interface ShownHolder extends RecallHolder {
  readonly holderName: string;
  readonly isAnswerWaiting: boolean;
  readonly state: 'told' | 'acknowledged' | 'counted';
  readonly unknownGrams: number;
}

/** A recall with everything about it. */
export interface ShownRecallDetail extends ShownRecall {
  readonly elapsed: { readonly countedMs?: number; readonly notifiedMs?: number };
  readonly events: readonly {
    readonly commandId: string;
    readonly eventTime: string;
    readonly type: string;
  }[];
  readonly holders: readonly ShownHolder[];
  readonly lots: readonly {
    readonly grams: number;
    readonly holderId?: string;
    readonly holderName?: string;
    readonly isHeld: boolean;
    readonly kind?: string;
    readonly lotId: string;
  }[];
  readonly missing: readonly ShownSentence[];
  readonly trace: { readonly down: ShownWalk; readonly up: ShownWalk };
}

/** An answer by a one-time link. */
export interface ShownAnswer {
  readonly at: string;
  readonly counted?: {
    readonly destroyedGrams: number;
    readonly returnedGrams: number;
    readonly stillOutGrams: number;
  };
  readonly holderId: string;
  readonly isCarried: boolean;
  readonly token: string;
}

type Loose = Readonly<Record<string, unknown>>;

export function isScope(value: unknown): value is ShownScope & Loose {
  return hasRecords(value, 'down', 'up') && hasLists(value, 'gaps', 'lots');
}

export function isRecall(value: unknown): value is ShownRecall & Loose {
  return hasRecords(value, 'account', 'clock', 'recall');
}

export function isRecallDetail(value: unknown): value is ShownRecallDetail & Loose {
  return isRecall(value) && hasLists(value, 'events', 'holders', 'lots', 'missing');
}

export function isAnswer(value: unknown): value is ShownAnswer & Loose {
  return isRecord(value) && ['at', 'holderId', 'token'].every((name) => textOf(value[name]));
}

function hasRecords(value: unknown, ...names: readonly string[]): value is Loose {
  return isRecord(value) && names.every((name) => isRecord(value[name]));
}

function hasLists(value: unknown, ...names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => Array.isArray(value[name]));
}
