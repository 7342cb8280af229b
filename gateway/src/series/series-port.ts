// SPDX-License-Identifier: Apache-2.0

/** One stored point; `value` is decimal text as InfluxDB answers it. */
export interface SeriesPoint {
  readonly bootEpoch: number;
  readonly channel: string;
  readonly flags: string;
  readonly quantity: string;
  readonly seq: number;
  /** UTC with milliseconds. */
  readonly time: string;
  readonly value: string;
}

/** What to read; every field is checked against the device's ledger profile before it gets here. Times in ms. */
export interface SeriesRequest {
  readonly deviceId: string;
  readonly channel: string;
  readonly quantity: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A curve in few points, and the stored points that a page marks on it. */
export interface SeriesStrip {
  readonly count: number;
  /** Means of equal spans of time; a span without points is left out, so that a gap stays a gap. */
  readonly curve: readonly { readonly timeMs: number; readonly mean: number }[];
  /** First, last, lowest, highest and middle point, without repeats, by time. */
  readonly marks: readonly SeriesPoint[];
}

/** Reads of the time series. All throw GatewayError `SERIES_UNREACHABLE`. */
export interface SeriesPort {
  points(request: SeriesRequest, limit: number): Promise<SeriesPoint[]>;
  strip(request: SeriesRequest): Promise<SeriesStrip>;
  ping(): Promise<void>;
}
