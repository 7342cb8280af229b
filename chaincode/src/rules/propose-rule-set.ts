// SPDX-License-Identifier: Apache-2.0
import {
  RULE_SET_OWNER,
  ruleSetHash,
  stateKey,
  type Identity,
  type RuleSet,
  type RuleSetKind,
  type RuleValues,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';

/**
 * A rule set that nothing reads yet: the first of two persons of the owning authority. Refuses `RULE_SET_EXISTS`,
 * `RULE_SET_VALUES`, `AUTHORITY_REFUSED`.
 */
export const planProposeRuleSet: Plan<'proposeRuleSet'> = async (command, facts) => {
  const { areaCode, legalBasis, ruleSetId, sourceUrl, status, validFrom, validTo } = command;
  const { values } = command;
  const identity = ownerOf(values.kind, facts);
  const key = stateKey('rule-set', ruleSetId);
  await facts.assertFree(key, 'RULE_SET_EXISTS');
  demand(
    validTo === undefined || validFrom <= validTo,
    'RULE_SET_VALUES',
    `expected validTo on or after ${validFrom}, got ${validTo ?? ''}`,
  );
  assertValues(values);
  const { operatorId, keyId, personId } = identity;
  const value: RuleSet = {
    areaCode,
    authority: RULE_SET_OWNER[values.kind],
    contentHash: ruleSetHash(command),
    kind: values.kind,
    legalBasis,
    operatorId,
    proposed: { at: facts.recordTime, keyId, personId },
    ruleSetId,
    sourceUrl,
    state: 'proposed',
    status,
    v: 1,
    validFrom,
    validTo,
    values,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode }],
    writes: [{ key, value }],
  };
};

/** The signer, a person of the authority that owns the kind. @throws ContractError `AUTHORITY_REFUSED`. */
export function ownerOf(kind: RuleSetKind, facts: Facts): Identity {
  const { signer } = facts;
  const authority = RULE_SET_OWNER[kind];
  if (signer.kind === 'person' && signer.identity.authority === authority) return signer.identity;
  const got = signer.kind === 'person' ? (signer.identity.authority ?? 'none') : 'an organisation';
  throw new ContractError(
    'AUTHORITY_REFUSED',
    `expected a person of authority ${authority}, which owns ${kind}, got ${got}`,
  );
}

function assertValues(values: RuleValues): void {
  const fault = faultOf(values);
  demand(fault === undefined, 'RULE_SET_VALUES', fault ?? '');
}

function faultOf(values: RuleValues): string | undefined {
  switch (values.kind) {
    case 'input-products': {
      const wrong = values.products.find((one) =>
        one.uses.some((use) => use.doseMinMilli > use.doseMaxMilli),
      );
      if (wrong) return `the least dose of ${wrong.registration} is above its greatest`;
      return twice(values.products.map((one) => one.registration));
    }
    case 'banned-inputs':
      return values.actives.length + values.registrations.length > 0 ? undefined : 'names nothing';
    case 'yield-caps':
      return twice(values.caps.map(({ variety, year }) => `${variety} ${year}`));
    case 'milling-recovery':
      return values.minMilliPercent <= values.maxMilliPercent ? undefined : 'least above greatest';
    default:
      return twice(namesOf(values));
  }
}

type Listed = Extract<
  RuleValues,
  { readonly kind: 'label-fields' | 'mass-tolerance' | 'packing-documents' }
>;

/** What each row of a list is about; no two rows are about the same. */
function namesOf(values: Listed): string[] {
  switch (values.kind) {
    case 'mass-tolerance':
      return values.steps.map(({ step }) => step);
    case 'label-fields':
      return values.fields.map(({ field, when }) => `${field} (${when})`);
    case 'packing-documents':
      return values.documents.map(
        (one) => `${one.documentKind} of the ${one.holder} (${one.claim})`,
      );
  }
}

function twice(names: readonly string[]): string | undefined {
  const found = names.find((name, index) => names.indexOf(name) !== index);
  return found === undefined ? undefined : `${found} is named twice`;
}
