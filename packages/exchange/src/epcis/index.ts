// SPDX-License-Identifier: Apache-2.0
export { answerEvent, EPC_FORMATS, queryDocument, type EpcFormat } from './answer-event.js';
export {
  captureDigest,
  documentDigest,
  type CaptureDigest,
  type DocumentDigest,
} from './capture-digest.js';
export { CAPTURE_ERROR_CODES, CaptureError, type CaptureErrorCode } from './capture-error.js';
export {
  EventBook,
  type BookEvent,
  type CaptureOutcome,
  type CaptureRequest,
  type ErrorBehaviour,
  type EventFault,
} from './event-book.js';
export { orderKey, parseEventQuery, QUERY_PARAMETERS, type EventQuery } from './event-query.js';
export {
  COLLECTION_NAMES,
  collectionValues,
  canonicalAsked,
  type CollectionName,
} from './event-values.js';
export {
  checkSensorElement,
  PERCENTILES,
  sensorElement,
  SUMMARY_METHOD,
  type SensorElement,
  type SummaryFault,
  type SummaryReading,
  type SummaryTerms,
} from './sensor-summary.js';
