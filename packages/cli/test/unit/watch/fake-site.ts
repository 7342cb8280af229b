// SPDX-License-Identifier: Apache-2.0
import { WATCH_RULE } from '@daoji/agronomy';
import { encodeReading, parseCommand, ZERO_HASH } from '@daoji/model';

import { CliError } from '../../../src/cli-error.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import { completeCommand, signCommand } from '../../../src/people/signed-command.js';
import type { WatchPorts } from '../../../src/watch/watch-worker.js';
import type { WatchedDevice } from '../../../src/watch/watched-device.js';

export const DEVICE: WatchedDevice = {
  binId: 'bin-1',
  channels: [1, 2, 3].map((cable) => ({
    channel: `c${cable}-l1`,
    layer: 1,
    max: 60,
    min: -40,
    quantity: 'grain-temperature',
  })),
  deviceId: 'pj01-bin-1',
  isLive: true,
  rule: WATCH_RULE,
};
const START = Date.UTC(2026, 10, 1);
const HOUR = 3_600_000;

/** What is done to a command on its way; `'lost'`: the ledger has it, and the answer is lost. */
export type SendFault = 'ok' | 'unreachable' | 'lost' | { readonly refused: string };

/** A log of hourly scans of one bin, and a ledger that keeps alarms as the real one does: an id once, the same bytes again. */
export class FakeSite {
  readonly batches: Uint8Array[][] = [];
  /** Command text by alarm, in order. */
  readonly alarms = new Map<string, string>();
  readonly cleared = new Set<string>();
  readonly faults: SendFault[] = [];
  hour = 0;
  #seq = 0;
  readonly #key = newSigningKey();

  /** A batch of one scan; `c2-l1` is `excess` warmer than its neighbours. */
  scan(excess: number): void {
    const time = new Date(START + this.hour * HOUR).toISOString();
    this.batches.push(
      DEVICE.channels.map(({ channel }) =>
        encodeReading({
          bootEpoch: 1,
          channel,
          clock: 'synced',
          deviceId: DEVICE.deviceId,
          prevHash: ZERO_HASH,
          quantity: 'grain-temperature',
          scale: -1,
          seq: this.#seq++,
          time,
          type: 'daoji.reading/v1',
          unit: 'Cel',
          value: 120 + (channel === 'c2-l1' ? excess * 10 : 0),
        }),
      ),
    );
    this.hour += 1;
  }

  ports(change: Partial<WatchedDevice> = {}): WatchPorts {
    return {
      devices: [{ ...DEVICE, ...change }],
      now: () => new Date(START + this.hour * HOUR),
      openAlarms: () =>
        Promise.resolve([...this.alarms.keys()].filter((id) => !this.cleared.has(id))),
      readings: (batch) => Promise.resolve(this.batches[batch] ?? []),
      send: ({ command }) => this.#send(command),
      sign: (draft) =>
        signCommand(
          'trace',
          completeCommand('trace', draft, new Date(START), this.#key.keyId),
          this.#key,
        ),
      size: () => Promise.resolve(this.batches.length),
    };
  }

  #send(text: string): Promise<void> {
    const fault = this.faults.shift() ?? 'ok';
    if (fault === 'unreachable') return Promise.reject(new CliError('UNREACHABLE', 'no answer'));
    if (typeof fault === 'object') return Promise.reject(new CliError('REFUSED', fault.refused));
    const command = parseCommand('trace', text);
    if (command.type !== 'raiseAlarm') throw new Error(`expected raiseAlarm, got ${text}`);
    const before = this.alarms.get(command.alarmId);
    if (before !== undefined && before !== text)
      return Promise.reject(new CliError('REFUSED', '409 ALARM_EXISTS: other bytes'));
    this.alarms.set(command.alarmId, text);
    if (fault === 'lost')
      return Promise.reject(new CliError('REFUSED', '504 LEDGER_COMMIT_UNKNOWN: may be written'));
    return Promise.resolve();
  }
}
