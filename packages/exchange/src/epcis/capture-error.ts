// SPDX-License-Identifier: Apache-2.0

/** Why an event or a query is refused, beyond what a hash refuses. */
export const CAPTURE_ERROR_CODES = {
  EPCIS_EVENT_SHAPE:
    'a member of the event is missing, not allowed for its type or of another form',
  EPCIS_EVENT_ID_TAKEN: 'another event has this eventID already',
  EPCIS_DECLARATION_OWNER: 'an error declaration by somebody else than whoever captured the event',
  EPCIS_QUERY_PARAMETER: 'a query parameter that is not offered, or a value that it cannot have',
} as const;

/** One code of {@link CAPTURE_ERROR_CODES}. */
export type CaptureErrorCode = keyof typeof CAPTURE_ERROR_CODES;

/** An event or query that is refused. `message` says what was expected and what came. */
export class CaptureError extends Error {
  readonly code: CaptureErrorCode;

  constructor(code: CaptureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CaptureError';
    this.code = code;
  }
}
