// SPDX-License-Identifier: Apache-2.0
export { canonicalTime, canonicalValue, cbvUri } from './canonical-value.js';
export {
  BUNDLED_CONTEXTS,
  DAOJI_NAMESPACE,
  VOCABULARIES,
  wordUri,
  type Vocabulary,
} from './context-words.js';
export { EPCIS_ERROR_CODES, EpcisError, type EpcisErrorCode } from './epcis-error.js';
export { hashEvents, type EventHash, type HashOptions } from './event-hash.js';
export { eventsOf, type EventInContext } from './event-list.js';
export { expandCurie, readContext, type Namespaces } from './json-context.js';
