// SPDX-License-Identifier: Apache-2.0

/** Why an EPCIS document or event is refused. */
export const EPCIS_ERROR_CODES = {
  EPCIS_SHAPE: 'the value is no EPCIS 2.0 document or event in JSON',
  EPCIS_CONTEXT_MISSING: 'neither document nor event names the EPCIS 2.0 context',
  EPCIS_CONTEXT_UNKNOWN: 'a context by its URL that is not built in; none is ever fetched',
  EPCIS_CONTEXT_TERM: 'an inline context does more than add prefixes',
  EPCIS_TIME: 'a time that is no xsd:dateTimeStamp of an existing moment',
} as const;

/** One code of {@link EPCIS_ERROR_CODES}. */
export type EpcisErrorCode = keyof typeof EPCIS_ERROR_CODES;

/** An EPCIS document or event that is refused. `message` says what was expected and what came. */
export class EpcisError extends Error {
  readonly code: EpcisErrorCode;

  constructor(code: EpcisErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EpcisError';
    this.code = code;
  }
}
