// SPDX-License-Identifier: Apache-2.0

/** What is to be known of a chart. */
export interface ChartKind {
  /** Shows how persons' steps came out: its n then stands at every point. */
  readonly ofPersons: boolean;
  /** Source file below `src`. */
  readonly source: string;
}

/** Every chart of the explorer by its `data-chart`; a test compares the list with the sources. */
export const CHARTS = {
  'bin-curve': { ofPersons: false, source: 'bins/curve-picture.tsx' },
  'bin-section': { ofPersons: false, source: 'bins/section-picture.tsx' },
  'parcel-weather': { ofPersons: false, source: 'seasons/weather-chart.tsx' },
  'quality-cusum': { ofPersons: true, source: 'quality/control-charts.tsx' },
  'quality-ewma': { ofPersons: true, source: 'quality/control-charts.tsx' },
  'quality-funnel': { ofPersons: true, source: 'quality/funnel-chart.tsx' },
  'quality-p-chart': { ofPersons: true, source: 'quality/control-charts.tsx' },
  'season-line': { ofPersons: false, source: 'seasons/season-chart.tsx' },
  'time-series': { ofPersons: false, source: 'parts/time-chart.tsx' },
} as const satisfies Readonly<Record<string, ChartKind>>;

/** Name of one of {@link CHARTS}. */
export type ChartName = keyof typeof CHARTS;
