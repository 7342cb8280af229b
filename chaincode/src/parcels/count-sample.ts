// SPDX-License-Identifier: Apache-2.0
import { assertSorted, frontierAfter, frontierRoot, lowestOf } from '@daoji/agronomy';
import { parcelSchema, stateKey, type ParcelSample } from '@daoji/model';
import { canonicalBytes, sha256, toHex } from '@daoji/proof';

import type { Facts } from '../facts.js';
import { demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';
import { SAMPLE_BASIS, sampleIn, sampleTarget } from './sample-state.js';

/**
 * Takes the next ids of the committed list, so that a list longer than a command is ranked by the ledger itself: the
 * last chunk gives the committed root or is refused, and with it the whole count. Refuses `SAMPLE_NOT_FOUND`,
 * `SAMPLE_STATE`, `SAMPLE_LIST`, `SAMPLE_PARCEL`, `PARCEL_NOT_FOUND`.
 */
export const planCountParcelSample: Plan<'countParcelSample'> = async (command, facts) => {
  const { from, parcels, sampleId } = command;
  const sample = await sampleIn(facts, sampleId, ['revealed']);
  const counted = sample.counted + parcels.length;
  demandList(
    from === sample.counted && counted <= sample.listSize,
    sample,
    `${parcels.length} ids from ${from}`,
  );
  demandList(isSorted(sample.lastId, parcels), sample, 'ids that do not ascend');
  for (const parcelId of parcels) await assertListable(facts, sample, parcelId);
  const frontier = frontierAfter(sample.frontier, sample.counted, parcels);
  const isWhole = counted === sample.listSize;
  demandList(
    !isWhole || frontierRoot(frontier) === sample.listRoot,
    sample,
    `a list of root ${frontierRoot(frontier).slice(0, 16)}…`,
  );
  const { randomness = '', sampleSize } = sample;
  const lowest = lowestOf(
    sample.lowest.map(({ parcelId, rank }) => ({ id: parcelId, rank })),
    randomness,
    parcels,
    sampleSize,
  );
  const value: ParcelSample = {
    ...sample,
    chunks: [...sample.chunks, chunkHash(parcels)],
    counted,
    frontier,
    lastId: parcels.at(-1) ?? '',
    lowest: lowest.map(({ id, rank }) => ({ parcelId: id, rank })),
    state: isWhole ? 'drawn' : 'revealed',
  };
  const target = sampleTarget(sample);
  return { subjects: [target.key], targets: [target], writes: [{ key: target.key, value }] };
};

/** Hex SHA-256 of the JCS of a chunk of ids. */
export function chunkHash(parcels: readonly string[]): string {
  return toHex(sha256(canonicalBytes(parcels)));
}

function isSorted(last: string, ids: readonly string[]): boolean {
  try {
    assertSorted(last, ids);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function demandList(holds: boolean, sample: ParcelSample, found: string): void {
  demandRule(holds, 'SAMPLE_LIST', {
    found: `${found} for sample ${sample.sampleId}`,
    rule: 'the list that was committed is counted whole, in ascending order, each id once',
    ...SAMPLE_BASIS,
    accepted: `the ids from ${sample.counted} on, ${sample.listSize} in all, of root ${sample.listRoot.slice(0, 16)}…`,
  });
}

async function assertListable(
  facts: Facts,
  { areaCode, exclusions, sampleId }: ParcelSample,
  parcelId: string,
): Promise<void> {
  const key = stateKey('parcel', parcelId);
  const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
  const isExcluded = exclusions.some((one) => one.parcelId === parcelId);
  demandRule(parcel.areaCode.startsWith(areaCode) && !isExcluded, 'SAMPLE_PARCEL', {
    found: `parcel ${parcelId} of division ${parcel.areaCode}${isExcluded ? ', which was excluded' : ''}`,
    rule: `sample ${sampleId} speaks for parcels of its division that were not excluded`,
    ...SAMPLE_BASIS,
    accepted: `parcels of division ${areaCode}`,
  });
}
