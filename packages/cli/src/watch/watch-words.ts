// SPDX-License-Identifier: Apache-2.0
import type { WatchChange } from '@daoji/agronomy';
import { alarmStem } from '@daoji/model';

/** Hours that Panjin's clocks are ahead of UTC. */
const ZONE_HOURS = 8;

/** The alarm of a finding; the same finding has the same id, whoever finds it again. */
export function alarmIdOf(deviceId: string, change: WatchChange): string {
  const time = new Date(change.timeMs).toISOString().slice(0, 19).replace(/\D/g, '');
  return `${alarmStem(deviceId, change)}${time}`;
}

/** A finding in words, Chinese first, with units and the time in Panjin. */
export function noteOf(change: WatchChange): string {
  const { against, channel = '', kind, layer, value } = change;
  const place = `${layer === undefined ? '' : `第 ${layer} 层 `}${channel}`;
  const where = `${layer === undefined ? '' : `layer ${layer}, `}${channel}`;
  const [zh, en] = {
    'data-missing': [
      `${place === '' ? '整台设备' : place} ${value.toFixed(1)} 小时没有读数（限 ${against} 小时）`,
      `${where === '' ? 'the device' : where} silent for ${value.toFixed(1)} h, allowed ${against} h`,
    ],
    'data-stuck': [
      `${place} 读数停在 ${value.toFixed(1)} ℃，同层已变 ${against.toFixed(1)} K`,
      `${where} stands at ${value.toFixed(1)} °C while its layer moved ${against.toFixed(1)} K`,
    ],
    'high-co2': [
      `${place} CO₂ ${value.toFixed(0)} ppm（限 ${against} ppm）`,
      `${where} CO2 ${value.toFixed(0)} ppm, limit ${against} ppm`,
    ],
    'hot-spot': [
      `${place} 粮温 ${value.toFixed(1)} ℃，比同层平均高 ${against.toFixed(1)} K`,
      `${where} ${value.toFixed(1)} °C, ${against.toFixed(1)} K above the mean of its layer`,
    ],
  }[kind];
  return `${zh} · ${en} · ${localTime(change.timeMs)}`;
}

function localTime(timeMs: number): string {
  const local = new Date(timeMs + ZONE_HOURS * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)} UTC+8`;
}
