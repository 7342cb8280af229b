// SPDX-License-Identifier: Apache-2.0
import { findContacts } from '@daoji/agronomy';
import {
  areaVertices,
  BUILT_IN_RULES,
  grainAerationFault,
  grainFumigationFault,
  grainInspectionsFault,
  MAX_AREA_VERTICES,
  modelNumbersFault,
  operatorQualityFault,
  RULE_SET_OWNER,
  ruleSetHash,
  stateKey,
  storageWatchFault,
  type Identity,
  type ProtectedArea,
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
    ruleSetId !== BUILT_IN_RULES,
    'RULE_SET_VALUES',
    `expected another id than ${BUILT_IN_RULES}, which stands for the numbers of a program`,
  );
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

type ValuesOf<K extends RuleSetKind> = Extract<RuleValues, { kind: K }>;

/** What contradicts itself in the values of each kind. */
const FAULTS: { readonly [K in RuleSetKind]: (values: ValuesOf<K>) => string | undefined } = {
  'input-products': ({ products }) => {
    const wrong = products.find((one) =>
      one.uses.some((use) => use.doseMinMilli > use.doseMaxMilli),
    );
    if (wrong) return `the least dose of ${wrong.registration} is above its greatest`;
    return twice(products.map((one) => one.registration));
  },
  'banned-inputs': ({ actives, registrations }) =>
    actives.length + registrations.length > 0 ? undefined : 'names nothing',
  'yield-caps': ({ caps }) => twice(caps.map(({ variety, year }) => `${variety} ${year}`)),
  'milling-recovery': ({ maxMilliPercent, minMilliPercent }) =>
    minMilliPercent <= maxMilliPercent ? undefined : 'least above greatest',
  'recall-terms': ({ terms }) => twice(terms.map((term) => `class ${term.class}`)),
  'working-calendar': ({ holidays, workingWeekends }) => twice([...holidays, ...workingWeekends]),
  'mass-tolerance': ({ steps }) => twice(steps.map(({ step }) => step)),
  'grain-treatments': ({ treatments }) => twice(treatments.map(({ agent }) => agent)),
  'label-fields': ({ fields }) => twice(fields.map(({ field, when }) => `${field} (${when})`)),
  'packing-documents': ({ documents }) =>
    twice(documents.map((one) => `${one.documentKind} of the ${one.holder} (${one.claim})`)),
  settlement: ({ deductions }) => twice(deductions.map((row) => row.of)),
  'protected-area': areaFault,
  'model-parameters': ({ numbers }) => modelNumbersFault(numbers),
  'storage-watch': storageWatchFault,
  'grain-isotherms': () => undefined,
  'duty-terms': ({ posts }) => twice(posts.map(({ role }) => role)),
  'operator-quality': operatorQualityFault,
  'grain-inspections': grainInspectionsFault,
  'grain-aeration': grainAerationFault,
  'grain-fumigation': grainFumigationFault,
};

function faultOf<K extends RuleSetKind>(values: ValuesOf<K> & { kind: K }): string | undefined {
  const fault: (values: ValuesOf<K>) => string | undefined = FAULTS[values.kind];
  return fault(values);
}

/** Each polygon is valid by itself; polygons may touch. */
function areaFault(area: ProtectedArea): string | undefined {
  const vertices = areaVertices(area);
  if (vertices > MAX_AREA_VERTICES) {
    return `expected at most ${MAX_AREA_VERTICES} corners, got ${vertices}`;
  }
  for (const [index, rings] of area.polygons.entries()) {
    const open = rings.some((ring) => ring[0]?.join() !== ring.at(-1)?.join());
    if (open) return `polygon ${index} has a ring that does not end where it starts`;
    const [contact] = findContacts(rings.map((ring) => ring.map(([x, y]) => [x / 1e6, y / 1e6])));
    if (contact) return `polygon ${index} meets itself at ${contact.position.join(', ')}`;
  }
  return undefined;
}

function twice(names: readonly string[]): string | undefined {
  const found = names.find((name, index) => names.indexOf(name) !== index);
  return found === undefined ? undefined : `${found} is named twice`;
}
