// SPDX-License-Identifier: Apache-2.0
import type { Application, Correction, DocumentEntry, InputStock, Interval } from '@daoji/model';

import { isRecord, numberOf, textOf } from '../check/untyped.js';
import { ApiProblem } from './problem.js';

/** An operator to choose. */
export interface ShownOperator {
  readonly operatorId: string;
  readonly publicName: string;
}

/** A stock lot as the gateway shows it. */
export interface ShownStock {
  readonly emptiesDue: number;
  readonly name?: string;
  readonly stock: InputStock;
}

/** An application with the parcels that were refused. */
export interface ShownApplication {
  readonly application: Application;
  /** Declared to be in error. */
  readonly correction?: Correction;
  readonly refusals: readonly {
    readonly code: string;
    readonly message: string;
    readonly subject: string;
  }[];
}

/** Running intervals and headroom of one parcel. */
export interface ShownParcelSeason {
  readonly areaM2: number;
  readonly capGrams?: number;
  readonly freeFrom?: string;
  readonly harvestedGrams: number;
  readonly headroomGrams?: number;
  readonly intervals: readonly (Interval & {
    readonly isRunning: boolean;
    readonly name?: string;
  })[];
  readonly parcelId: string;
  readonly season: number;
  readonly variety: string;
}

/** One thing that blocks or is due. */
export interface ShownNotice {
  readonly code: string;
  readonly date?: string;
  readonly en: string;
  readonly subject: string;
  readonly zh: string;
}

/** What a producer sees first. */
export interface ShownHome {
  readonly blocks: readonly ShownNotice[];
  readonly date: string;
  readonly due: readonly ShownNotice[];
  readonly parcels: readonly ShownParcelSeason[];
  readonly totals: {
    readonly capGrams: number;
    readonly forecast?: { readonly paddyGrams: number; readonly riceMaxGrams?: number };
    readonly harvestedGrams: number;
    readonly headroomGrams: number;
    readonly upliftGrams?: number;
    readonly withoutCap: number;
  };
}

/** What may be sprayed with one product. */
export interface ShownAdvice {
  readonly actives: readonly string[];
  readonly allowed: boolean;
  readonly content: string;
  readonly earliestHarvest: string;
  readonly name: string;
  readonly needsAgronomist: boolean;
  readonly phiDays: number;
  readonly reasons: readonly {
    readonly code: string;
    readonly en: string;
    readonly ruleSetId: string;
    readonly zh: string;
  }[];
  readonly registration: string;
  readonly ruleSetId: string;
  readonly status: string;
  readonly stock: readonly { readonly remainingMilli: number; readonly stockLotId: string }[];
  readonly unit: string;
  readonly uses: readonly {
    readonly doseMaxMilli: number;
    readonly doseMinMilli: number;
    readonly parcelMaxMilli: number;
    readonly parcelMinMilli: number;
    readonly target: string;
  }[];
  readonly usesLeft: number;
}

/** What may be sprayed on a parcel on a day. */
export interface ShownSprayAdvice {
  readonly date: string;
  readonly products: readonly ShownAdvice[];
}

/** A document with how it stands. */
export interface ShownDocument {
  readonly document: DocumentEntry;
  readonly isNewest: boolean;
  readonly state: 'in-force' | 'expiring' | 'expired' | 'not-yet';
}

/** True for an operator as the ledger keeps it. */
export function isOperator(
  value: unknown,
): value is ShownOperator & Readonly<Record<string, unknown>> {
  return isRecord(value) && hasTexts(value, 'operatorId', 'publicName');
}

/** True for a stock lot as the gateway shows it. */
export function isStock(value: unknown): value is ShownStock & Readonly<Record<string, unknown>> {
  return isRecord(value) && numberOf(value['emptiesDue']) !== undefined && isRecord(value['stock']);
}

/** True for an application as the gateway shows it. */
export function isApplication(
  value: unknown,
): value is ShownApplication & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['application']) && Array.isArray(value['refusals']);
}

/** True for a document as the gateway shows it. */
export function isDocumentStatus(
  value: unknown,
): value is ShownDocument & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['document']) && hasTexts(value, 'state');
}

/** The home of an answer. @throws ApiProblem for another shape. */
export function readHome(body: unknown): ShownHome {
  if (
    isRecord(body) &&
    [body['blocks'], body['due'], body['parcels']].every(Array.isArray) &&
    isRecord(body['totals'])
  )
    return body as unknown as ShownHome;
  throw new ApiProblem(200, 'SHAPE', 'expected the home of an operator');
}

/** The advice of an answer. @throws ApiProblem for another shape. */
export function readAdvice(body: unknown): ShownSprayAdvice {
  if (isRecord(body) && Array.isArray(body['products']) && hasTexts(body, 'date'))
    return body as unknown as ShownSprayAdvice;
  throw new ApiProblem(200, 'SHAPE', 'expected what may be sprayed on a parcel');
}

function hasTexts(value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): boolean {
  return keys.every((key) => textOf(value[key]) !== undefined);
}
