// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ArchiveError, openArchive } from '@daoji/archive';
import {
  compareShown,
  decimalText,
  readingSchema,
  ZERO_HASH,
  type Shown,
  type ShownFinding,
} from '@daoji/model';
import type { ShownReading, Verdict } from '@daoji/proof';

import { print } from '../print.js';
import { influx, storedPoint } from './influx-point.js';

/**
 * Alters one stored value and one stored document behind the system's back and checks that both are found by
 * holding what the stores now say against the proof, which is left as it is.
 */
export async function checkDetection(verdict: Verdict, archiveDir: string): Promise<boolean> {
  const [reading] = verdict.readings;
  if (!reading) throw new Error('the bundle shows no reading');
  const before = await findings(reading);
  await alterPoint(reading);
  const after = await findings(reading);
  const [found] = after;
  print(
    `篡改前差异 ${before.length} 处；改动时序库一个数值后 ${after.length} 处 · differences before: ${before.length}, after altering one stored value: ${after.length}`,
  );
  if (found)
    print(`  核对不一致 · differs: ${found.what}: ${found.shown} ≠ ${found.proven ?? '–'}`);
  const documentCode = await alterDocument(verdict, archiveDir);
  print(`改动一份检验报告后：${documentCode} · after altering one test report: ${documentCode}`);
  return before.length === 0 && after.length === 1 && documentCode === 'ARCHIVE_CORRUPT';
}

async function findings(reading: ShownReading): Promise<ShownFinding[]> {
  const { deviceId, bootEpoch, seq, quantity, channel, time } = reading;
  const stored = await storedPoint(quantity, deviceId, bootEpoch, seq);
  const shown: Shown = {
    type: 'daoji.shown/v1',
    lotId: 'pk-001',
    facts: [],
    points: [{ deviceId, bootEpoch, seq, quantity, channel, time, value: String(stored.value) }],
  };
  const own = { bootEpoch, channel, deviceId, quantity, seq, time };
  const { clock, scale, unit, value } = reading;
  const fixed = { prevHash: ZERO_HASH, type: 'daoji.reading/v1' };
  const proven = readingSchema.parse({ ...own, clock, scale, unit, value, ...fixed });
  return compareShown(shown, { commands: new Map(), readings: [proven] });
}

async function alterPoint(reading: ShownReading): Promise<void> {
  const { quantity, deviceId, channel, bootEpoch, seq, value, scale } = reading;
  const point = await storedPoint(quantity, deviceId, bootEpoch, seq);
  const lower = decimalText(value - 20, scale);
  await influx(
    'write',
    `${quantity},channel=${channel},deviceId=${deviceId},site=pj01 value=${lower} ${point.time}`,
  );
}

/** Flips one byte of the file behind a proven test report. @returns the code with which the archive refuses it. */
async function alterDocument(verdict: Verdict, archiveDir: string): Promise<string> {
  const hash = verdict.events
    .map(({ command }) => documentHashOf(command))
    .find((each) => each !== undefined);
  if (hash === undefined) throw new Error('the bundle shows no document');
  const folder = join(archiveDir, 'blobs', hash.slice(0, 2), hash);
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    const at = bytes.length - 1;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(join(folder, name), bytes);
  }
  try {
    await (await openArchive(archiveDir)).get(hash);
    return 'accepted';
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
}

function documentHashOf(command: string): string | undefined {
  const value = JSON.parse(command) as { type?: unknown; documentHash?: unknown };
  return value.type === 'attachDocument' && typeof value.documentHash === 'string'
    ? value.documentHash
    : undefined;
}
