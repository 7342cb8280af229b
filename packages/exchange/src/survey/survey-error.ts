// SPDX-License-Identifier: Apache-2.0

/** What is wrong with a survey file or one of its features, with what it means. `docs/errors.md` is compared with it. */
export const SURVEY_ERROR_CODES = {
  SURVEY_ATTRIBUTE: 'an attribute is missing or not of its kind',
  SURVEY_AXES_SWAPPED: 'the coordinates would fit with their axes swapped',
  SURVEY_CRS_MISMATCH: 'the file states another reference system than was declared',
  SURVEY_CRS_UNKNOWN: 'the reference system is none that is read',
  SURVEY_DUPLICATE: 'two features have one parcel id',
  SURVEY_EMPTY: 'the file has no feature',
  SURVEY_ENCODING: 'the encoding of the attributes is not known, or not the declared one',
  SURVEY_FILE: 'the file cannot be read',
  SURVEY_GEOMETRY: 'a feature is no single polygon with closed rings',
  SURVEY_MIXED_DATUM: 'a feature states another datum than the file',
  SURVEY_OUT_OF_RANGE: 'a coordinate lies outside the region',
  SURVEY_PRJ_MISSING: 'the shapefile has no .prj',
  SURVEY_SELF_CROSSING: 'a boundary meets itself',
  SURVEY_TOO_LARGE: 'the file or a boundary is above its limit',
} as const;

/** Code of a {@link SurveyError}. */
export type SurveyErrorCode = keyof typeof SURVEY_ERROR_CODES;

/** A survey file cannot be imported at all. */
export class SurveyError extends Error {
  readonly code: SurveyErrorCode;

  constructor(code: SurveyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SurveyError';
    this.code = code;
  }
}

/** What is wrong with one feature. */
export interface FeatureFault {
  readonly code: SurveyErrorCode;
  /** The feature's parcel id, where it has one. */
  readonly id?: string;
  /** Place of the feature in the file, from 0. */
  readonly index: number;
  readonly message: string;
}
