// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';

/** What is known of a measuring point; only the first three have a value that counts. */
export type PointState = 'normal' | 'note' | 'hot' | 'stuck' | 'void' | 'missing' | 'silent';

/** A sensor in the grain. */
export interface GridPoint {
  readonly cable: number;
  readonly channel: string;
  readonly depthMm?: number;
  readonly deviceId: string;
  readonly excessK?: number;
  readonly layer: number;
  readonly state: PointState;
  readonly time?: string;
  readonly valueC?: number;
}

/** A layer of the grain at a scan. */
export interface GridLayer {
  readonly answering: number;
  readonly depthMm?: number;
  readonly layer: number;
  readonly maximumC?: number;
  readonly meanC?: number;
  readonly minimumC?: number;
  readonly sensors: number;
}

/** What is measured beside the grain. */
export interface AirValue {
  readonly channel: string;
  readonly deviceId: string;
  readonly place: 'headspace' | 'outside' | 'other';
  readonly quantity: string;
  readonly state: 'normal' | 'void' | 'silent';
  readonly time?: string;
  readonly unit: string;
  readonly value?: number;
}

/** A bin's grain at one scan. */
export interface ShownSection {
  readonly air: readonly AirValue[];
  readonly at: string;
  readonly devices: readonly {
    readonly deviceId: string;
    readonly lastReadingAt?: string;
    readonly operatorId: string;
    readonly sensors: number;
  }[];
  readonly layers: readonly GridLayer[];
  readonly points: readonly GridPoint[];
  readonly rule: {
    readonly clearBelowK: number;
    readonly noteAtK: number;
    readonly raiseAboveK: number;
    readonly ruleSetId: string;
    readonly silentHours: number;
    readonly stuckScans: number;
  };
  readonly scanAt?: string;
  readonly scans: readonly string[];
}

/** Lengths of a curve. */
export const CURVE_LENGTHS = ['day', 'week', 'month', 'year'] as const;

/** One of {@link CURVE_LENGTHS}. */
export type CurveLength = (typeof CURVE_LENGTHS)[number];

/** One layer's figures, each a number for every moment of the curve, or null. */
export interface LayerCurve {
  readonly depthMm?: number;
  readonly layer: number;
  readonly leftOut: number;
  readonly max: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
  readonly min: readonly (number | null)[];
  readonly readings: number;
  readonly sensors: number;
}

/** What happened on the time of a curve. */
export interface CurveMark {
  readonly at: string;
  readonly id: string;
  readonly kind: 'raised' | 'cleared' | 'treatment';
  readonly until?: string;
  readonly what: string;
}

/** Curves of a bin's layers. */
export interface ShownCurve {
  readonly at: readonly string[];
  readonly from: string;
  readonly gapSeconds: number;
  readonly layers: readonly LayerCurve[];
  readonly marks: readonly CurveMark[];
  readonly spanSeconds: number;
  readonly to: string;
}

/** Somebody may stand before the picture: it is asked for again so often, ms. */
const AGAIN_MS = 60_000;

/** The grain at the newest scan up to a moment; the one shown before stays while the next comes. */
export function useSection(binId: string, at?: string): UseQueryResult<ShownSection> {
  const path = routes.binSection(binId, at);
  return useQuery({
    placeholderData: keepPreviousData,
    queryFn: async () => readSection(await getJson(path)),
    queryKey: [path],
    ...(at === undefined && { refetchInterval: AGAIN_MS }),
  });
}

/** The curves of a length. */
export function useCurve(binId: string, length: CurveLength): UseQueryResult<ShownCurve> {
  const path = routes.binCurve(binId, length);
  return useQuery({
    placeholderData: keepPreviousData,
    queryFn: async () => readCurve(await getJson(path)),
    queryKey: [path],
  });
}

function readSection(body: unknown): ShownSection {
  if (hasLists(body, ['points', 'layers', 'scans'])) return body as unknown as ShownSection;
  throw new ApiProblem(200, 'SHAPE', 'expected the section of a bin');
}

function readCurve(body: unknown): ShownCurve {
  if (hasLists(body, ['at', 'layers', 'marks'])) return body as unknown as ShownCurve;
  throw new ApiProblem(200, 'SHAPE', 'expected the curve of a bin');
}

function hasLists(
  body: unknown,
  lists: readonly string[],
): body is Readonly<Record<string, unknown>> {
  return isRecord(body) && lists.every((key) => Array.isArray(body[key]));
}
