// SPDX-License-Identifier: Apache-2.0
import {
  sumCompared,
  type ComparedGroup,
  type Compared,
  type StandardGroup,
} from '@daoji/agronomy';
import { canonicalBytes, sha256, toHex } from '@daoji/proof';

import type { ShareWithInterval } from '../api/share-schema.js';
import { shareOf } from '../share-of.js';
import type { StepRecord } from './step-records.js';

/** How many records are counted of how many. */
export function figureOf(records: readonly StepRecord[]): ShareWithInterval {
  return shareOf(records, isCounted);
}

/** True where the record has what is counted. */
export function isCounted({ causes }: StepRecord): boolean {
  return causes.length > 0;
}

/** Records by person, month and likeness, as standardisation takes them. */
export function groupsOf(records: readonly StepRecord[]): StandardGroup[] {
  const groups = new Map<string, { count: number; n: number; of: StepRecord }>();
  for (const record of records) {
    const key = `${record.personId} ${record.month} ${record.strata[0] ?? ''}`;
    const group = groups.get(key) ?? { count: 0, n: 0, of: record };
    groups.set(key, group);
    group.n += 1;
    if (isCounted(record)) group.count += 1;
  }
  return [...groups.values()].map(({ count, n, of: { month, personId, strata } }) => ({
    count,
    n,
    period: month,
    personId,
    strata,
  }));
}

/** The compared groups of one person. */
export function comparedOf(groups: readonly ComparedGroup[], personId: string): Compared {
  return sumCompared(groups.filter(({ group }) => group.personId === personId));
}

/** SHA-256 of the JCS of the records behind a figure: id, whether it is counted, and the lot of a result; by id. Hex. */
export function recordsDigest(records: readonly StepRecord[]): string {
  const rows = records
    .map((record) => ({
      commandId: record.commandId,
      isCounted: isCounted(record),
      ...(record.lotId !== undefined && { lotId: record.lotId }),
    }))
    .sort((a, b) => textOrder(`${a.commandId} ${a.lotId}`, `${b.commandId} ${b.lotId}`));
  return toHex(sha256(canonicalBytes(rows)));
}

function textOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
