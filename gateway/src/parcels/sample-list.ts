// SPDX-License-Identifier: Apache-2.0
import type { Parcel, ParcelSample } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';

import type { EventRef, ReadIndex } from '../index/read-index.js';

/** Parcels of a sample's list, ascending by UTF-16 code unit, with the root that a draw commits to. */
export interface SampleList {
  readonly listRoot: string;
  readonly listSize: number;
  readonly parcels: readonly string[];
}

/** Commands after which a parcel's state may be another one. */
const CHANGES: ReadonlySet<string> = new Set([
  'attestParcel',
  'closeParcel',
  'recordSampleCheck',
  'registerParcel',
  'reviseParcel',
  'verifySampledParcels',
]);

/** Every attested parcel of a division, whole: what a draw of today commits to. */
export function attestedList({ records }: ReadIndex, areaCode: string): SampleList {
  const attested = records
    .all('parcel')
    .filter((one) => one.state === 'attested' && one.areaCode.startsWith(areaCode));
  return listOf(attested);
}

/**
 * The list that a sample was drawn from, as the events before its draw tell: parcels that were attested later are left out,
 * those that failed or changed since are in. Whether it is the committed one shows its root.
 */
export function committedList(index: ReadIndex, sample: ParcelSample): SampleList {
  const { areaCode, exclusions, sampleId } = sample;
  const [draw] = index.eventsOf(`parcel-sample~${sampleId}`);
  const excluded = new Set(exclusions.map(({ parcelId }) => parcelId));
  const failures = failuresOf(index);
  const parcels = index.records
    .all('parcel')
    .filter((one) => one.areaCode.startsWith(areaCode) && !excluded.has(one.parcelId))
    .filter(({ parcelId }) =>
      wasAttested(
        index.eventsOf(`parcel~${parcelId}`).filter((event) => isBefore(event, draw)),
        failures.get(parcelId) ?? [],
      ),
    );
  return listOf(parcels);
}

function listOf(parcels: readonly Parcel[]): SampleList {
  const ids = parcels.map(({ parcelId }) => parcelId).sort();
  const root = rootOf(ids.map((id) => hashLeaf(utf8(id))));
  return { listRoot: toHex(root), listSize: ids.length, parcels: ids };
}

/** @param results - of the parcel's checks in ledger order, one for each `recordSampleCheck`; true where it failed. */
function wasAttested(events: readonly EventRef[], results: readonly boolean[]): boolean {
  let isAttested = false;
  let checks = 0;
  for (const { type } of events.filter((one) => CHANGES.has(one.type))) {
    if (type === 'recordSampleCheck') {
      if (results[checks] === true) isAttested = false;
      checks += 1;
    } else {
      isAttested = type === 'attestParcel';
    }
  }
  return isAttested;
}

/** Results of all checks by parcel, in the order in which they were recorded. */
function failuresOf({ records }: ReadIndex): Map<string, boolean[]> {
  const checks = records
    .all('parcel-sample')
    .flatMap((sample) => sample.checks)
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  const failures = new Map<string, boolean[]>();
  for (const { parcelId, result } of checks) {
    failures.set(parcelId, [...(failures.get(parcelId) ?? []), result === 'fail']);
  }
  return failures;
}

function isBefore(event: EventRef, draw: EventRef | undefined): boolean {
  if (event.channel !== 'trace') return false;
  if (!draw) return true;
  return (
    event.blockNumber < draw.blockNumber ||
    (event.blockNumber === draw.blockNumber && event.txIndex < draw.txIndex)
  );
}
