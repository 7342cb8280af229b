// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os';

import { overlapArea, overlapsOf, readSurvey, type Survey } from '@daoji/exchange';

import { print } from '../../print.js';
import { madeSurvey } from './made-survey.js';

const DEFAULT_COUNT = 3_000;
/** What the issue allows for 3,000 parcels. */
const LIMIT_S = 60;

/**
 * Reads a made survey and reports its overlaps, beside a run that compares all pairs: `bench parcels [COUNT]`. The two
 * must find the same pairs.
 * @returns exit code: 1 where they differ or the limit is passed.
 */
export function runParcelsBench(args: readonly string[]): number {
  const count = Number(args[0] ?? DEFAULT_COUNT);
  if (!Number.isSafeInteger(count) || count < 1) {
    print(`expected a number of parcels, got ${args[0] ?? ''}`);
    return 2;
  }
  const bytes = madeSurvey(count);
  print(`${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}`);
  const [survey, readS] = timed(() => readSurvey(bytes, { crs: 'EPSG:4529' }));
  const [pairs, sweepS] = timed(() => overlapsOf(survey, []));
  const [allPairs, allS] = timed(() => comparingAll(survey));
  print(`${count} parcels, ${(bytes.length / 1024).toFixed(0)} KiB of GeoJSON in EPSG:4529`);
  print(
    `read, projected, checked, measured  ${readS.toFixed(2)} s, ${survey.faults.length} faults`,
  );
  print(`overlap report, sweep               ${sweepS.toFixed(2)} s, ${pairs.length} pairs`);
  print(`peer: every pair compared           ${allS.toFixed(2)} s, ${allPairs} pairs`);
  const totalS = readS + sweepS;
  print(
    `survey with overlap report          ${totalS.toFixed(2)} s (limit ${LIMIT_S} s for 3,000)`,
  );
  const isFine = pairs.length === allPairs && survey.faults.length === 0 && totalS < LIMIT_S;
  return isFine ? 0 : 1;
}

function comparingAll({ parcels }: Survey): number {
  let pairs = 0;
  for (const [index, one] of parcels.entries()) {
    for (const other of parcels.slice(index + 1)) {
      if (overlapArea(one.polygon, other.polygon) >= 1) pairs += 1;
    }
  }
  return pairs;
}

function timed<T>(work: () => T): [T, number] {
  const from = performance.now();
  return [work(), (performance.now() - from) / 1000];
}
