// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, toHex, utf8 } from '@daoji/proof';

/**
 * What stands before the time in the ids of the watch's alarms of one kind about one channel of a device; `docs/spec/watch.md`.
 * @param channel - absent where the alarm is about the whole device.
 */
export function alarmStem(
  deviceId: string,
  { channel = '', kind }: { readonly channel?: string; readonly kind: string },
): string {
  return `w-${toHex(hashLeaf(utf8(`${deviceId}/${channel}/${kind}`))).slice(0, 16)}-`;
}

const FOUND = /^w-[0-9a-f]{16}-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** When the watch found what an alarm is about, by the device's clock, ms; `undefined` for an alarm of a person. */
export function alarmFoundMs(alarmId: string): number | undefined {
  const parts = FOUND.exec(alarmId);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
