// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const LAW = {
  balance: 'conservation of mass, 食品安全法 art. 42 (unconfirmed)',
  identity: '电子签名法 art. 13 (unconfirmed)',
  once: 'append-only ledger',
  trace: '食品安全法 art. 42, 粮食流通管理条例 art. 12 (unconfirmed)',
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

/** Rules of contract and intake that need no rule set; part of the built-in rules. */
export const TRADE_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  CONTRACT_EXISTS: once('contract'),
  SLIP_EXISTS: once('weighbridge slip'),
  CONTRACT_NOT_FOUND: known('contract', 'offerContract by the buyer'),
  SLIP_NOT_FOUND: known('weighbridge slip', 'recordDelivery or recordBoughtIn'),
  CONTRACT_STATE: {
    rule: 'a contract goes from offered to accepted to ended, and takes loads only while accepted',
    legalBasis: LAW.trace,
    accepted:
      'the step that its state allows, a delivery without the contract is possible with the grower’s own signature',
  },
  CONTRACT_PARTY: {
    rule: 'a contract has two parties, and both are of the load',
    legalBasis: LAW.trace,
    accepted: 'the contract’s buyer and grower',
  },
  CONTRACT_PARCELS: {
    rule: 'a contract is for parcels of its grower, in their season and variety',
    legalBasis: LAW.trace,
    accepted: 'parcels of the grower with the season and variety of the contract',
  },
  CONTRACT_LOT: {
    rule: 'a contract takes harvest lots of its parcels, season and variety',
    legalBasis: LAW.trace,
    accepted: 'a harvest lot of the contract’s parcels, or a delivery without the contract',
  },
  DELIVERY_EXCEEDS_LOT: {
    rule: 'no more is taken in than is left of the harvest lot, at 14.5 % moisture',
    legalBasis: LAW.balance,
    accepted: 'at most what is left of the harvest lot, what is beyond it did not grow there',
  },
  DELIVERY_UNCONFIRMED: {
    rule: 'a load is another’s paddy: its grower confirms it, or accepted a contract for it',
    legalBasis: LAW.identity,
    accepted:
      'the grower’s signature in evidence.confirmations, or another word (sms-code, signed-paper with its photo, none) under a contract that the grower accepted',
  },
  SLIP_MASS: {
    rule: 'a load weighs something: gross is above tare',
    legalBasis: LAW.balance,
    accepted: 'a gross mass above the tare',
  },
  SLIP_STATE: {
    rule: 'a slip is settled once',
    legalBasis: LAW.once,
    accepted: 'a slip that is weighed and not yet settled',
  },
  SETTLEMENT_MASS: {
    rule: 'a sheet pays for the settled mass of its slip',
    legalBasis: LAW.balance,
    accepted: 'the settled mass of the slip',
  },
  SETTLEMENT_RULES_MISSING: {
    rule: 'deductions come from a rule set',
    legalBasis: LAW.trace,
    accepted: 'a slip that was weighed with a rule set settlement in force',
  },
};
