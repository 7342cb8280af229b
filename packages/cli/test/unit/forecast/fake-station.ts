// SPDX-License-Identifier: Apache-2.0
import { BLASTAM_RULE } from '@daoji/agronomy';
import { encodeReading, parseCommand, ZERO_HASH, type TraceCommand } from '@daoji/model';

import { CliError } from '../../../src/cli-error.js';
import type { Station } from '../../../src/forecast/forecast-runs.js';
import type { ForecastPorts } from '../../../src/forecast/forecast-worker.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import { completeCommand, signCommand } from '../../../src/people/signed-command.js';

type IssueWarning = Extract<TraceCommand, { type: 'issueWarning' }>;

export const STATION: Station = {
  deviceId: 'pj01-weather-1',
  isLive: true,
  parcelIds: ['p-0017', 'p-0018'],
  readingsPerHour: 1,
  validDays: 7,
  rule: BLASTAM_RULE,
};
const HOUR_MS = 3_600_000;
/** 00:00 of 1 July 2026 in Panjin. */
const START_MS = Date.UTC(2026, 5, 30, 16);

/** What is done to a command on its way; `'lost'`: the ledger has it, and the answer is lost. */
export type SendFault = 'ok' | 'unreachable' | 'lost' | { readonly refused: string };

/** Weather of one hour; a quantity that is undefined was not measured. */
export interface Hour {
  readonly rain?: number | undefined;
  readonly sunshine?: number | undefined;
  readonly temperature?: number | undefined;
  readonly wind?: number | undefined;
}

/** The base case of `rice-domain.md` §2: favourable once it rains at 19:00 of the day before. */
export const BASE: Hour = { rain: 0, sunshine: 0, temperature: 22, wind: 0.5 };

/** A log of one weather station, and a ledger that keeps warnings as the real one does: an id once, the same bytes again. */
export class FakeStation {
  readonly batches: Uint8Array[][] = [];
  /** Command text by warning, in order. */
  readonly texts = new Map<string, string>();
  readonly faults: SendFault[] = [];
  /** Hours since the start that the network's clock shows. */
  clockHour = 0;
  #seq = 0;
  readonly #key = newSigningKey();

  /** A batch of an hour, `hour` of `day` from 0. */
  measure(day: number, hour: number, weather: Hour = BASE): void {
    const time = new Date(START_MS + (day * 24 + hour) * HOUR_MS).toISOString();
    const channels = [
      ['air-temperature', 'Cel', weather.temperature],
      ['wind-speed', 'm/s', weather.wind],
      ['rain', 'mm', weather.rain],
      ['sunshine', 'h', weather.sunshine],
    ] as const;
    this.batches.push(
      channels.flatMap(([quantity, unit, value]) =>
        value === undefined ? [] : [this.reading(quantity, unit, value, time)],
      ),
    );
  }

  /** Days of the base weather, with rain at 19:00 of those that are named. */
  days(from: number, to: number, rainy: readonly number[], weather: Hour = BASE): void {
    for (let day = from; day <= to; day += 1)
      for (let hour = 0; hour < 24; hour += 1)
        this.measure(
          day,
          hour,
          hour === 19 && rainy.includes(day) ? { ...weather, rain: 1 } : weather,
        );
    this.clockHour = (to + 1) * 24 + 1;
  }

  reading(quantity: string, unit: string, value: number, time: string): Uint8Array {
    return encodeReading({
      bootEpoch: 1,
      channel: quantity,
      clock: 'synced',
      deviceId: STATION.deviceId,
      prevHash: ZERO_HASH,
      quantity,
      scale: -1,
      seq: this.#seq++,
      time,
      type: 'daoji.reading/v1',
      unit,
      value: Math.round(value * 10),
    });
  }

  get warnings(): IssueWarning[] {
    return [...this.texts.values()].map(issued);
  }

  ports(station: Partial<Station> = {}): ForecastPorts {
    return {
      isIssued: (warningId) => Promise.resolve(this.texts.has(warningId)),
      now: () => new Date(START_MS + this.clockHour * HOUR_MS),
      readings: (batch) => Promise.resolve(this.batches[batch] ?? []),
      send: ({ command }) => this.#send(command),
      sign: (draft) =>
        signCommand(
          'trace',
          completeCommand('trace', draft, new Date(START_MS), this.#key.keyId),
          this.#key,
        ),
      size: () => Promise.resolve(this.batches.length),
      stations: [{ ...STATION, ...station }],
    };
  }

  #send(text: string): Promise<void> {
    const fault = this.faults.shift() ?? 'ok';
    if (fault === 'unreachable') return Promise.reject(new CliError('UNREACHABLE', 'no answer'));
    if (typeof fault === 'object') return Promise.reject(new CliError('REFUSED', fault.refused));
    const { warningId } = issued(text);
    const before = this.texts.get(warningId);
    if (before !== undefined && before !== text)
      return Promise.reject(new CliError('REFUSED', '422 WARNING_EXISTS: other bytes'));
    this.texts.set(warningId, text);
    if (fault === 'lost')
      return Promise.reject(new CliError('REFUSED', '504 LEDGER_COMMIT_UNKNOWN: may be written'));
    return Promise.resolve();
  }
}

function issued(text: string): IssueWarning {
  const command = parseCommand('trace', text);
  if (command.type === 'issueWarning') return command;
  throw new Error(`expected issueWarning, got ${text}`);
}
