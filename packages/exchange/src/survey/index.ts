// SPDX-License-Identifier: Apache-2.0
export { overlapArea } from '@daoji/agronomy';
export type { AttributeDefaults, ParcelAttributes } from './attributes.js';
export {
  AXIS_ORDERS,
  datumOf,
  fromWgs84,
  parseCrs,
  REGIONS,
  SURVEY_CRS,
  toWgs84,
  type AxisOrder,
  type Datum,
  type RegionName,
  type SurveyCrs,
} from './crs.js';
export {
  boundaryOf,
  draftsOf,
  polygonOfBoundary,
  type AreaBasis,
  type DraftOptions,
  type DraftWithBoundary,
  type ParcelDraft,
} from './drafts.js';
export { withOverlaps } from './overlap-claims.js';
export {
  MAX_SURVEY_BYTES,
  overlapsOf,
  readSurvey,
  type KnownParcel,
  type Survey,
  type SurveyOptions,
  type SurveyParcel,
} from './read-survey.js';
export { DBF_ENCODINGS, type DbfEncoding } from './shapefile.js';
export {
  SURVEY_ERROR_CODES,
  SurveyError,
  type FeatureFault,
  type SurveyErrorCode,
} from './survey-error.js';
