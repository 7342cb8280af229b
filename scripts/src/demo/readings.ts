// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { openLogArchive, type AdvanceRecord, type LogArchive } from '@daoji/archive';
import {
  daojiHome,
  openFleet,
  playSeason,
  simulatedDevice,
  simulatedProfile,
  type DeviceClient,
  type SeasonPlan,
  type SeasonProgress,
  type SeasonTimes,
} from '@daoji/cli';

import type { Cast } from './cast.js';
import { DemoError } from './demo-error.js';
import { connectAs, DEMO_HOME, serviceSettings } from './demo-home.js';
import { calmSpell, weatherStation, type WarnedHours } from './scenes/blast-scene.js';
import type { GrainAt } from './scenes/round-scene.js';
import { beginOf, SEASON_DATES } from './season-dates.js';
import { demoSeasonPlan } from './story.js';

const HOUR_MS = 3_600_000;
const STEP_MS = 6 * HOUR_MS;
const ANCHOR_DEADLINE_MS = 120_000;

type PlannedDevice = SeasonPlan['devices'][number];

/** What goes wrong with a device of the plan, by its id, in every step that is played from then on. */
export type DeviceTroubles = Readonly<
  Record<string, Pick<SeasonPlan['devices'][number], 'hotSpot' | 'silent'>>
>;

/** How fast the demo's clock runs, and until which scenario time. */
export interface SeasonPace {
  /** Scenario seconds per second. */
  readonly factor: number;
  /** UTC; from here on the clock runs at real speed, so nothing is played. */
  readonly until: string;
}

/** Where a device's readings stand: `(bootEpoch, seq)` as in the ledger. */
export interface DevicePosition {
  readonly bootEpoch: number;
  readonly seq: number;
}

/** The demo's devices: a station per parcel, an hourly one, cables in both bins, meters on the mill line. */
export class DemoDevices {
  readonly #clients: readonly DeviceClient[];
  readonly #pace: SeasonPace;
  readonly #lastSeqs = new Map<string, number>();
  #troubles: DeviceTroubles = {};
  /** Until when the stations have measured, not included: they stand when the rice is planted out, whatever the machine is late. */
  #stationsToMs = beginOf(SEASON_DATES.transplanted);
  #haveStations = true;

  private constructor(clients: readonly DeviceClient[], pace: SeasonPace) {
    this.#clients = clients;
    this.#pace = pace;
    for (const client of clients) {
      client.on('sent', ({ lastSeq }) => this.#lastSeqs.set(client.deviceId, lastSeq));
      client.start();
    }
  }

  /** Enrols, registers and starts the devices of the plan. */
  static async start(pace: SeasonPace): Promise<DemoDevices> {
    const plan = demoSeasonPlan();
    const clients = await openFleet(
      {
        home: daojiHome(DEMO_HOME, undefined),
        connect: connectAs,
        packReadings: 64,
        ackWaitMs: 5_000,
      },
      [...plan.devices, weatherStation()].map(({ deviceId, kind, subject }) => ({
        deviceId,
        subject,
        profile: simulatedProfile(kind, clockPolicyOf(deviceId, kind)),
      })),
    );
    return new DemoDevices(clients, pace);
  }

  /** Something breaks, or heats. */
  trouble(troubles: DeviceTroubles): void {
    this.#troubles = troubles;
  }

  /**
   * Measures every six hours of scenario time until `untilMs`.
   * @returns readings, all of them acked.
   * @throws DemoError `DEMO_STEP` when the clock would turn slow before: readings would lie ahead of it.
   */
  async playUntil(cast: Cast, untilMs: number, progress: SeasonProgress): Promise<number> {
    assertPlayable(untilMs, this.#pace.until);
    const fromMs = Math.ceil(cast.now().getTime() / STEP_MS) * STEP_MS;
    const late = await this.catchUp(cast);
    const times = { fromMs, toMs: untilMs, stepMs: STEP_MS, factor: this.#pace.factor };
    const sent = await this.#play(
      (one) => !isStation(one) || (this.#haveStations && fromMs >= this.#stationsToMs),
      times,
      (timeMs, count) => {
        progress(timeMs, late + count);
      },
    );
    const steps = Math.max(0, Math.ceil((untilMs - fromMs) / STEP_MS));
    this.#stationsToMs = Math.max(this.#stationsToMs, fromMs + steps * STEP_MS);
    return late + sent;
  }

  /**
   * What the stations measured while people did something else: a paddy has no gap where the story has a scene.
   * @returns readings, all of them acked.
   */
  async catchUp(cast: Cast): Promise<number> {
    const toMs = Math.ceil(cast.now().getTime() / STEP_MS) * STEP_MS;
    const fromMs = this.#stationsToMs;
    if (!this.#haveStations || fromMs >= toMs) return 0;
    this.#stationsToMs = toMs;
    return this.#play(isStation, { fromMs, stepMs: STEP_MS, toMs });
  }

  /** Plays the stations alone: what lies in the bins is judged from a head that is there already. @returns readings. */
  async playStationsUntil(untilMs: number): Promise<number> {
    assertPlayable(untilMs, this.#pace.until);
    const times = { fromMs: this.#stationsToMs, stepMs: STEP_MS, toMs: untilMs };
    const steps = Math.max(0, Math.ceil((untilMs - times.fromMs) / STEP_MS));
    this.#stationsToMs = times.fromMs + steps * STEP_MS;
    return this.#play(isStation, { ...times, factor: this.#pace.factor });
  }

  /** Grain stays in the bins: their cables measure until the clock runs at real speed, once where it does already. @returns readings, all of them acked. */
  async playBins(cast: Cast): Promise<number> {
    const fromMs = Math.floor(cast.now().getTime() / STEP_MS) * STEP_MS;
    const { factor, until } = this.#pace;
    const times = {
      factor,
      fromMs,
      stepMs: STEP_MS,
      toMs: Math.max(Date.parse(until), fromMs + 1),
    };
    return this.#play(({ kind }) => kind === 'grain-bin', times);
  }

  /** The paddies are cut: their stations are taken in for the winter. */
  takeStationsIn(): void {
    this.#haveStations = false;
  }

  /** What the hourly station kept of some days. @returns readings, all of them acked. */
  async playWarnedHours({ fromMs, toMs }: WarnedHours): Promise<number> {
    return this.#playOn([weatherStation()], { fromMs, stepMs: HOUR_MS, toMs });
  }

  #play(
    isPlayed: (device: PlannedDevice) => boolean,
    times: SeasonTimes,
    progress?: SeasonProgress,
  ): Promise<number> {
    return this.#playOn(demoSeasonPlan().devices.filter(isPlayed), times, progress);
  }

  /** Lets devices measure what is where they stand: the weather of the story, and what breaks or heats. */
  async #playOn(
    devices: readonly PlannedDevice[],
    times: SeasonTimes,
    progress?: SeasonProgress,
  ): Promise<number> {
    const clients = devices.map(({ deviceId }) => this.#client(deviceId));
    const played = devices.map((one) => ({
      ...one,
      ...(isStation(one) && { calmSpell: calmSpell() }),
      ...this.#troubles[one.deviceId],
    }));
    const plan = { ...demoSeasonPlan(), devices: played };
    const waitMs = (ms: number): Promise<void> => wait(ms);
    const sent = await playSeason(plan, clients, times, waitMs, progress);
    for (const client of clients) await client.drained();
    return sent;
  }

  #client(deviceId: string): DeviceClient {
    const client = this.#clients.find((one) => one.deviceId === deviceId);
    if (client) return client;
    throw new Error(`expected ${deviceId} among the devices of the demo`);
  }

  /** What the cables of a bin say at a time, with what heats there. */
  grainAt(binId: string, timeMs: number): ReturnType<GrainAt> {
    const deviceId = `pj01-${binId}`;
    const { hotSpot } = this.#troubles[deviceId] ?? {};
    const heat = hotSpot && { ...hotSpot, fromMs: Date.parse(hotSpot.from), untilMs: Infinity };
    const values = simulatedDevice('grain-bin', demoSeasonPlan().seed, heat, undefined, deviceId)
      .measurementsAt(timeMs)
      .filter(({ quantity }) => quantity === 'grain-temperature')
      .map(({ scale, value }) => Math.round(value * 10 ** (scale + 3)));
    const meanMilliC = Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);
    return { maximumMilliC: Math.max(...values), meanMilliC };
  }

  /** The newest reading that a device has sent. */
  position(deviceId: string): DevicePosition {
    const bootEpoch = this.#clients.find((client) => client.deviceId === deviceId)?.bootEpoch;
    const seq = this.#lastSeqs.get(deviceId);
    if (bootEpoch !== undefined && seq !== undefined) return { bootEpoch, seq };
    throw new Error(`expected readings of ${deviceId}, it has sent none`);
  }

  /** Waits until all that was sent lies under a log head that two organisations confirmed. */
  async anchored(): Promise<AdvanceRecord[]> {
    const settings = await serviceSettings('iot-bridge');
    const [site = '', bridge = ''] = [settings.get('SITE_ID'), settings.get('BRIDGE_ID')];
    const log = await openLogArchive(settings.get('ARCHIVE_DIR') ?? '', `${site}/${bridge}`);
    const deadline = Date.now() + ANCHOR_DEADLINE_MS;
    while (![...this.#lastSeqs.keys()].every((deviceId) => this.#isAnchored(log, deviceId))) {
      if (Date.now() > deadline) {
        throw new DemoError(
          'DEMO_STEP',
          '读数在 120 秒内未存证',
          'expected the readings to be anchored within 120 s, they were not',
        );
      }
      await wait(250);
      await log.refresh();
    }
    return [...log.advances()];
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
  }

  #isAnchored(log: LogArchive, deviceId: string): boolean {
    const { bootEpoch, seq } = this.position(deviceId);
    const batch = log.batchOf(deviceId, bootEpoch, seq);
    return batch !== undefined && log.advanceOf(batch) !== undefined;
  }
}

function isStation({ kind }: PlannedDevice): boolean {
  return kind === 'paddy-station';
}

/** A command takes a second, which is more than a day here: cables would seem silent by any other clock than their own. */
function clockPolicyOf(deviceId: string, kind: string): SeasonPlan['clockPolicy'] {
  const isRecorded = kind === 'grain-bin' || deviceId === weatherStation().deviceId;
  return isRecorded ? 'recorded' : demoSeasonPlan().clockPolicy;
}

/** @throws DemoError `DEMO_STEP`. */
export function assertPlayable(untilMs: number, seasonEnd: string): void {
  if (untilMs <= Date.parse(seasonEnd)) return;
  const [wanted, end] = [new Date(untilMs).toISOString(), seasonEnd].map((utc) => utc.slice(0, 10));
  throw new DemoError(
    'DEMO_STEP',
    `这台机器太慢：演示时钟到 ${end ?? ''} 即恢复真实速度，这一季还要播到 ${wanted ?? ''}；请关闭其他程序后重来`,
    `this machine is too slow: the demo's clock runs at real speed from ${end ?? ''} on, the season still plays until ${wanted ?? ''}; close other programs and start again`,
  );
}
