// SPDX-License-Identifier: Apache-2.0
import { parcelSampleSchema, stateKey, type ParcelSample } from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

/** Where the rules of a draw come from. */
export const SAMPLE_BASIS = builtIn('parcels are verified by a committed random sample');

/** A sample in one of the states that a step wants. @throws ContractError `SAMPLE_NOT_FOUND`, RuleError `SAMPLE_STATE`. */
export async function sampleIn(
  facts: Facts,
  sampleId: string,
  states: readonly ParcelSample['state'][],
): Promise<ParcelSample> {
  assertAgri(facts);
  const key = stateKey('parcel-sample', sampleId);
  const sample = await facts.expect(key, parcelSampleSchema, 'SAMPLE_NOT_FOUND');
  demandRule(states.includes(sample.state), 'SAMPLE_STATE', {
    found: `sample ${sampleId} is ${sample.state}`,
    rule: 'a sample is committed, revealed, counted, checked, and only then speaks for its list',
    ...SAMPLE_BASIS,
    accepted: `a sample that is ${states.join(' or ')}`,
  });
  return sample;
}

/** What a step on a sample acts on. */
export function sampleTarget({ areaCode, operatorId, sampleId }: ParcelSample): Target {
  return { key: stateKey('parcel-sample', sampleId), operatorId, areaCode };
}

/** Parcels belong to authority agri. @throws ContractError `AUTHORITY_REFUSED`. */
export function assertAgri({ signer }: Facts): void {
  const isAgri = signer.kind === 'person' && signer.identity.authority === 'agri';
  demand(isAgri, 'AUTHORITY_REFUSED', 'expected a person of authority agri, which owns parcels');
}
