// SPDX-License-Identifier: Apache-2.0
import type { SimulatedValue } from './paddy-station.js';
import type { SeededNoise } from './seeded-noise.js';

const HOUR_MS = 3_600_000;
/** The line runs from 8:00 to 17:00 on working days. */
const FROM_HOUR = 8;
const TO_HOUR = 17;
const FLOW_KG_PER_H = 4200;

/**
 * What a mill line measures: paddy moisture 14.2 ± 0.2 %, mass flow 4,200 ± 250 kg/h while it runs and 0 else, broken
 * kernels 4.5 ± 1 % (within 优质粳米 grade 1 to 2, GB/T 1354-2018). Synthetic.
 */
export function millValues(noise: SeededNoise, timeMs: number): SimulatedValue[] {
  const local = new Date(timeMs + 8 * HOUR_MS);
  const hour = local.getUTCHours();
  const isWorkday = local.getUTCDay() >= 1 && local.getUTCDay() <= 5;
  const runs = isWorkday && hour >= FROM_HOUR && hour < TO_HOUR;
  const at = timeMs / HOUR_MS;
  return [
    value('grain-moisture', 14.2 + 0.2 * noise.smooth('moisture', at / 4)),
    value('mass-flow', runs ? FLOW_KG_PER_H + 250 * noise.smooth('flow', at) : 0),
    value('broken-kernels', runs ? 4.5 + noise.smooth('broken', at / 2) : 0),
  ];
}

function value(
  quantity: 'grain-moisture' | 'mass-flow' | 'broken-kernels',
  amount: number,
): SimulatedValue {
  return { channel: quantity, quantity, value: amount };
}
