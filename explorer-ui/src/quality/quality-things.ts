// SPDX-License-Identifier: Apache-2.0

/** What is counted of steps. */
export type Measure = 'timeliness' | 'deviation' | 'result';

/** Every measure, in the order of the pages. */
export const MEASURES: readonly Measure[] = ['timeliness', 'deviation', 'result'];

/** `count` of `n`; limits of the Wilson interval, 0…1, are absent where n is 0. */
export interface ShownFigure {
  readonly count: number;
  readonly n: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** Two limits. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** One person's figures; `docs/spec/operator-quality.md` says how they are made. */
export interface PersonFigures {
  readonly compared: {
    readonly coarser: number;
    readonly expected: number;
    readonly leftOut: number;
    readonly n: number;
    readonly observed: number;
    readonly lower?: number;
    readonly ratio?: number;
    readonly upper?: number;
  };
  readonly figure: ShownFigure;
  readonly inputsDigest: string;
  readonly limits?: { readonly inner: Limits; readonly outer: Limits };
  readonly personId: string;
  readonly posts: readonly string[];
  readonly standing: 'few' | 'within' | 'inner' | 'outer';
  readonly stepTypes: readonly string[];
}

/** A month of a p chart. */
export interface ShareMonth extends ShownFigure {
  readonly isFew: boolean;
  readonly isOut: boolean;
  readonly month: string;
  readonly share?: number;
}

/** A month of CUSUM and EWMA. */
export interface ControlMonth {
  readonly count: number;
  readonly cusum?: { readonly high: number; readonly isSignal: boolean; readonly low: number };
  readonly ewma?: Limits & { readonly isSignal: boolean; readonly value: number };
  readonly expected: number;
  readonly month: string;
  readonly n: number;
  readonly score?: number;
}

/** Charts of one measure. */
export interface QualityCharts {
  readonly control: readonly ControlMonth[];
  readonly from: string;
  /** Limits of the funnel as curves. */
  readonly funnel: readonly {
    readonly expected: number;
    readonly inner: Limits;
    readonly outer: Limits;
  }[];
  readonly inputsDigest: string;
  readonly measure: Measure;
  readonly operatorId: string;
  readonly pChart: { readonly centre?: number; readonly months: readonly ShareMonth[] };
  readonly personId?: string;
  readonly persons: readonly PersonFigures[];
  readonly ruleSetId: string;
  readonly to: string;
  readonly values: {
    readonly cusum: { readonly hMilli: number };
    readonly funnel: { readonly innerMilliPercent: number; readonly outerMilliPercent: number };
    readonly leastN: number;
    readonly baselineMonths: number;
  };
  readonly whole: ShownFigure;
}

/** One record behind a figure. */
export interface ShownStep {
  readonly causes: readonly string[];
  readonly commandId: string;
  readonly eventTime: string;
  readonly lotId?: string;
  readonly personId: string;
  readonly subjects: readonly string[];
  readonly type: string;
}

/** Records behind a figure. */
export interface QualityRecords {
  readonly figure: ShownFigure;
  readonly inputsDigest: string;
  readonly items: readonly ShownStep[];
  readonly total: number;
}

/** What a person signed. */
export interface OwnSteps {
  readonly figures: readonly (ShownFigure & { readonly measure: Measure })[];
  readonly from: string;
  readonly items: readonly ShownStep[];
  readonly operatorId: string;
  readonly personId: string;
  readonly to: string;
  readonly total: number;
}

/** Who signed which step of a lot. */
export interface LotSigners {
  readonly items: readonly {
    readonly commandId: string;
    readonly eventTime: string;
    readonly operatorId: string;
    readonly personId?: string;
    readonly posts?: readonly string[];
    readonly type: string;
  }[];
  readonly operatorId: string;
}

/** An operator at a glance. */
export interface OperatorOverview {
  readonly alarms: readonly string[];
  readonly bins: readonly string[];
  readonly date: string;
  readonly lots: readonly {
    readonly count: number;
    readonly grams: number;
    readonly kind: string;
  }[];
  readonly parcels: readonly string[];
  readonly people: number;
  readonly posts: readonly {
    readonly byKeyAlone: number;
    readonly people: number;
    readonly post: string;
  }[];
  readonly recalls: readonly string[];
  readonly sites: readonly string[];
  readonly warnings: readonly string[];
}

/** Counts of an operator's people together. */
export interface OperatorQualityFigures {
  readonly from: string;
  readonly measures: readonly { readonly figure: ShownFigure; readonly measure: Measure }[];
  readonly people: number;
  readonly ruleSetId: string;
  readonly to: string;
}
