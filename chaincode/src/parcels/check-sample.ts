// SPDX-License-Identifier: Apache-2.0
import { parcelSchema, stateKey, type ParcelSample } from '@daoji/model';

import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';
import { SAMPLE_BASIS, sampleIn, sampleTarget } from './sample-state.js';

/**
 * What the field check of one drawn parcel found. One that fails is a draft again; the last check decides the sample.
 * Refuses `SAMPLE_NOT_FOUND`, `SAMPLE_STATE`, `SAMPLE_PARCEL`, `SAMPLE_CHECKED`, `PARCEL_NOT_FOUND`.
 */
export const planRecordSampleCheck: Plan<'recordSampleCheck'> = async (command, facts) => {
  const { documentHash, parcelId, result, sampleId } = command;
  const sample = await sampleIn(facts, sampleId, ['drawn']);
  assertDrawn(sample, parcelId);
  const check = {
    at: facts.recordTime,
    ...(documentHash === undefined ? {} : { documentHash }),
    keyId: facts.signer.id,
    parcelId,
    result,
  };
  const checks = [...sample.checks, check];
  const value: ParcelSample = { ...sample, checks, state: stateAfter(sample, checks) };
  const target = sampleTarget(sample);
  const parcelKey = stateKey('parcel', parcelId);
  return {
    subjects: [target.key, parcelKey],
    targets: [target],
    writes: [
      { key: target.key, value },
      ...(result === 'fail' ? await demotion(facts, parcelKey) : []),
    ],
  };
};

function assertDrawn(sample: ParcelSample, parcelId: string): void {
  const { checks, lowest, sampleId } = sample;
  demandRule(
    lowest.some((one) => one.parcelId === parcelId),
    'SAMPLE_PARCEL',
    {
      found: `parcel ${parcelId} was not drawn by sample ${sampleId}`,
      rule: 'the beacon chooses what is checked, not the checker',
      ...SAMPLE_BASIS,
      accepted: `one of the ${lowest.length} drawn parcels`,
    },
  );
  demandRule(
    checks.every((one) => one.parcelId !== parcelId),
    'SAMPLE_CHECKED',
    {
      found: `parcel ${parcelId} was checked in sample ${sampleId}`,
      rule: 'a drawn parcel is checked once, so that no result is improved',
      ...SAMPLE_BASIS,
      accepted: 'a drawn parcel without a check',
    },
  );
}

function stateAfter(sample: ParcelSample, checks: ParcelSample['checks']): ParcelSample['state'] {
  if (checks.length < sample.lowest.length) return 'drawn';
  const failures = checks.filter((check) => check.result === 'fail').length;
  return failures <= sample.maxFailures ? 'passed' : 'failed';
}

async function demotion(facts: Facts, key: string): Promise<Write[]> {
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  if (parcel.state === 'closed') return [];
  return [{ key, value: { ...parcel, state: 'draft', verified: undefined } }];
}
