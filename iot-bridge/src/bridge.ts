// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import type { Server } from 'node:http';

import { stateKey } from '@daoji/model';

import { Admission } from './admission/admission.js';
import { Ingest } from './admission/ingest.js';
import { Quarantine } from './admission/quarantine.js';
import { newSignatureCheck } from './admission/signature-check.js';
import type { Verdict } from './admission/verdict.js';
import type { AnchorService } from './anchor/anchor-service.js';
import { newAnchoring, type Anchoring } from './anchoring.js';
import { BridgeEpoch } from './bridge-epoch.js';
import { pause, type Clock } from './clock.js';
import type { BridgeParts } from './bridge-parts.js';
import { readinessOf, stateOf, type ViewSources } from './bridge-views.js';
import { DeviceRegistry } from './devices/device-registry.js';
import { followAnchor } from './devices/follow-anchor.js';
import { loadRecords, recordSaver } from './devices/record-file.js';
import { newAdminServer } from './http/admin-server.js';
import { BridgeMetrics } from './metrics.js';
import { AckPublisher } from './mqtt/ack-publisher.js';
import { BrokerLink } from './mqtt/broker-link.js';
import { newRollup } from './new-rollup.js';
import type { Rollup } from './series/rollup.js';
import { SeriesWriter } from './series/series-writer.js';
import { quarantineDir, recordsPath } from './stores.js';

/** Longest wait for steps under way at a stop: each of them may be cut off at any point without harm. */
const STOP_MS = 5000;

/** One bridge: ingest, series, anchor, admin port. */
export class Bridge {
  readonly #parts: BridgeParts;
  readonly #registry: DeviceRegistry;
  readonly #epoch: BridgeEpoch;
  readonly #admission: Admission;
  readonly #ingest: Ingest;
  readonly #acks: AckPublisher;
  readonly #rollup: Rollup;
  readonly #series: SeriesWriter;
  readonly #anchoring: Anchoring;
  readonly #anchor: AnchorService;
  readonly #metrics: BridgeMetrics;
  readonly #broker: BrokerLink;
  readonly #admin: Server;
  readonly #abort = new AbortController();
  #work: Promise<unknown>[] = [];
  #tip: string | undefined;
  #isLedgerWell = false;
  #isBrokerWell = false;
  #wasAccepting = true;

  private constructor(parts: BridgeParts, registry: DeviceRegistry, quarantine: Quarantine) {
    this.#parts = parts;
    this.#registry = registry;
    const { config, stores, clock } = parts;
    this.#epoch = new BridgeEpoch(stores.spool, stores.restart.bridgeEpoch);
    this.#admission = new Admission({
      site: config.SITE_ID,
      bridgeId: config.BRIDGE_ID,
      spool: stores.spool,
      findDevice: (deviceId) => registry.find(deviceId),
      checkSignature: newSignatureCheck(),
      isIsolated: (deviceId) => stores.table.isIsolated(deviceId),
    });
    this.#acks = this.#newAcks();
    this.#ingest = new Ingest({
      admission: this.#admission,
      acks: this.#acks,
      quarantine,
      spool: stores.spool,
      clock,
      maxBytes: config.UNSYNCED_MAX_BYTES,
      onVerdict: (verdict, elapsedMs) => this.#onVerdict(verdict, elapsedMs),
    });
    this.#rollup = newRollup(parts, registry);
    this.#series = this.#newSeries();
    this.#anchoring = newAnchoring(parts, this.#epoch, {
      tip: () => this.#tip,
      isRevoked: (deviceId) => registry.known(deviceId)?.status === 'revoked',
      isGone: (deviceId) => registry.isGone(deviceId, config.SITE_ID, config.BRIDGE_ID),
      isStopped: () => this.#abort.signal.aborted,
      storedOffset: () => this.#series.cursor,
      onAnchored: (readings, oldestMs) => {
        this.#metrics.readings.inc({ state: 'anchored' }, readings);
        for (const ms of oldestMs) this.#observe('anchored', ms);
      },
    });
    this.#anchor = this.#anchoring.service;
    this.#metrics = this.#newMetrics();
    this.#admin = this.#newAdmin();
    this.#broker = this.#newBroker();
  }

  /** Restores what the disk holds, then opens to devices. */
  static async start(parts: BridgeParts): Promise<Bridge> {
    const { config, stores, ledger, clock } = parts;
    const path = recordsPath(config);
    const registry = new DeviceRegistry(
      { clock, readState: (key) => ledger.readState('anchor', key), save: recordSaver(path) },
      await loadRecords(path),
    );
    // The counter is read through the bridge, which exists once the first message can come.
    const counter: { count?: BridgeMetrics } = {};
    const quarantine = await Quarantine.open({
      dir: quarantineDir(config),
      maxBytes: config.QUARANTINE_MAX_BYTES,
      onCount: (reason) => counter.count?.quarantined.inc({ reason }),
    });
    const bridge = new Bridge(parts, registry, quarantine);
    counter.count = bridge.#metrics;
    bridge.#metrics.cutBytes.inc(stores.cutBytes);
    await stores.restart.restoreAdmission(bridge.#admission, stores.spool, stores.table);
    await bridge.#ingest.restoreUnknown();
    await bridge.#epoch.give(config.BRIDGE_EPOCH);
    await bridge.#open();
    return bridge;
  }

  /** Stops taking packs, settles what is under way, leaves. */
  async stop(): Promise<void> {
    this.#parts.log.info('stopping');
    this.#abort.abort();
    await this.#broker.close();
    this.#admin.close();
    this.#series.close();
    this.#rollup.close();
    this.#anchor.stop();
    await Promise.race([Promise.all(this.#work), pause(this.#parts.clock, STOP_MS)]);
    await this.#parts.stores.spool.close();
    this.#parts.seriesSink.close();
    this.#parts.ledger.close();
    this.#parts.stores.unlock();
    this.#parts.log.info('stopped');
  }

  async #open(): Promise<void> {
    const { config, exit, log, stores } = this.#parts;
    this.#admin.listen(config.HTTP_PORT, config.HTTP_HOST);
    await once(this.#admin, 'listening');
    const guarded = (work: Promise<void>): Promise<void> =>
      work.catch((cause: unknown) => exit(cause));
    const workers = [this.#series.run(), this.#rollup.run(), this.#anchor.run(), this.#follow()];
    this.#work = workers.map(guarded);
    this.#broker.open();
    log.info({ offset: stores.spool.nextOffset, logSize: this.#anchor.logSize }, 'bridge started');
  }

  #newAcks(): AckPublisher {
    const { config, clock, secrets, stores } = this.#parts;
    return new AckPublisher({
      site: config.SITE_ID,
      bridgeId: config.BRIDGE_ID,
      key: secrets.ackKey,
      clock,
      coalesceMs: config.ACK_COALESCE_MS,
      bridgeEpoch: () => this.#epoch.value ?? 0,
      credit: () =>
        stores.spool.unsyncedBytes > config.UNSYNCED_MAX_BYTES / 2 ? 1 : config.ACK_CREDIT,
      settledOf: (deviceId) => this.#admission.stateOf(deviceId).settled,
      publish: (topic, payload) => this.#broker.publish(topic, payload),
    });
  }

  #newSeries(): SeriesWriter {
    const { stores, seriesSink, clock, log } = this.#parts;
    return new SeriesWriter({
      spool: stores.spool,
      sink: seriesSink,
      clock,
      cursor: stores.restart.influxCursor,
      onStored: (pack) => {
        const { header } = pack;
        this.#rollup.stored(pack);
        this.#metrics.readings.inc({ state: 'stored' }, header.count);
        this.#observe('stored', Date.parse(header.receivedTime));
      },
      onTrouble: (err, attempt) => log.warn({ err, attempt }, 'series store refuses, trying again'),
    });
  }

  #newMetrics(): BridgeMetrics {
    const { spool } = this.#parts.stores;
    return new BridgeMetrics({
      spoolBytes: () => spool.bytes,
      unsyncedBytes: () => spool.unsyncedBytes,
      acceptedOffset: () => spool.syncedOffset,
      storedOffset: () => this.#series.cursor,
      anchoredOffset: () => this.#anchor.state.anchoredOffset,
      isParked: () => this.#anchor.isParked,
      isolatedDevices: () => this.#parts.stores.table.isolatedCount,
    });
  }

  #newAdmin(): Server {
    const { config, log } = this.#parts;
    return newAdminServer({
      token: config.ADMIN_TOKEN,
      readiness: () => readinessOf(this.#views()),
      metrics: () => this.#metrics.registry.metrics(),
      state: () => stateOf(this.#views()),
      advance: () => this.#anchor.advanceNow(),
      onError: (err) => log.error({ err }, 'admin request failed'),
    });
  }

  #newBroker(): BrokerLink {
    const { config, secrets, log, clock } = this.#parts;
    return new BrokerLink({
      ...secrets.mqtt,
      url: config.MQTT_URL,
      site: config.SITE_ID,
      bridgeId: config.BRIDGE_ID,
      onPack: (topic, payload) => this.#ingest.take(topic, payload),
      onState: (isUp) => {
        if (isUp !== this.#isBrokerWell) log.info({ isUp }, 'broker connection');
        this.#isBrokerWell = isUp;
      },
      onError: (err) => log.warn({ err }, 'broker'),
      status: (state) => this.#statusText(state, clock),
    });
  }

  #statusText(state: 'online' | 'offline', clock: Clock): string {
    const accepting = !this.#parts.stores.spool.isFull;
    const oldest = this.#anchoring.oldestUnanchoredMs();
    const oldestUnanchoredAt = new Date(Number.isFinite(oldest) ? oldest : clock.now());
    return JSON.stringify({
      state,
      bridgeEpoch: this.#epoch.value ?? 0,
      accepting,
      oldestUnanchoredAt: oldestUnanchoredAt.toISOString(),
    });
  }

  #follow(): Promise<void> {
    const { ledger, clock, log, stores, exit } = this.#parts;
    return followAnchor({
      clock,
      ledger,
      registry: this.#registry,
      bridgeKey: stateKey('bridge', stores.origin),
      onDevice: ({ deviceId }) => void this.#ingest.replay(deviceId).catch(exit),
      onBridgeEpoch: (epoch) => void this.#epoch.hear(epoch).catch(exit),
      onBlock: ({ hash }) => {
        this.#tip = hash;
      },
      onState: (isWell, err) => {
        if (isWell !== this.#isLedgerWell) log.info({ isWell, err }, 'ledger connection');
        this.#isLedgerWell = isWell;
      },
      signal: this.#abort.signal,
    });
  }

  #onVerdict(verdict: Verdict, elapsedMs: number): void {
    this.#metrics.verdicts.inc({ kind: verdict.kind });
    if (verdict.kind === 'stored') {
      this.#metrics.readings.inc({ state: 'accepted' }, verdict.count);
      this.#metrics.latency.observe({ state: 'accepted' }, elapsedMs / 1000);
      this.#series.wake();
    }
    if (verdict.kind === 'quarantined') {
      const { reason, detail } = verdict;
      const { topic } = verdict.arrival;
      const alarm = reason === 'CLONE' ? { alarm: 'CLONE' } : {};
      this.#parts.log.warn({ ...alarm, reason, detail, topic: topic.slice(0, 120) }, 'quarantined');
    }
    const isAccepting = !this.#parts.stores.spool.isFull;
    if (isAccepting !== this.#wasAccepting) this.#broker.publishStatus();
    this.#wasAccepting = isAccepting;
  }

  #observe(state: 'stored' | 'anchored', receivedMs: number): void {
    const elapsedMs = this.#parts.clock.now() - receivedMs;
    this.#metrics.latency.observe({ state }, Math.max(0, elapsedMs) / 1000);
  }

  #views(): ViewSources {
    const { spool, table } = this.#parts.stores;
    return {
      spool,
      table,
      series: this.#series,
      anchor: this.#anchor,
      cutter: this.#anchoring.cutter,
      bridgeEpoch: this.#epoch.value ?? 0,
      isBrokerWell: this.#isBrokerWell,
      isLedgerWell: this.#isLedgerWell,
    };
  }
}
