// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  stateKey,
  type Contract,
  type EventFlag,
  type Mandate,
  type MandateWork,
  type Parcel,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { BUILT_IN_RULES } from '../rules/built-in-rules.js';
import { RuleError } from '../rules/rule-refusal.js';
import { contractOf } from '../trade/contracts.js';
import { mandateOf } from './mandates.js';

/** Contracts and mandates that a record names. */
interface Named {
  readonly contractIds?: readonly string[] | undefined;
  readonly mandateIds?: readonly string[] | undefined;
}

/**
 * What a signer's operator may do on others' land by the contracts and mandates that its record names: an accepted
 * contract lets the buyer work on its parcels in its season, a mandate what it says, for the giver's own land or that of
 * the giver's contracts. Without either, rights are what they are.
 */
export class Grants {
  readonly #facts: Facts;
  readonly #work: MandateWork;
  readonly #contracts: readonly Contract[];
  readonly #mandates: readonly Mandate[];
  readonly #isNamed: boolean;
  #isUnconfirmed = false;

  private constructor(
    facts: Facts,
    work: MandateWork,
    contracts: readonly Contract[],
    mandates: readonly Mandate[],
    isNamed: boolean,
  ) {
    this.#facts = facts;
    this.#work = work;
    this.#contracts = contracts;
    this.#mandates = mandates;
    this.#isNamed = isNamed;
  }

  /**
   * Reads what is named; what is over gives nothing, and is said parcel by parcel.
   * @throws ContractError `CONTRACT_NOT_FOUND`, `CONTRACT_PARTY`, `MANDATE_NOT_FOUND`, `MANDATE_PARTY`.
   */
  static async of(facts: Facts, named: Named, work: MandateWork): Promise<Grants> {
    const { contractIds = [], mandateIds = [] } = named;
    const [contracts, mandates]: [Contract[], Mandate[]] = [[], []];
    for (const id of mandateIds) mandates.push(await mandateOf(facts, id));
    const { operatorId } = facts;
    for (const { mandateId, toOperatorId } of mandates)
      demand(
        toOperatorId === operatorId,
        'MANDATE_PARTY',
        `mandate ${mandateId} is given to ${toOperatorId}, not to ${operatorId}`,
      );
    const buyers = [operatorId, ...mandates.map(({ fromOperatorId }) => fromOperatorId)];
    for (const id of contractIds) contracts.push(await contractOf(facts, id));
    for (const { buyerOperatorId, contractId } of contracts)
      demand(
        buyers.includes(buyerOperatorId),
        'CONTRACT_PARTY',
        `expected contract ${contractId} of buyer ${buyers.join(' or ')}, got ${buyerOperatorId}`,
      );
    const isNamed = contracts.length + mandates.length > 0;
    const date = civilDateOf(facts.eventTime);
    return new Grants(
      facts,
      work,
      contracts.filter(({ state }) => state === 'accepted'),
      mandates.filter(
        ({ state, validFrom, validTo, works }) =>
          state === 'given' && works.includes(work) && validFrom <= date && date <= validTo,
      ),
      isNamed,
    );
  }

  /** Flags of the record and of what it makes. */
  get flags(): readonly EventFlag[] {
    return this.#isUnconfirmed ? ['UNCONFIRMED'] : [];
  }

  /**
   * A parcel as a target of rights.
   * @throws RuleError `NO_MANDATE` where contracts or mandates are named and none covers another's parcel.
   */
  targetOf(parcel: Parcel, isConsentable = true): Target {
    const { areaCode, operatorId, parcelId } = parcel;
    const key = stateKey('parcel', parcelId);
    const { cosigners, operatorId: own } = this.#facts;
    const hasSigned = isConsentable && cosigners.some((one) => one.operatorId === operatorId);
    if (!this.#isNamed || operatorId === own || hasSigned)
      return { key, operatorId, areaCode, isConsentable };
    const word = this.wordFor(parcel);
    if (word === undefined) throw this.#refusal(parcel);
    if (word === 'unconfirmed') this.#isUnconfirmed = true;
    return { key, operatorId, areaCode, isGranted: true };
  }

  /** How well the right over another's parcel is confirmed; `undefined` where there is none. */
  wordFor(parcel: Parcel): 'confirmed' | 'unconfirmed' | undefined {
    if (this.#hasContract(parcel, this.#facts.operatorId)) return 'confirmed';
    const covering = this.#mandates.filter(
      ({ fromOperatorId, parcels }) =>
        (parcels === undefined || parcels.includes(parcel.parcelId)) &&
        (fromOperatorId === parcel.operatorId || this.#hasContract(parcel, fromOperatorId)),
    );
    if (covering.length === 0) return undefined;
    return covering.every(({ confirmation }) => confirmation === 'none')
      ? 'unconfirmed'
      : 'confirmed';
  }

  /** True when an accepted contract or a confirmed mandate opens the operator's things too, e.g. its stock. */
  opensThingsOf(operatorId: string): boolean {
    const { operatorId: own } = this.#facts;
    return (
      this.#contracts.some(
        (one) => one.growerOperatorId === operatorId && one.buyerOperatorId === own,
      ) ||
      this.#mandates.some((one) => one.fromOperatorId === operatorId && one.confirmation !== 'none')
    );
  }

  #hasContract({ operatorId, parcelId, season }: Parcel, buyerOperatorId: string): boolean {
    return this.#contracts.some(
      (one) =>
        one.buyerOperatorId === buyerOperatorId &&
        one.growerOperatorId === operatorId &&
        one.season === season &&
        one.parcels.includes(parcelId),
    );
  }

  #refusal({ operatorId, parcelId, season }: Parcel): RuleError {
    const { rule, legalBasis, accepted } = noMandate();
    return new RuleError('NO_MANDATE', {
      found:
        `parcel ${parcelId} of ${operatorId}, season ${season}: no named contract that is accepted, ` +
        `and no mandate for ${this.#work} that is in force, covers it for ${this.#facts.operatorId}`,
      rule,
      legalBasis,
      ruleSetId: 'built-in',
      accepted,
    });
  }
}

function noMandate(): NonNullable<(typeof BUILT_IN_RULES)['NO_MANDATE']> {
  const rule = BUILT_IN_RULES.NO_MANDATE;
  if (rule === undefined) throw new Error('NO_MANDATE has a rule');
  return rule;
}
