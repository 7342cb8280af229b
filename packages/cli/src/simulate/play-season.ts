// SPDX-License-Identifier: Apache-2.0
import type { DeviceClient } from '../device/device-client.js';
import { simulatedDevice, type SimulatedDevice } from './device-kinds.js';
import type { SeasonPlan } from './season-plan.js';

/** Readings that may wait for acks before the season waits for the bridge. */
const PENDING_LIMIT = 2000;

/** When a season is played, and how fast. Times in UTC milliseconds. */
export interface SeasonTimes {
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
  readonly stepMs: number;
  /** Simulated seconds per second; absent: as fast as the bridge acks. */
  readonly factor?: number | undefined;
}

/** Called after each step; `sent` counts readings so far. */
export type SeasonProgress = (timeMs: number, sent: number) => void;

/**
 * Lets the devices measure step by step; resolves when everything is sent (not: acked).
 * @param clients - one per device of the plan, in its order, started.
 * @param wait - waits that many milliseconds; injected by tests.
 * @returns number of readings.
 */
export async function playSeason(
  plan: SeasonPlan,
  clients: readonly DeviceClient[],
  times: SeasonTimes,
  wait: (ms: number) => Promise<void>,
  progress: SeasonProgress = () => undefined,
): Promise<number> {
  const { fromMs, toMs, stepMs, factor } = times;
  const devices = plan.devices.map((device) => playedDevice(device, plan.seed));
  let sent = 0;
  for (let timeMs = fromMs; timeMs < toMs; timeMs += stepMs) {
    for (const [index, client] of clients.entries()) {
      const measurements = devices[index]?.measurementsAt(timeMs) ?? [];
      for (const measurement of measurements) client.measure(measurement);
      sent += measurements.length;
    }
    progress(timeMs, sent);
    if (factor !== undefined) await wait(stepMs / factor);
    for (const client of clients) await client.drained(PENDING_LIMIT);
  }
  return sent;
}

/** A device at its own place, with the faults that its plan gives it. */
function playedDevice(
  { calmSpell, deviceId, hotSpot, kind, silent }: SeasonPlan['devices'][number],
  seed: string,
): SimulatedDevice {
  const device = simulatedDevice(
    kind,
    seed,
    hotSpot && {
      ...hotSpot,
      fromMs: Date.parse(hotSpot.from),
      untilMs: timeOr(hotSpot.until, Infinity),
    },
    calmSpell && {
      fromMs: Date.parse(calmSpell.from),
      rainMs: Date.parse(calmSpell.rainAt),
      temperature: calmSpell.temperature,
      untilMs: Date.parse(calmSpell.to),
    },
    deviceId,
  );
  if (!silent) return device;
  const [fromMs, untilMs] = [Date.parse(silent.from), timeOr(silent.until, Infinity)];
  return {
    measurementsAt: (timeMs) => {
      const isSilent = timeMs >= fromMs && timeMs < untilMs;
      return device
        .measurementsAt(timeMs)
        .filter(({ channel }) => !isSilent || channel !== silent.channel);
    },
  };
}

function timeOr(text: string | undefined, other: number): number {
  return text === undefined ? other : Date.parse(text);
}
