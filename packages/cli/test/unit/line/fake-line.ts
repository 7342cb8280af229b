// SPDX-License-Identifier: Apache-2.0
import {
  codesIn,
  encodeReading,
  firstOverlap,
  parseCommand,
  scanHalves,
  serialText,
  ZERO_HASH,
  type CodeOrder,
} from '@daoji/model';

import { CliError } from '../../../src/cli-error.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import type { LinePorts } from '../../../src/line/line-worker.js';
import { completeCommand, signCommand } from '../../../src/people/signed-command.js';

/** When the first run of the tests' line starts. */
export const SINCE = '2026-11-29T00:00:00.000Z';

/** What is done to a command on its way; `'lost'`: the ledger has it, and the answer is lost. */
export type SendFault = 'ok' | 'unreachable' | 'lost' | { readonly refused: string };

/** A log, an order of 1,000 printed codes and a lot of `packages`, as a ledger would keep them. */
export class FakeLine {
  readonly batches: Uint8Array[][] = [];
  /** Command ids that the ledger has, with the bytes of each. */
  readonly ledger = new Map<string, string>();
  /** What happens to the next sends; `'ok'` when it is empty. */
  readonly faults: SendFault[] = [];
  order: CodeOrder = {
    activated: [],
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    count: 1_000,
    gtin: '09520000000011',
    netMassGrams: 5_000,
    operatorId: 'mill-a',
    orderId: 'co-1',
    orderedAt: SINCE,
    printed: [{ from: 0, to: 900 }],
    serialRoot: 'a'.repeat(64),
    v: 1,
    voided: [{ from: 5, reason: 'leaked', to: 6 }],
  };
  packages = 500;
  #seq = 0;
  readonly #key = newSigningKey();

  serial(place: number): string {
    const bytes = new Uint8Array(10);
    new DataView(bytes.buffer).setUint32(3, place * 77_777);
    return serialText(bytes);
  }

  /** Readings of a scan. */
  scan(serial: string, time = '2026-11-29T08:00:00.000Z'): Uint8Array[] {
    return scanHalves(serial).map((half) => {
      const bytes = encodeReading({
        ...half,
        bootEpoch: 1,
        clock: 'synced',
        deviceId: 'pj01-scan-1',
        prevHash: ZERO_HASH,
        seq: this.#seq,
        time,
        type: 'daoji.reading/v1',
      });
      this.#seq += 1;
      return bytes;
    });
  }

  /** A batch of scans of places. */
  batch(...places: readonly number[]): void {
    this.batches.push(places.flatMap((place) => this.scan(this.serial(place))));
  }

  ports(): LinePorts {
    return {
      find: (_orderId, serial) => {
        const place = Array.from({ length: 1_000 }, (_, at) => at).find(
          (at) => this.serial(at) === serial,
        );
        return Promise.resolve(place);
      },
      headroom: () => Promise.resolve(this.packages - codesIn(this.order.activated)),
      order: () => Promise.resolve(this.order),
      readings: (batch) => Promise.resolve(this.batches[batch] ?? []),
      send: (envelope) => this.#send(envelope.command),
      sign: (draft) =>
        signCommand(
          'trace',
          completeCommand('trace', draft, new Date(SINCE), this.#key.keyId),
          this.#key,
        ),
      size: () => Promise.resolve(this.batches.length),
    };
  }

  #send(text: string): Promise<void> {
    const fault = this.faults.shift() ?? 'ok';
    if (fault === 'unreachable') return Promise.reject(new CliError('UNREACHABLE', 'no answer'));
    if (typeof fault === 'object') return Promise.reject(new CliError('REFUSED', fault.refused));
    this.#commit(text);
    if (fault === 'lost')
      return Promise.reject(new CliError('REFUSED', '504 LEDGER_COMMIT_UNKNOWN: may be written'));
    return Promise.resolve();
  }

  #commit(text: string): void {
    const command = parseCommand('trace', text);
    if (command.type !== 'activateCodes') throw new Error(`expected activateCodes, got ${text}`);
    const before = this.ledger.get(command.commandId);
    if (before === text) return;
    if (before !== undefined) throw new CliError('REFUSED', '409 COMMAND_CONFLICT: other bytes');
    for (const range of command.ranges)
      if (firstOverlap(range, this.order.activated))
        throw new CliError('REFUSED', '422 CODE_STATE: activated already');
    this.ledger.set(command.commandId, text);
    const ranges = command.ranges.map((range) => ({ ...range, lotId: command.lotId }));
    this.order = { ...this.order, activated: [...this.order.activated, ...ranges] };
  }
}
