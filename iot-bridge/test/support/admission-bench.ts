// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';

import { Admission } from '../../src/admission/admission.js';
import { newSignatureCheck } from '../../src/admission/signature-check.js';
import type { Verdict } from '../../src/admission/verdict.js';
import {
  encodeRecord,
  readRecord,
  type RecordType,
  type SpoolRecord,
} from '../../src/spool/record.js';
import type { Location } from '../../src/spool/segment-scan.js';
import { BRIDGE, SITE, TestDevice } from './test-device.js';

const NOW = '2026-06-14T02:30:00.000Z';

/** A spool that keeps records in a list and can hold back its syncs. */
export class ListSpool {
  readonly records: SpoolRecord[] = [];
  #offset = 0;
  gate: Promise<void> = Promise.resolve();

  async append(type: RecordType, payload: Uint8Array, readings = 0): Promise<Location> {
    const found = readRecord(encodeRecord(type, this.#offset, payload), 0);
    if (!found) throw new Error('expected a record');
    this.#offset += readings;
    const position = this.records.push(found.record) - 1;
    await this.gate;
    return { segment: 0, position };
  }

  holds(): boolean {
    return true;
  }

  read({ position }: Location): Promise<SpoolRecord> {
    const record = this.records[position];
    return record ? Promise.resolve(record) : Promise.reject(new Error('no such record'));
  }
}

/** An admission with one registered device. */
export interface Bench {
  readonly device: TestDevice;
  readonly records: Map<string, DeviceRecord>;
  readonly spool: ListSpool;
  readonly admission: Admission;
  send(payload: Buffer, topic?: string): Promise<Verdict>;
  isLedgerAway: boolean;
  /** Devices that the log left out. */
  readonly isolated: Set<string>;
}

/** A fresh bench. */
export function newBench(): Bench {
  const device = new TestDevice('pj01-water-0042');
  const records = new Map([[device.deviceId, device.record()]]);
  const spool = new ListSpool();
  const bench: Bench = {
    device,
    records,
    spool,
    isLedgerAway: false,
    isolated: new Set(),
    admission: new Admission({
      site: SITE,
      bridgeId: BRIDGE,
      spool,
      findDevice: (deviceId) =>
        bench.isLedgerAway
          ? Promise.reject(new Error('no peer answers'))
          : Promise.resolve(records.get(deviceId)),
      checkSignature: newSignatureCheck(),
      isIsolated: (deviceId) => bench.isolated.has(deviceId),
    }),
    send: (payload, topic = device.topic) =>
      bench.admission.admit({ topic, payload, receivedTime: NOW }),
  };
  return bench;
}
