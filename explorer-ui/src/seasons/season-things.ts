// SPDX-License-Identifier: Apache-2.0
import type { Correction, FieldWork, Interval } from '@daoji/model';

import { ApiProblem } from '../api/problem.js';
import { isRecord, textOf } from '../check/untyped.js';

/** Growing degree-days and stage; `reason` where there is none. */
export interface ShownGrowth {
  readonly coarseDays: number;
  readonly days: number;
  readonly floweringFrom?: string;
  readonly floweringInDays?: number;
  readonly floweringTo?: string;
  readonly gddHigh?: number;
  readonly gddLow?: number;
  /** First day of the harvest, where it is over. */
  readonly harvestedOn?: string;
  readonly missingDays: number;
  readonly reason?: string;
  readonly ruleSetId: string;
  readonly stage?: {
    readonly bbchFrom: number;
    readonly bbchTo: number;
    readonly en: string;
    readonly zh: string;
  };
  readonly start?: { readonly on: string; readonly work: 'sow' | 'transplant' };
  readonly status: 'confirmed' | 'unconfirmed' | 'built-in';
  readonly voidedCount: number;
}

/** One day of weather; a quantity that was not measured is absent. */
export interface ShownWeatherDay {
  readonly date: string;
  readonly humidity?: { readonly hours: number; readonly meanPercent: number };
  readonly rain?: { readonly hours: number; readonly mm: number };
  readonly sunshine?: { readonly h: number; readonly hours: number };
  readonly temperature?: { readonly hours: number; readonly maxC: number; readonly minC: number };
  readonly voided: readonly { readonly count: number; readonly quantity: string }[];
}

/** Water in the tube and what it asks for. */
export interface ShownWater {
  readonly advice: 'flood' | 'wait' | 'keep-flooded' | 'not-judgeable';
  readonly level?: { readonly at: string; readonly cm: number; readonly deviceId: string };
  readonly reason?: string;
  readonly toCm?: number;
  readonly why?: string;
  readonly withoutFlowering: boolean;
}

/** One entry of the season's line. */
export interface ShownStep {
  readonly application?: {
    readonly applicationId: string;
    readonly freeFrom?: string;
    readonly name?: string;
    readonly registration: string;
    readonly target: string;
  };
  readonly commandId: string;
  readonly correction?: Correction;
  readonly effect?: string;
  readonly eventTime?: string;
  readonly kind: string;
  readonly level?: string;
  readonly lotId?: string;
  readonly measure?: string;
  readonly on: string;
  readonly pest?: string;
  readonly recordTime?: string;
  readonly verdict?: string;
  readonly warningId?: string;
  readonly work?: FieldWork;
}

/** What there is to know of the crop on a parcel on a day. */
export interface ShownCrop {
  readonly areaM2: number;
  readonly date: string;
  readonly devices: readonly {
    readonly deviceId: string;
    readonly quantities: readonly string[];
  }[];
  readonly growth: ShownGrowth;
  readonly harvest: {
    readonly freeFrom?: string;
    readonly harvestedGrams: number;
    readonly headroomGrams?: number;
    readonly intervals: readonly (Interval & {
      readonly isRunning: boolean;
      readonly name?: string;
    })[];
  };
  readonly holderOperatorId?: string;
  readonly nitrogen: { readonly gramsPerMu?: number; readonly reason?: string };
  readonly operatorId: string;
  readonly operatorName?: string;
  readonly parcelId: string;
  readonly salinity: readonly {
    readonly at: string;
    readonly deviceId: string;
    readonly dsM: number;
    readonly isAbove?: boolean;
    readonly quantity: string;
    readonly thresholdDsM?: number;
  }[];
  readonly season: number;
  readonly station?: {
    readonly also: readonly string[];
    readonly deviceId: string;
    readonly from: 'parcel' | 'warning';
    readonly warningId?: string;
  };
  readonly steps: readonly ShownStep[];
  readonly variety: string;
  readonly water: ShownWater;
  readonly weather: { readonly days: readonly ShownWeatherDay[]; readonly reason?: string };
}

/** One thing to do. */
export interface ShownTodo {
  readonly code: string;
  readonly date?: string;
  readonly en: string;
  readonly parcelId: string;
  readonly path: string;
  readonly rank: number;
  readonly zh: string;
}

/** One parcel of the overview. */
export interface ShownSeasonRow {
  readonly areaM2: number;
  readonly freeFrom?: string;
  readonly growth: ShownGrowth;
  readonly harvestedGrams: number;
  readonly headroomGrams?: number;
  readonly lots: readonly string[];
  readonly openTasks: number;
  readonly parcelId: string;
  readonly season: number;
  readonly variety: string;
  readonly warning?: {
    readonly level: string;
    readonly pest: string;
    readonly validTo: string;
    readonly verdict: string;
    readonly warningId: string;
  };
  readonly water: ShownWater;
}

/** An operator's land in its season. */
export interface ShownOverview {
  readonly areaM2: number;
  readonly date: string;
  readonly items: readonly ShownSeasonRow[];
  readonly operatorId: string;
  readonly todo: readonly ShownTodo[];
}

/** @throws ApiProblem `SHAPE` */
export function readCrop(body: unknown): ShownCrop {
  const isCrop =
    isRecord(body) &&
    textOf(body['date']) !== undefined &&
    ['growth', 'harvest', 'water', 'weather'].every((name) => isRecord(body[name])) &&
    ['devices', 'salinity', 'steps'].every((name) => Array.isArray(body[name]));
  if (isCrop) return body as unknown as ShownCrop;
  throw new ApiProblem(200, 'SHAPE', 'expected the crop of a parcel');
}

/** @throws ApiProblem `SHAPE` */
export function readOverview(body: unknown): ShownOverview {
  const isOverview =
    isRecord(body) &&
    textOf(body['date']) !== undefined &&
    ['items', 'todo'].every((name) => Array.isArray(body[name]));
  if (isOverview) return body as unknown as ShownOverview;
  throw new ApiProblem(200, 'SHAPE', 'expected the season of an operator');
}
