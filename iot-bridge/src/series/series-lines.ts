// SPDX-License-Identifier: Apache-2.0
import { decimalText, parsePack, type Reading } from '@daoji/model';

import { parseReadingFast } from '../admission/reading-fast.js';
import type { PackHeader } from '../spool/payloads.js';
import type { StoredPack } from '../spool/pack-reader.js';

/** Earliest device time that a `live` device is believed. */
const LIVE_FROM_MS = Date.UTC(2020, 0, 1);
/** Earliest time of a `recorded` device: times before 1970 cannot carry the bridge's sub-millisecond digits. */
const RECORDED_FROM_MS = 0;
const AHEAD_MS = 3_600_000;

/** Line-protocol lines of a pack's new readings, made from the PACK record alone, so that replay overwrites itself. */
export function seriesLines(pack: StoredPack): string[] {
  return parsePack(pack.raw)
    .readings.slice(pack.header.skip)
    .map((bytes) => seriesLine(parseReadingFast(bytes), pack.header));
}

/**
 * One point: measurement = quantity; tags site, deviceId, channel; ns = ms × 10⁶ + (bootEpoch mod 1000) × 1000 +
 * (seq mod 1000). The model's closed alphabets hold nothing that line protocol would have to escape.
 */
export function seriesLine(reading: Reading, header: PackHeader): string {
  const { quantity, deviceId, channel, value, scale, bootEpoch, seq } = reading;
  const { timeMs, flags } = pointTime(reading.time, header);
  const below = String((bootEpoch % 1000) * 1000 + (seq % 1000)).padStart(6, '0');
  const tags = `channel=${channel},deviceId=${deviceId},site=${header.site}`;
  const fields = `bootEpoch=${bootEpoch}i,flags="${flags}",seq=${seq}i,value=${decimalText(value, scale)}`;
  return `${quantity},${tags} ${fields} ${timeMs}${timeMs === 0 ? Number(below) : below}`;
}

/** The time that a point gets, and `REPLAY`, `CLOCK`, both or none. */
export function pointTime(
  deviceTime: string,
  header: Pick<PackHeader, 'clockPolicy' | 'receivedTime'>,
): { readonly timeMs: number; readonly flags: string } {
  const received = Date.parse(header.receivedTime);
  const claimed = Date.parse(deviceTime);
  const isRecorded = header.clockPolicy === 'recorded';
  const from = isRecorded ? RECORDED_FROM_MS : LIVE_FROM_MS;
  const isBelieved = claimed >= from && claimed <= received + AHEAD_MS;
  const flags = [...(isRecorded ? ['REPLAY'] : []), ...(isBelieved ? [] : ['CLOCK'])];
  return { timeMs: isBelieved ? claimed : received, flags: flags.join(',') };
}
