// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import { ALARM_RULES } from './alarm-rules.js';
import { CORRECTION_RULES } from './correction-rules.js';
import { DUTY_RULES } from './duty-rules.js';
import { MANDATE_RULES } from './mandate-rules.js';
import { OVERLAP_RULES } from './overlap-rules.js';
import { RECORD_RULES } from './record-rules.js';
import { RULE_SET_RULES } from './rule-set-rules.js';
import { TRADE_RULES } from './trade-rules.js';
import { FORECAST_RULES } from './forecast-rules.js';
import { STORAGE_RULES } from './storage-rules.js';
import { WARNING_RULES } from './warning-rules.js';

/** What a refusal by a rule that needs no rule set says beside what was found. */
export interface BuiltInRule {
  readonly rule: string;
  readonly legalBasis: string;
  /** What would be accepted instead, where the message itself cannot be more exact. */
  readonly accepted: string;
}

const LAW = {
  /** Each step names what went in and came out. */
  trace: '食品安全法 art. 42, 农产品质量安全法 art. 41 (unconfirmed)',
  balance: 'conservation of mass, 食品安全法 art. 42 (unconfirmed)',
  inputs: '农药管理条例 art. 34 and 36 (unconfirmed)',
  rights: 'rights table of the network',
  once: 'append-only ledger',
  recall: '食品召回管理办法 (unconfirmed)',
  owner: 'constitution of the network: rule sets belong to their authority',
  identity: '电子签名法 art. 13 (unconfirmed)',
} as const;

function once(thing: string): BuiltInRule {
  return {
    rule: `the id of a ${thing} is given once and never again`,
    legalBasis: LAW.once,
    accepted: `an id that no ${thing} has`,
  };
}

function known(thing: string, how: string): BuiltInRule {
  return {
    rule: `a step names only a ${thing} that is recorded`,
    legalBasis: LAW.trace,
    accepted: `a recorded ${thing} (${how})`,
  };
}

/**
 * Rules that hold on every network without a rule set, by the code of their refusal: {@link ContractError} adds them to its
 * text, so that every refusal names rule, legal basis, rule set and what would be accepted.
 */
export const BUILT_IN_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  ...TRADE_RULES,
  ...ALARM_RULES,
  ...WARNING_RULES,
  ...DUTY_RULES,
  ...FORECAST_RULES,
  ...STORAGE_RULES,
  ...CORRECTION_RULES,
  ...OVERLAP_RULES,
  ...MANDATE_RULES,
  ...RECORD_RULES,
  ...RULE_SET_RULES,
  APPLICATION_EXISTS: once('application'),
  BIN_EXISTS: once('bin'),
  CAPTURE_EXISTS: once('captured document'),
  DOCUMENT_EXISTS: once('document'),
  IDENTITY_EXISTS: once('key'),
  LOT_EXISTS: once('lot'),
  MILL_LINE_EXISTS: once('mill line'),
  OPERATOR_EXISTS: once('operator'),
  PARCEL_EXISTS: once('parcel'),
  RULE_SET_EXISTS: once('rule set'),
  STOCK_LOT_EXISTS: once('stock lot'),
  TRANSFER_EXISTS: once('transfer'),
  CODE_ORDER_EXISTS: once('code order'),
  RECALL_EXISTS: once('recall'),
  RECALL_NOT_FOUND: known('recall', 'startRecall or orderRecall'),
  RECALL_HOLDER: {
    rule: 'each holder is told once, and answers after it was told',
    legalBasis: LAW.recall,
    accepted: 'notifyHolder once for each holder, then its answers',
  },
  RECALL_LIMIT: {
    rule: 'one recall is one record of bounded size',
    legalBasis: LAW.trace,
    accepted: 'a second recall for the same reason',
  },
  RECALL_LOT: {
    rule: 'a firm recalls what it holds and what it sent, and nobody else’s rice',
    legalBasis: LAW.recall,
    accepted:
      'a lot of the firm, a transferId of the firm that names the lot, or an order of the authority',
  },
  RECALL_MASS: {
    rule: 'to be retrieved = returned + destroyed + still out + unknown, to the gram',
    legalBasis: LAW.recall,
    accepted: 'the grams that the record leaves',
  },
  RECALL_OPEN: {
    rule: 'a recall ends when each holder answered, nothing is still out, and the effect was checked',
    legalBasis: LAW.recall,
    accepted: 'closeRecall after the missing step',
  },
  RECALL_STATE: {
    rule: 'a recall that is closed stays as it is',
    legalBasis: LAW.recall,
    accepted: 'a new recall',
  },
  RECALL_TIME: {
    rule: 'a recall follows its discovery',
    legalBasis: LAW.recall,
    accepted: 'a discovery that is not ahead of the record',
  },
  RECALL_TOKEN: {
    rule: 'an answer without the holder’s key carries the token of the link that only the holder has',
    legalBasis: LAW.recall,
    accepted: 'the token whose hash notifyHolder named, or the holder’s own signature',
  },
  CODE_ORDER_NOT_FOUND: known('code order', 'orderCodes'),
  UNIT_NOT_FOUND: known('logistic unit', 'aggregatePackages'),
  UNIT_EXISTS: {
    rule: 'an SSCC stands on one case or pallet at a time',
    legalBasis: LAW.trace,
    accepted: 'another SSCC, or disaggregatePackages first',
  },
  UNIT_CHILD_TAKEN: {
    rule: 'a package stands in one case, a case on one pallet',
    legalBasis: LAW.trace,
    accepted: 'packages and units that stand in no other, or disaggregatePackages first',
  },
  CODE_PATH: {
    rule: 'a serial belongs to an order by its path to the committed root',
    legalBasis: LAW.trace,
    accepted: 'serial, place and path of one code of the order',
  },
  CODE_RANGE: {
    rule: 'codes are named by places of their order, each once, in few runs',
    legalBasis: LAW.trace,
    accepted: 'runs within the order that do not overlap',
  },
  CODE_STATE: {
    rule: 'a code goes from ordered to printed to activated, or to void, and never back',
    legalBasis: LAW.trace,
    accepted: 'codes in the state that the step takes',
  },
  TRANSFER_NOT_FOUND: known('transfer', 'offerTransfer by the sender'),
  BIN_NOT_FOUND: known('bin', 'registerBin by its keeper'),
  LOT_NOT_FOUND: known('lot', 'a lot that a step before made'),
  MILL_LINE_NOT_FOUND: known('mill line', 'registerMillLine'),
  OPERATOR_NOT_FOUND: known('operator', 'registerOperator'),
  PARCEL_NOT_FOUND: known('parcel', 'registerParcel, then attestParcel'),
  RULE_SET_NOT_FOUND: known('rule set', 'proposeRuleSet'),
  STOCK_LOT_NOT_FOUND: known('stock lot', 'purchaseInput or issueInput'),
  ACCESS_DENIED: {
    rule: 'what the rights table does not give is refused',
    legalBasis: LAW.rights,
    accepted: 'a signer whose role, operator and area the table names for this function',
  },
  AUTHORITY_REFUSED: {
    rule: 'a matter is decided by the authority that owns it',
    legalBasis: LAW.owner,
    accepted: 'a regulator of the owning authority, in the object’s area',
  },
  ROLE_REFUSED: {
    rule: 'an operator gives only the roles that its kind and organisation can have',
    legalBasis: LAW.rights,
    accepted: 'roles of the operator’s kind',
  },
  CONFIRMATION_MISSING: {
    rule: 'an entry that says it was confirmed by a signature carries that signature',
    legalBasis: LAW.identity,
    accepted:
      'the other party’s signature in evidence.confirmations, or the true way of confirmation',
  },
  BIN_CAPACITY_EXCEEDED: {
    rule: 'a bin holds no more than its capacity',
    legalBasis: LAW.balance,
    accepted: 'a smaller mass, or another bin',
  },
  LOT_MASS_EXCEEDED: {
    rule: 'no step takes or makes more than is there, at 14.5 % moisture',
    legalBasis: LAW.balance,
    accepted: 'at most the mass that is left',
  },
  PACK_MASS_EXCEEDED: {
    rule: 'packages hold no more than is taken from the lots',
    legalBasis: LAW.balance,
    accepted: 'fewer packages, or more milled rice',
  },
  PACK_PRODUCT: {
    rule: 'only milled rice is packed for consumers',
    legalBasis: LAW.trace,
    accepted: 'milled lots of product milled-rice',
  },
  LOT_CLOSED: {
    rule: 'nothing new is made of a lot that is closed',
    legalBasis: LAW.trace,
    accepted:
      'a lot that is open, or a step that only moves, counts, tests, loses or destroys a closed one',
  },
  LOT_DUPLICATE: {
    rule: 'a step names each lot once',
    legalBasis: LAW.balance,
    accepted: 'one entry for each lot, with the whole mass',
  },
  LOT_IN_TRANSIT: {
    rule: 'nothing is done with a lot that is under way',
    legalBasis: LAW.trace,
    accepted: 'acceptTransfer by the receiver, or cancelTransfer by the sender, first',
  },
  LOT_EMPTY: {
    rule: 'a lot that is sent holds something',
    legalBasis: LAW.balance,
    accepted: 'a lot with mass left',
  },
  PACKAGE_PARTS: {
    rule: 'packages move whole',
    legalBasis: LAW.balance,
    accepted: 'a multiple of the net mass of one package',
  },
  SECOND_PERSON_MISSING: {
    rule: 'stocktake and destruction are signed by two persons of the operator',
    legalBasis: LAW.identity,
    accepted: 'the signature of a second person of the operator in evidence.confirmations',
  },
  STOCK_EQUAL: {
    rule: 'a stocktake records a difference',
    legalBasis: LAW.balance,
    accepted: 'a count that differs from the record',
  },
  TRANSFER_LOTS: {
    rule: 'the receiver states the mass of each lot that was sent',
    legalBasis: LAW.balance,
    accepted: 'each lot of the transfer once',
  },
  TRANSFER_SELF: {
    rule: 'a transfer has two parties, and both sign',
    legalBasis: LAW.trace,
    accepted: 'an operator other than the sender',
  },
  TRANSFER_STATE: {
    rule: 'a transfer is accepted or called off once',
    legalBasis: LAW.trace,
    accepted: 'a transfer that is offered',
  },
  LOT_KIND: {
    rule: 'a step takes the kinds of lots that it is for',
    legalBasis: LAW.trace,
    accepted: 'a lot of a kind that the step takes',
  },
  LOT_VARIETY_MIXED: {
    rule: 'variety and harvest year are those of the parcels',
    legalBasis: LAW.trace,
    accepted: 'what the parcels say, and a name of its own only where they differ',
  },
  PARCEL_DUPLICATE: {
    rule: 'a step names each parcel once',
    legalBasis: LAW.balance,
    accepted: 'one entry for each parcel',
  },
  PARCEL_NOT_ATTESTED: {
    rule: 'a parcel is used once the village or the authority has attested it',
    legalBasis: LAW.trace,
    accepted: 'attestParcel first',
  },
  WORK_DATE: {
    rule: 'work is recorded once it is done',
    legalBasis: LAW.trace,
    accepted: 'a day that is not ahead of the record',
  },
  PARCEL_STATE: {
    rule: 'a parcel goes from draft to attested to verified to closed',
    legalBasis: LAW.trace,
    accepted: 'the step that its state allows',
  },
  EMPTIES_EXCEEDED: {
    rule: 'no more empty containers come back than were emptied',
    legalBasis: LAW.inputs,
    accepted: 'at most the containers that are empty',
  },
  HOLD_NOT_FOUND: {
    rule: 'only a running hold is released',
    legalBasis: LAW.trace,
    accepted: 'a lot with a running hold',
  },
};
