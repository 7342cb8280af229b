// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

import { queryInflux, setting, simulatedProfile, type InfluxAccess } from '@daoji/cli';

import type { Stage } from './stage.js';

/** How often InfluxDB is asked for the newest points: the resolution of the stored latencies. */
export const STORED_POLL_MS = 100;

/** What InfluxDB itself answers about the bench's devices. */
export class StoredWatch {
  readonly #access: InfluxAccess;
  readonly #stage: Stage;
  readonly #sinceMs: number;
  #isStopped = false;
  #done: Promise<void> = Promise.resolve();

  private constructor(access: InfluxAccess, stage: Stage) {
    this.#access = access;
    this.#stage = stage;
    this.#sinceMs = Date.now() - 1000;
  }

  /** Begins to poll. */
  static async start(environment: ReadonlyMap<string, string>, stage: Stage): Promise<StoredWatch> {
    const watch = new StoredWatch(
      {
        url: setting(environment, 'INFLUX_URL'),
        ca: await readFile(setting(environment, 'INFLUX_CA'), 'utf8'),
        token: setting(environment, 'INFLUX_TOKEN'),
        database: setting(environment, 'INFLUX_DB'),
      },
      stage,
    );
    watch.#done = watch.#poll();
    return watch;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#done;
  }

  /** Points of the bench's devices, counted by InfluxDB over all measurements. */
  async count(): Promise<number> {
    let points = 0;
    for (const quantity of quantities()) {
      const [row] = await queryInflux(
        this.#access,
        `SELECT count("value") AS n FROM "${quantity}" WHERE "deviceId" =~ /^bench-/ AND time >= ${this.#sinceMs}ms`,
      );
      points += Number(row?.['n'] ?? 0);
    }
    return points;
  }

  async #poll(): Promise<void> {
    // The channel that ends a station's step, so also a pack of whole steps.
    const quantity = quantities().at(-1) ?? '';
    while (!this.#isStopped) {
      const rows = await queryInflux(
        this.#access,
        `SELECT last("seq") AS seq, "deviceId" FROM "${quantity}" WHERE "deviceId" =~ /^bench-/ AND time >= ${this.#sinceMs}ms GROUP BY "deviceId"`,
      );
      const at = performance.now();
      for (const { deviceId, seq } of rows) this.#stage.reach(String(deviceId), Number(seq), at);
      await wait(STORED_POLL_MS);
    }
  }
}

function quantities(): string[] {
  return simulatedProfile('paddy-station', 'live').channels.map(({ quantity }) => quantity);
}
