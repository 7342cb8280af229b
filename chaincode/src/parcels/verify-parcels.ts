// SPDX-License-Identifier: Apache-2.0
import {
  parcelSchema,
  stateKey,
  type EventRefusal,
  type Parcel,
  type ParcelSample,
} from '@daoji/model';

import type { Write } from '../ledger-state.js';
import { demandRule, refusalText, type RuleRefusal } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';
import { chunkHash } from './count-sample.js';
import { hasOverlap } from './overlaps.js';
import { SAMPLE_BASIS, sampleIn, sampleTarget } from './sample-state.js';

/**
 * A sample that passed speaks for one chunk of its list: attested parcels become verified. Those that changed or failed
 * since the commitment, or whose land is claimed twice (`OVERLAP_OPEN`), are listed as refused. Refuses `SAMPLE_NOT_FOUND`, `SAMPLE_STATE`, `SAMPLE_LIST`,
 * `PARCEL_NOT_FOUND`.
 */
export const planVerifySampledParcels: Plan<'verifySampledParcels'> = async (command, facts) => {
  const { chunk, parcels, sampleId } = command;
  const sample = await sampleIn(facts, sampleId, ['passed']);
  assertChunk(sample, chunk, parcels);
  const refusals: EventRefusal[] = [];
  const writes: Write[] = [];
  for (const parcelId of parcels) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    const why = whyNot(parcel, sample);
    const code = hasOverlap(parcel) ? 'OVERLAP_OPEN' : 'PARCEL_STATE';
    if (why) refusals.push({ code, message: refusalText(why), subject: key });
    else {
      const verified = { at: facts.recordTime, sampleId };
      writes.push({ key, value: { ...parcel, state: 'verified', verified } });
    }
  }
  const value: ParcelSample = {
    ...sample,
    verifiedChunks: [...sample.verifiedChunks, chunk].sort((one, other) => one - other),
    verifiedCount: sample.verifiedCount + writes.length,
  };
  const target = sampleTarget(sample);
  return {
    subjects: [target.key, ...writes.map((write) => write.key)],
    targets: [target],
    writes: [{ key: target.key, value }, ...writes],
    refusals,
  };
};

function assertChunk(sample: ParcelSample, chunk: number, parcels: readonly string[]): void {
  const isNew = !sample.verifiedChunks.includes(chunk);
  demandRule(isNew && sample.chunks[chunk] === chunkHash(parcels), 'SAMPLE_LIST', {
    found: `chunk ${chunk} of sample ${sample.sampleId}${isNew ? '' : ', verified before,'} with ${parcels.length} ids`,
    rule: 'a sample speaks for the parcels that were counted, once',
    ...SAMPLE_BASIS,
    accepted: `one of ${sample.chunks.length} chunks, with the ids as they were counted`,
  });
}

function whyNot(parcel: Parcel, sample: ParcelSample): RuleRefusal | undefined {
  const isRevised = (parcel.revisedAt ?? '') >= sample.committedAt;
  if (hasOverlap(parcel))
    return {
      found: `land of parcel ${parcel.parcelId} is claimed for ${(parcel.overlaps ?? []).map((one) => one.parcelId).join(', ')} too`,
      rule: 'land that is claimed twice is not verified',
      ...SAMPLE_BASIS,
      accepted: 'resolveOverlap by the agriculture authority first',
    };
  if (parcel.state === 'attested' && !isRevised) return undefined;
  return {
    found: `parcel ${parcel.parcelId} is ${parcel.state}${isRevised ? ', revised after the commitment' : ''}`,
    rule: 'a sample speaks for parcels that are attested, as they were when it was committed',
    ...SAMPLE_BASIS,
    accepted: 'an attested parcel of the list, not revised since',
  };
}
