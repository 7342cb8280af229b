// SPDX-License-Identifier: Apache-2.0
import { deviceRecordSchema, stateKey, type DeviceRecord } from '@daoji/model';

import type { Clock } from '../clock.js';

/** Where device records come from, and where they are kept for the day on which the ledger is away. */
export interface RegistryPorts {
  readonly clock: Clock;
  /** Value of a state key of channel `anchor`; `undefined` when there is none; rejects while no peer answers. */
  readonly readState: (key: string) => Promise<Uint8Array | undefined>;
  /** Keeps all known records across restarts. */
  readonly save: (records: readonly DeviceRecord[]) => Promise<void>;
}

/** How long the answer "no such device" is believed while no block says otherwise. */
const UNKNOWN_TTL_MS = 3000;

/** The devices of channel `anchor`: read at first sight, then kept up to date by the channel's blocks. */
export class DeviceRegistry {
  readonly #ports: RegistryPorts;
  readonly #records = new Map<string, DeviceRecord>();
  readonly #unknown = new Map<string, number>();
  readonly #asking = new Map<string, Promise<DeviceRecord | undefined>>();

  constructor(ports: RegistryPorts, known: readonly DeviceRecord[]) {
    this.#ports = ports;
    for (const record of known) this.#records.set(record.deviceId, record);
  }

  /** The record as last heard, without asking. */
  known(deviceId: string): DeviceRecord | undefined {
    return this.#records.get(deviceId);
  }

  /** All records as last heard. */
  all(): readonly DeviceRecord[] {
    return [...this.#records.values()];
  }

  /** Whether a known device is revoked, or bound to another bridge by now. */
  isGone(deviceId: string, siteId: string, bridgeId: string): boolean {
    const record = this.#records.get(deviceId);
    if (!record) return false;
    const isElsewhere = record.siteId !== siteId || record.bridgeId !== bridgeId;
    return record.status === 'revoked' || isElsewhere;
  }

  /** The device's record, `undefined` when the ledger has none. Rejects while the ledger cannot be asked. */
  async find(deviceId: string): Promise<DeviceRecord | undefined> {
    const known = this.#records.get(deviceId);
    if (known && known.status !== 'registered') return known;
    if ((this.#unknown.get(deviceId) ?? 0) > this.#ports.clock.now()) return known;
    const asking = this.#asking.get(deviceId) ?? this.#ask(deviceId);
    this.#asking.set(deviceId, asking);
    return asking;
  }

  /**
   * Takes in a write of a block to `device~…`. @param value - `undefined` when the block was only a hint to ask again.
   * @returns the record when it can be used now and could not before.
   */
  async update(value: Uint8Array): Promise<DeviceRecord | undefined> {
    const record = parseRecord(value);
    const before = this.#records.get(record.deviceId);
    await this.#keep(record);
    const isNews = record.status === 'active' && before?.status !== 'active';
    return isNews ? record : undefined;
  }

  /** Asks the ledger again for every known device: after a start, blocks may have been missed. */
  async refresh(): Promise<void> {
    for (const deviceId of [...this.#records.keys()]) await this.#ask(deviceId);
  }

  async #ask(deviceId: string): Promise<DeviceRecord | undefined> {
    try {
      const value = await this.#ports.readState(stateKey('device', deviceId));
      const record = value && value.length > 0 ? await this.#keep(parseRecord(value)) : undefined;
      if (record?.status === 'active' || record?.status === 'revoked') return record;
      if (this.#unknown.size > 10_000) this.#unknown.clear();
      this.#unknown.set(deviceId, this.#ports.clock.now() + UNKNOWN_TTL_MS);
      return record;
    } finally {
      this.#asking.delete(deviceId);
    }
  }

  async #keep(record: DeviceRecord): Promise<DeviceRecord> {
    this.#unknown.delete(record.deviceId);
    if (JSON.stringify(this.#records.get(record.deviceId)) === JSON.stringify(record)) {
      return record;
    }
    this.#records.set(record.deviceId, record);
    await this.#ports.save([...this.#records.values()]);
    return record;
  }
}

function parseRecord(value: Uint8Array): DeviceRecord {
  return deviceRecordSchema.parse(JSON.parse(Buffer.from(value).toString('utf8')));
}
