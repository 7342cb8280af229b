// SPDX-License-Identifier: Apache-2.0
export {
  aiTable,
  findAi,
  isPathSequence,
  type AiComponent,
  type AiRule,
  type CharacterSet,
  type LinkLeniency,
} from './ai-table.js';
export { checkAssociations, type AssociationFault } from './associations.js';
export { checkCharacterPair, checkDigit } from './check-digit.js';
export { assertCreditCode, creditCodeSchema } from './credit-code.js';
export { parseDigitalLink, type DigitalLink } from './digital-link.js';
export { carrierString, parseElementString, type AiElement } from './element-string.js';
export { elementsOfUrn } from './epc-urn.js';
export { finestElements, finestLink, isSameThing } from './finest-link.js';
export { CANONICAL_STEM, canonicalLink, generateDigitalLink } from './generate-link.js';
export { GS1_ERROR_CODES, Gs1Error, type Gs1ErrorCode } from './gs1-error.js';
export {
  assertKey,
  elementsOf,
  gtin14,
  keyLink,
  newSerial,
  SERIAL_BYTES,
  withCheckDigit,
  type Gs1Key,
} from './keys.js';
export { epcUrnOf } from './link-urn.js';
export { escapeUriText, unescapeUriText, type UriPart } from './uri-text.js';
