// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';

import { connectLedger, loadProfile } from '@daoji/ledger';
import { pino } from 'pino';

import { ledgerSink } from './anchor/ledger-sink.js';
import { Bridge } from './bridge.js';
import { systemClock } from './clock.js';
import { loadConfig } from './config.js';
import { loadSecrets } from './secrets.js';
import { influxSink } from './series/series-sink.js';
import { openStores } from './stores.js';

// V8 lets the heap grow to some three times what lives before it collects, as machines with much memory may: measured
// 119 MiB for 45 MiB alive at 6,000 readings/s. A bridge stays below 256 MiB in all, so it collects after a growth of 30 %.
setFlagsFromString('--heap-growing-percent=30');

const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: { service: 'iot-bridge' },
  redact: ['token', 'key', 'payload', 'authorization'],
});

process.on('unhandledRejection', exit);
process.on('uncaughtException', exit);
await start().catch(exit);

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const secrets = loadSecrets(config);
  const profile = await loadProfile(config.LEDGER_PROFILE);
  const stores = await openStores(config, systemClock, log, exit);
  const ledger = await connectLedger(profile, { sdk: config.FABRIC_SDK });
  const others = profile.peers.map((peer) => peer.mspId);
  const bridge = await Bridge.start({
    config,
    secrets,
    clock: systemClock,
    log,
    stores,
    ledger,
    anchorSink: ledgerSink(ledger, [...new Set([profile.mspId, ...others])]),
    seriesSink: influxSink({
      url: config.INFLUX_URL,
      ca: secrets.influxCa,
      token: config.INFLUX_TOKEN,
      database: config.INFLUX_DB,
      retentionPolicy: config.INFLUX_RP,
    }),
    exit,
  });
  stopOnSignal(bridge);
}

function stopOnSignal(bridge: Bridge): void {
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= bridge.stop().then(() => process.exit(0), exit);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Ends the process at once: nothing may be acknowledged, synced or submitted after this. */
function exit(cause: unknown): never {
  log.fatal({ err: cause }, 'the bridge stops');
  process.exit(1);
}
