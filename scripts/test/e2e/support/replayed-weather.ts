// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import type { RunLine } from '@daoji/model';
import { expect } from 'chai';

import { FraudStage } from '../fraud/fraud-stage.js';
import { newParcel } from '../fraud/fraud-steps.js';
import { anchorAll } from './anchored.js';
import { untilWell } from './doctor.js';
import type { Called, TestNetwork } from './test-network.js';

/** A line of a run as `daoji forecast` says it. */
export type SaidLine = RunLine & { readonly date: string };

/** What `daoji recompute` says of a station's runs. */
export interface Recomputed {
  readonly anchored: number;
  readonly faults: readonly { readonly at: string }[];
  readonly isSame: boolean;
  readonly runs: readonly {
    readonly date: string;
    readonly differences: readonly { readonly at: string; readonly modelId?: string }[];
    readonly readings: number;
    readonly runId: string;
    readonly settings: object;
  }[];
}

/** Files of weather through `daoji replay`, MQTT, bridge, log, `daoji forecast` and the ledger, for one parcel. */
export class ReplayedWeather {
  readonly folder: string;
  readonly network: TestNetwork;
  readonly parcelId: string;
  readonly #run = randomBytes(3).toString('hex');

  private constructor(network: TestNetwork, folder: string, parcelId: string) {
    this.folder = folder;
    this.network = network;
    this.parcelId = parcelId;
  }

  static async open(network: TestNetwork): Promise<ReplayedWeather> {
    await untilWell(network);
    const folder = await mkdtemp(join(tmpdir(), 'daoji-replay-models-'));
    const stage = await FraudStage.open(network);
    const parcelId = await newParcel(stage);
    stage.close();
    return new ReplayedWeather(network, folder, parcelId);
  }

  close(): Promise<void> {
    return rm(this.folder, { force: true, recursive: true });
  }

  /** @returns the station that carried the file in. */
  async replay(file: string, name: string, flags: readonly string[]): Promise<string> {
    const deviceId = `e2e-${name}-${this.#run}`;
    const subject = ['--subject', `parcel:${this.parcelId}`, '--device', deviceId];
    const args = ['replay', file, ...subject, ...flags, '--wait', 'acked', '--json'];
    const { code, stderr, stdout } = await this.network.daoji(...args);
    expect(code, stderr).to.equal(0);
    const { acked, sent } = JSON.parse(stdout) as { acked: number; sent: number };
    expect(acked).to.equal(sent);
    return deviceId;
  }

  /** Runs the models over what stations carried in; refuses nothing. */
  async forecast(name: string, stations: readonly object[]): Promise<SaidLine[]> {
    await anchorAll(this.network);
    const config = this.configOf(name);
    await writeFile(config, JSON.stringify({ stations }));
    const { code, stderr, stdout } = await this.network.daoji(
      ...['--json', 'forecast', '--once', '--config', config],
      ...['--key', personFilePath(this.network.home, 'watch'), '--state', join(this.folder, name)],
    );
    expect(code, stderr).to.equal(0);
    const { refused, runs } = JSON.parse(stdout) as { refused: object[]; runs: SaidLine[] };
    expect(refused).to.deep.equal([]);
    return runs;
  }

  /** The file that a forecast of that name runs by. */
  configOf(name: string): string {
    return join(this.folder, `${name}.json`);
  }

  /** What the ledger has of one day of a station, as the pages ask for it. */
  async recorded(deviceId: string, to: string): Promise<RunLine[]> {
    const query = `parcelId=${this.parcelId}&days=1&to=${to}`;
    const answer = await fetch(`${this.network.url('gateway')}/api/v1/forecasts?${query}`);
    const { days } = (await answer.json()) as {
      days: { runs: { deviceId: string; lines: RunLine[] }[] }[];
    };
    return days[0]?.runs.find((one) => one.deviceId === deviceId)?.lines ?? [];
  }

  recompute(...args: readonly string[]): Promise<Called> {
    return this.network.daoji('--json', 'recompute', ...args);
  }

  /** Every run of a station made again from the archived log; each to the same bytes. */
  async madeAgain(deviceId: string): Promise<Recomputed> {
    const { code, stderr, stdout } = await this.recompute('--station', deviceId);
    expect(code, `${stderr}${stdout}`).to.equal(0);
    const said = JSON.parse(stdout) as Recomputed;
    expect(said).to.deep.include({ faults: [], isSame: true });
    expect(said.anchored).to.be.greaterThan(0);
    return said;
  }
}
