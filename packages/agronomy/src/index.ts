// SPDX-License-Identifier: Apache-2.0
export { findContacts, type Contact, type ContactKind, type Position } from './crossings.js';
export {
  assertSorted,
  drawLowest,
  frontierAfter,
  frontierRoot,
  listRoot,
  lowestOf,
  randomnessOf,
  rankOf,
  type Ranked,
} from './draw.js';
export { geodesicArea, sphericalArea, type Polygon } from './areas.js';
export { AUTHALIC_RADIUS_M } from './authalic.js';
export { containsPoint, shareInside } from './containment.js';
export { boxesMeet, boxOf, overlapArea, type Box } from './overlap.js';
export {
  comparedSetBytes,
  comparedSetDigest,
  findOverlaps,
  LEAST_OVERLAP_M2,
  type Overlap,
  type Shape,
} from './overlap-report.js';
export {
  BUILT_IN,
  demandInput,
  ModelInputError,
  type ModelRule,
  type ModelStamp,
} from './model-result.js';
export {
  checkHourly,
  type CheckedWeather,
  type HourlyWeather,
  type VoidedValue,
  type WeatherQuantity,
} from './weather/hourly.js';
export { BlastamSeries } from './disease/blastam-series.js';
export { BLASTAM_RULE, type BlastamRule } from './disease/blastam-rule.js';
export {
  blastam,
  BLASTAM_VERSION,
  type BlastResult,
  type BlastVerdict,
  type WetRun,
} from './disease/blastam.js';
export { EpiriceSeries } from './disease/epirice-series.js';
export {
  epirice,
  EPIRICE_VERSION,
  type DailyWeather,
  type EpiriceDay,
  type EpiriceResult,
} from './disease/epirice.js';
export {
  EPIRICE,
  epiriceRule,
  onCurve,
  type Curve,
  type EpiriceDisease,
  type EpiriceName,
  type EpiriceRule,
} from './disease/epirice-tables.js';
export * from './disease/blast-infection.js';
export * from './disease/field-grades.js';
export * from './disease/infection-cohorts.js';
export * from './disease/leaf-wetness.js';
export * from './disease/sheath-growth.js';
export * from './insects/degree-days.js';
export * from './insects/stem-borer.js';
export * from './insects/stem-borer-stages.js';
export * from './growth/growing-degree-days.js';
export * from './growth/season-stage.js';
export * from './growth/water.js';
export * from './grain/aeration.js';
export * from './grain/air.js';
export * from './grain/bin-watch.js';
export * from './grain/hot-spots.js';
export * from './grain/inspection.js';
export * from './grain/layers.js';
export * from './grain/mass-balance.js';
export * from './grain/milling.js';
export * from './grain/moisture.js';
export * from './grain/phosphine.js';
export * from './grain/respiration.js';
export * from './grain/rise.js';
export * from './grain/watch-rule.js';
export * from './quality/alarm-report.js';
export * from './quality/alarms.js';
export * from './quality/charts.js';
export * from './quality/first-out.js';
export * from './quality/poisson.js';
export * from './quality/standardise.js';
