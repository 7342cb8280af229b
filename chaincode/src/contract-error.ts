// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_RULES } from './rules/built-in-rules.js';

/**
 * Every code that a contract throws, with what it means. `docs/errors.md` is compared with it. Texts of refused
 * transactions start `CODE: `, since Fabric carries only text.
 */
export const CONTRACT_ERRORS = {
  ACCESS_DENIED: 'no role of the signer allows this function on this object',
  ALREADY_INITIALISED: 'meta:init was called before on this channel',
  APPLICATION_EXISTS: 'an application with this id is recorded',
  AREA_BASIS: 'the area in use is not the stated area that it names',
  ARGUMENT_SHAPE: 'an argument of a service function is not of its shape',
  AUTHORITY_REFUSED: 'the signer or operator is not of the authority that this belongs to',
  BIN_CAPACITY_EXCEEDED: 'the bin would hold more than its capacity',
  BIN_EXISTS: 'a bin with this id is registered',
  BIN_NOT_FOUND: 'no bin with this id is registered',
  BOUNDARY_UNCHANGED: 'a revision carries the boundary that is recorded',
  BRIDGE_EPOCH_STALE: 'the bridge epoch is not the current one, or a fence does not raise it',
  BRIDGE_EXISTS: 'a bridge with this site and id is registered',
  BRIDGE_NOT_FOUND: 'no bridge with this site and id is registered',
  CLOCK_WINDOW: "the transaction's time is more than 15 min from the endorser's clock",
  CODES_EXCEED_LAND:
    'more codes would be active than the lot has packages, and so more than the land yields',
  CODE_ORDER_EXISTS: 'a code order with this id is recorded',
  CODE_ORDER_NOT_FOUND: 'no code order with this id is recorded',
  CODE_PATH: 'the serial is not at this place of the order',
  CODE_RANGE: 'the places lie outside the order, overlap, or are too scattered for one record',
  CODE_STATE: 'a code is not in the state that this step takes',
  COMMAND_ID_TAKEN: 'another command with this commandId is recorded',
  COMMAND_NOT_CANONICAL: 'the command is not RFC 8785 text',
  COMMAND_SHAPE: 'the command or its envelope does not fit its closed schema',
  COMMAND_SIGNATURE: "the signature is not the signer's over these bytes, or not low-S DER",
  COMMAND_TYPE_UNKNOWN: 'the channel has no command of this type',
  COMMAND_UNSIGNED: 'the command carries no signature and its submitter may not send it so',
  CONFIRMATION_MISSING: 'the other party named in onBehalfOf did not sign',
  CREDIT_CODE_TAKEN: 'another operator has this 统一社会信用代码',
  DEMO_KEY_ORDINARY_NETWORK: 'demo persons exist on scenario networks only',
  DEVICE_EXISTS: 'a device with this id is registered',
  DEVICE_KEY_TAKEN: 'another device has this key',
  DEVICE_NOT_ACTIVE: 'the device is not active: not yet consented to, or revoked',
  DEVICE_PROFILE: "the device's profile contradicts itself",
  DEVICE_STATE: "the device's state does not allow this step",
  DEVICE_UNKNOWN: 'no device with this id is registered, or it is bound to another bridge',
  DOCUMENT_DATES: 'a document ends before it starts, or is issued ahead',
  DOCUMENT_EXISTS: 'a document with this id is attached',
  DOCUMENT_EXPIRED: 'a document that packing needs is not in force on the production date',
  DOCUMENT_KIND: 'a document of this kind does not belong to such a subject, or needs its number',
  DOCUMENT_LIMIT: 'the lot or operator has as many documents as its record can list',
  DOCUMENT_MISSING: 'a document that packing needs was never attached',
  EMPTIES_EXCEEDED: 'more empty containers are returned than can be empty',
  EVENT_TIME_FUTURE: 'eventTime lies more than 15 min after the record time',
  EVIDENCE_SHAPE: "the envelope's evidence is not of its shape",
  FUNCTION_MISMATCH: "the transaction's function is not the command's type",
  FUNCTION_UNKNOWN: 'the contract has no such function',
  HARVEST_INTERVAL: 'a pre-harvest interval is running on the parcel',
  HARVEST_LIMIT: 'the parcel has as many harvest lots in the season as its record can list',
  HEAD_CONSISTENCY: 'the new log does not extend the recorded one',
  HEAD_MISMATCH: 'the recorded head is neither the previous nor the new one',
  HEAD_SHAPE: 'the log head is not the canonical text of its schema',
  HEAD_SLOT: "a device's watermark moves in a way that no readings explain",
  HEAD_WATERMARK: 'the watermark roots do not follow from the changed slots',
  HEAD_WITNESS: 'the transient data of the advance is missing or not of its shape',
  HOLD_NOT_FOUND: 'the lot has no hold that is not released',
  IDENTITY_EXISTS: 'this key was activated before',
  IDENTITY_NOT_ACTIVE: "the key is not valid at the command's eventTime",
  IDENTITY_REVOKED: 'the key is revoked',
  IDENTITY_UNKNOWN: 'the key was never activated on this channel',
  IDENTITY_VALIDITY: 'validTo is not after validFrom',
  INPUT_BANNED: 'the input is banned on that date',
  INPUT_CRAB_RICE: 'the input must not be used where crabs live',
  INPUT_DATES: 'a purchase or application lies ahead, or ends before it starts',
  INPUT_DOSE: 'the dose per mu is not the one that is registered',
  INPUT_NOT_REGISTERED:
    'the input is not registered on rice, or not against this target, on that date',
  INPUT_RESTRICTED: 'a restricted input was not confirmed by an agronomist',
  INPUT_STOCK_EXCEEDED: 'more would be taken from a stock lot than is left',
  INPUT_UNIT: 'the unit is not that of the registered product',
  INPUT_USES_EXCEEDED: 'the parcel has had all uses of this input that a season allows',
  KEY_SHAPE: 'a public key is not the DER SPKI of the expected curve',
  LABEL_CODE_MISMATCH: 'the label code is of another registration number',
  LABEL_CODE_USED: 'a label code was taken in before; it belongs to one sales unit',
  LOT_CLOSED: 'the lot is closed',
  LOT_DUPLICATE: 'a command names the same lot twice',
  LOT_EMPTY: 'nothing is left of the lot',
  LOT_EXISTS: 'a lot with this id is recorded',
  LOT_IN_TRANSIT: 'the lot is under way to another operator',
  LOT_KIND: 'the lot is of a kind that this step cannot take',
  LOT_MASS_EXCEEDED: 'more would come out than is there',
  LOT_NOT_FOUND: 'no lot with this id is recorded',
  LOT_ON_HOLD: 'the lot, or a harvest lot in it, is on hold',
  LOT_TEST_FAILED: 'the last test of this kind on the lot says fail',
  LOT_VARIETY_MIXED: "variety or harvest year is not that of the lot's parcels",
  MILL_LINE_EXISTS: 'a mill line with this id is registered',
  MILL_LINE_NOT_FOUND: 'no mill line with this id is registered',
  MILL_RECOVERY_EXCEEDED: 'more milled rice would come out than the recovery in force allows',
  NOT_INITIALISED: 'meta:init was not called on this channel',
  OPERATOR_EXISTS: 'an operator with this id is registered',
  OPERATOR_NOT_FOUND: 'no operator with this id is registered',
  PACKER_EXISTS: 'the operator may pack the product in that time already',
  PACKER_LIMIT: 'the product has as many packers as its record can list',
  PACKER_NOT_APPROVED: 'the packer is neither the brand owner nor approved on the production date',
  PACKER_NOT_FOUND: 'the operator has no approval that could be withdrawn',
  PACK_DATE: 'the production date lies ahead, or before the milling',
  PACKAGE_PARTS: 'grams of a package lot are no whole packages',
  PACK_MASS_EXCEEDED: 'the packages hold more than is taken from the lots',
  PACK_PRODUCT: 'only milled rice is packed',
  PARCEL_DUPLICATE: 'a command names the same parcel twice',
  PARCEL_EXISTS: 'a parcel with this id is registered',
  PARCEL_HARVESTED: 'a parcel that was harvested this season passes its land on',
  PARCEL_NOT_ATTESTED: 'the parcel is not attested',
  PARCEL_NOT_FOUND: 'no parcel with this id is registered',
  PARCEL_STATE: "the parcel's state does not allow this step",
  PARCEL_SUCCESSORS: 'a merged or split parcel names no successor, or another one does',
  PARCEL_VERSION: 'the boundary version is not the one that the command names',
  PLEDGE_EXISTS: 'a pledge with this id is issued',
  PLEDGE_PRODUCT: 'a pledge is for paddy, not for milled rice',
  PLEDGE_UNTRUE: 'the lot is known to be what the pledge denies',
  PRODUCT_EXISTS: 'a product with this GTIN is registered',
  PRODUCT_MASS: "the net mass is not the product's",
  PRODUCT_NOT_FOUND: 'no product with this GTIN is registered',
  PRODUCT_ORIGIN: "the rice is of a weaker origin class than the product's claim",
  PRODUCT_VARIETY: "the variety is not the product's",
  PROTECTED_AREA_MISSING: 'no protected area is in force where origin protected is claimed',
  RANGE_ORDER: 'a range ends before it starts',
  REBAG_DATE: 'rice that was packed before gets a later production date',
  ROLE_REFUSED: 'an operator of this kind or organisation cannot give this role',
  RULE_SECOND_PERSON: 'the person who proposed a rule set cannot confirm it',
  RULE_SET_EXISTS: 'a rule set with this id is recorded; it is never edited',
  RULE_SET_HASH: 'the second person names other values than were proposed',
  RULE_SET_NOT_FOUND: 'no rule set with this id is recorded',
  RULE_SET_STATE: 'the rule set is effective already',
  RULE_SET_VALUES: 'the values or dates of a rule set contradict themselves',
  SAMPLE_BEACON: 'the beacon value is not a signature of the committed beacon',
  SAMPLE_CHECKED: 'the drawn parcel was checked before',
  SAMPLE_EXISTS: 'a parcel sample with this id is recorded',
  SAMPLE_LIST: 'the ids are not the committed list, in order, each once',
  SAMPLE_LIST_DRAWN: 'a sample of the same list is recorded',
  SAMPLE_NOT_FOUND: 'no parcel sample with this id is recorded',
  SAMPLE_PARCEL: 'the parcel is not one that the sample is about',
  SAMPLE_ROUND: 'the beacon round is out already, or not out yet',
  SAMPLE_SIZE: 'the sample is larger than its list, or cannot fail',
  SAMPLE_STATE: 'the state of the sample does not allow this step',
  SEASON_HARVESTED: 'the season is declared after its harvest',
  SEASON_ORDER: 'the season lies behind the parcel, or ahead of the year',
  SITE_EXISTS: 'a site with this id is registered',
  SECOND_PERSON_MISSING: 'a second person of the operator did not sign',
  STATE_CORRUPT: 'a value of the state is not of its schema',
  STOCK_EQUAL: 'the count is what the record says, so there is nothing to write',
  STOCK_LOT_EXISTS: 'a stock lot with this id is recorded',
  STOCK_LOT_NOT_FOUND: 'no stock lot with this id is recorded',
  TRANSFER_EXISTS: 'a transfer with this id is recorded',
  TRANSFER_LOTS: 'the lots that arrived are not those that were sent',
  TRANSFER_NOT_FOUND: 'no transfer with this id is recorded',
  TRANSFER_SELF: 'a transfer goes to another operator',
  TRANSFER_STATE: 'the transfer was accepted or called off before',
  UNIT_CHILD_TAKEN: 'a package or unit stands in another unit',
  UNIT_EXISTS: 'a logistic unit with this SSCC is packed',
  UNIT_NOT_FOUND: 'no logistic unit with this SSCC is packed',
  WRONG_CHANNEL: 'the function belongs to the other channel',
  YIELD_CAP_EXCEEDED: 'the parcel would yield more than its cap for the season',
  YIELD_CAP_MISSING: 'the yield caps in force say nothing of this variety and season',
} as const;

/** Closed set of codes of {@link ContractError}. */
export type ContractErrorCode = keyof typeof CONTRACT_ERRORS;

/** A contract refused a transaction. The text that reaches the client is `CODE: message`. */
export class ContractError extends Error {
  readonly code: ContractErrorCode;

  constructor(code: ContractErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}${builtInPart(code, message)}`, options);
    this.name = 'ContractError';
    this.code = code;
  }
}

/** What a message lacks: a refusal by a rule set says its own rule, others get that of the network. */
function builtInPart(code: ContractErrorCode, message: string): string {
  const builtIn = BUILT_IN_RULES[code];
  if (builtIn === undefined || message.includes('; rule: ')) return '';
  const { rule, legalBasis, accepted } = builtIn;
  return `; rule: ${rule}; legal basis: ${legalBasis}; rule set: built-in; accepted: ${accepted}`;
}

/** Throws a {@link ContractError} unless `holds`. */
export function demand(holds: boolean, code: ContractErrorCode, message: string): asserts holds {
  if (!holds) throw new ContractError(code, message);
}
