// SPDX-License-Identifier: Apache-2.0
import { QUARANTINE_REASONS } from '@daoji/model';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Gauges whose value is read when somebody asks. */
export interface MetricSources {
  readonly spoolBytes: () => number;
  readonly unsyncedBytes: () => number;
  readonly acceptedOffset: () => number;
  readonly storedOffset: () => number;
  readonly anchoredOffset: () => number;
  readonly isParked: () => boolean;
  readonly isolatedDevices: () => number;
}

const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const STEP_BUCKETS = [0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 900, 3600];

/** The bridge's metrics in a registry of their own; nothing is set up at import. */
export class BridgeMetrics {
  readonly registry = new Registry();
  readonly readings: Counter<'state'>;
  readonly quarantined: Counter<'reason'>;
  readonly verdicts: Counter<'kind'>;
  readonly latency: Histogram<'state'>;
  readonly cutBytes: Counter;

  constructor(sources: MetricSources) {
    const registers = [this.registry];
    this.readings = new Counter({
      name: 'daoji_bridge_readings_total',
      help: 'Readings that reached a state since the start',
      labelNames: ['state'],
      registers,
    });
    this.quarantined = new Counter({
      name: 'daoji_bridge_quarantined_total',
      help: 'Messages put into quarantine',
      labelNames: ['reason'],
      registers,
    });
    for (const reason of QUARANTINE_REASONS) this.quarantined.inc({ reason }, 0);
    this.verdicts = new Counter({
      name: 'daoji_bridge_packs_total',
      help: 'Packs by verdict',
      labelNames: ['kind'],
      registers,
    });
    this.latency = new Histogram({
      name: 'daoji_bridge_latency_seconds',
      help: 'From receipt to ack (accepted), to the series store (stored), to the ledger (anchored)',
      labelNames: ['state'],
      buckets: [...ACK_BUCKETS, ...STEP_BUCKETS]
        .sort((left, right) => left - right)
        .filter(isFirst),
      registers,
    });
    this.cutBytes = new Counter({
      name: 'daoji_bridge_spool_cut_bytes_total',
      help: 'Bytes of unacknowledged records cut at start',
      registers,
    });
    this.#addGauges(sources);
  }

  #addGauges(sources: MetricSources): void {
    this.#gauge('daoji_bridge_spool_bytes', 'Bytes of the spool', sources.spoolBytes);
    this.#gauge('daoji_bridge_unsynced_bytes', 'Bytes not yet synced', sources.unsyncedBytes);
    this.#gauge('daoji_bridge_accepted_offset', 'Next offset to be synced', sources.acceptedOffset);
    this.#gauge('daoji_bridge_stored_offset', 'Next offset to be stored', sources.storedOffset);
    this.#gauge(
      'daoji_bridge_anchored_offset',
      'Next offset to be anchored',
      sources.anchoredOffset,
    );
    this.#gauge(
      'daoji_bridge_isolated_devices',
      'Devices that the log left out: revoked or moved before their first advance',
      sources.isolatedDevices,
    );
    this.#gauge('daoji_bridge_anchor_parked', '1 while the log stands still', () =>
      sources.isParked() ? 1 : 0,
    );
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}

function isFirst(value: number, index: number, all: readonly number[]): boolean {
  return all.indexOf(value) === index;
}
