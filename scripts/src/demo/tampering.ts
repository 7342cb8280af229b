// SPDX-License-Identifier: Apache-2.0
import type { Shown, ShownPoint } from '@daoji/model';

import { print } from '../print.js';
import { overwritePoint } from './influx-point.js';
import { proveLot, verifyLot, type LotCheck } from './lot-proof.js';
import { overwriteProductionDate } from './stored-lot.js';
import { TAMPERED_LOT } from './story.js';

/** What the demo alters in the time series: one grain temperature becomes two degrees cooler. */
const COOLER_BY = 2;
/** What it alters in the document store: rice packed so many days later looks fresher. */
const FRESHER_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Alters one stored value and one stored document behind the system's back, and holds what the gateway then shows
 * against the proof. Nothing of the proof is touched: it comes from ledger and archive.
 * @returns true when nothing differed before and exactly these two afterwards.
 */
export async function showTampering(): Promise<boolean> {
  const shown = await proveLot(TAMPERED_LOT);
  const before = differences(await verifyLot(TAMPERED_LOT));
  const point = pointToAlter(shown);
  const cooler = decimalMinus(point.value, COOLER_BY);
  await overwritePoint(point, cooler);
  print(
    `  时序库 InfluxDB：${point.deviceId} ${point.quantity} ${point.time} ${point.value} → ${cooler} ${point.unit ?? ''}`,
  );
  const date = laterDate(shown);
  const dateBefore = await overwriteProductionDate(TAMPERED_LOT, date);
  print(`  文档库 document store：lots/${TAMPERED_LOT} productionDate ${dateBefore} → ${date}`);
  await proveLot(TAMPERED_LOT);
  const check = await verifyLot(TAMPERED_LOT);
  const after = differences(check);
  print(
    `  改动前不符 ${before.length} 处，改动后 ${after.length} 处 · differences before: ${before.length}, after: ${after.length}`,
  );
  for (const { what, shown: value, proven } of after)
    print(`  ✗ 核对不一致 inconsistent: ${what}: ${value} ≠ ${proven ?? '–'}`);
  return before.length === 0 && check.outcome === 'valid' && areExpected(after, point);
}

/** The earliest shown point of the bin: being the first of its curve it stays marked whatever its value is. */
export function pointToAlter(shown: Shown): ShownPoint {
  const [first] = shown.points
    .filter(({ quantity }) => quantity === 'grain-temperature')
    .sort((a, b) => (a.time < b.time ? -1 : 1));
  if (first) return first;
  throw new Error(`nothing shown of ${shown.lotId} is a grain temperature`);
}

/** Decimal text minus a whole number, digits after the point kept. */
export function decimalMinus(text: string, whole: number): string {
  const digits = text.split('.')[1]?.length ?? 0;
  return (Number(text) - whole).toFixed(digits);
}

function laterDate(shown: Shown): string {
  const fact = shown.facts.find(({ path }) => path === '/productionDate');
  const time = Date.parse(String(fact?.value)) + FRESHER_DAYS * DAY_MS;
  return new Date(time).toISOString().slice(0, 10);
}

function differences({ findings }: LotCheck): LotCheck['findings'] {
  return findings.filter(({ kind }) => kind === 'differs');
}

function areExpected(found: LotCheck['findings'], point: ShownPoint): boolean {
  const name = `${point.deviceId}/${point.bootEpoch}/${point.seq} `;
  const hasPoint = found.some(({ what }) => what.startsWith(name));
  const hasDate = found.some(({ what }) => what.includes('production date'));
  return found.length === 2 && hasPoint && hasDate;
}
