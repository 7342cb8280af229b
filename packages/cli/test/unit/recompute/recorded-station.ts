// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { modelRunSchema, parseReading, type ModelRun } from '@daoji/model';
import { fromHex, hashLeaf, rootOf, toHex } from '@daoji/proof';

import type { Station } from '../../../src/forecast/forecast-runs.js';
import { ForecastState } from '../../../src/forecast/forecast-state.js';
import { ForecastWorker } from '../../../src/forecast/forecast-worker.js';
import type { StationBatch, StationLog } from '../../../src/recompute/station-log.js';
import { FakeStation } from '../forecast/fake-station.js';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 5, 30, 16);
const BRIDGE_MS = 60_000;

/** A station whose forecast runs by the real program, and what ledger and archive have of it afterwards. */
export class RecordedStation {
  readonly site = new FakeStation();
  readonly runs: ModelRun[] = [];
  readonly #folder: string;
  readonly #received: number[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<RecordedStation> {
    return new RecordedStation(await mkdtemp(join(tmpdir(), 'daoji-recompute-run-')));
  }

  close(): Promise<void> {
    return rm(this.#folder, { force: true, recursive: true });
  }

  /** A round of the forecast, as a new process; batches since the last came just before it. */
  async work(station: Partial<Station> = {}): Promise<ModelRun[]> {
    const nowMs = START_MS + this.site.clockHour * HOUR_MS;
    while (this.#received.length < this.site.batches.length) this.#received.push(nowMs - BRIDGE_MS);
    const known = this.site.runs.length;
    const state = await ForecastState.open(this.#folder);
    await new ForecastWorker(this.site.ports(station), state).work();
    const fresh = this.site.runs.slice(known).map(({ date, deviceId, lines, parcelIds, runId }) =>
      modelRunSchema.parse({
        areaCode: '211122',
        ...{ date, deviceId, lines, parcelIds, runId },
        inputsRoot: inputsRootOf(lines),
        operatorId: 'op-1',
        recorded: {
          at: new Date(nowMs).toISOString(),
          commandId: '01JZ0000000000000000000000',
          personId: 'watch-1',
        },
        v: 1,
      }),
    );
    this.runs.push(...fresh);
    return fresh;
  }

  /** What the archive has now. @param change - of a batch, as somebody altered it. */
  log(change: (batch: StationBatch) => StationBatch = (batch) => batch): StationLog {
    const batches = this.site.batches.map((bytes, index) =>
      change({
        index,
        readings: bytes.map((one) => parseReading(one)),
        receivedAt: new Date(this.#received[index] ?? Infinity).toISOString(),
      }),
    );
    return { anchored: batches.length, batches, faults: [], size: batches.length };
  }
}

/** As the ledger computes it. */
export function inputsRootOf(lines: ModelRun['lines']): string {
  return toHex(rootOf(lines.map(({ inputsDigest }) => hashLeaf(fromHex(inputsDigest)))));
}
