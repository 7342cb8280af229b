// SPDX-License-Identifier: Apache-2.0
// The gateway's process: reads the environment, wires, listens, and ends on SIGTERM or SIGINT.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Express } from 'express';

import { loadDemoKeys } from './commands/demo-keys.js';
import { CodeBook } from './codes/code-book.js';
import { loadConfig, type GatewayConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { openArchives, openLedger, openStore } from './connect-services.js';
import { CaptureAnchors } from './epcis/capture-anchors.js';
import { openEpcisStore } from './epcis/epcis-store.js';
import { openNamedQueries } from './epcis/named-queries.js';
import { createApp } from './http/app.js';
import { newMetrics } from './http/metrics.js';
import { newLogger } from './http/request-log.js';
import { askScenario } from './network-terms.js';
import { alarmIn } from './notices/alarm-notices.js';
import { startNotices } from './notices/start-notices.js';
import { signalIn } from './notices/signal-notices.js';
import { warningIn } from './notices/warning-notices.js';
import { openAnswerLog } from './recall/answer-log.js';
import { Projector } from './projection/projector.js';
import { networkTime, recordedAt } from './scenario-clock.js';
import { ScanService } from './scans/scan-service.js';
import { InfluxGrainSeries } from './series/influx-grain-series.js';
import { InfluxRows } from './series/influx-rows.js';
import { openInfluxSeries } from './series/influx-series.js';
import { startIndex } from './start-index.js';
import { Catalog } from './story/catalog.js';

/**
 * An idle connection is closed after a minute, longer than clients and proxies keep one: a request that meets the closing of its
 * connection is lost.
 */
const KEEP_ALIVE_MS = 61_000;

/** Ten minutes: ten hours of a demo that runs 60 times as fast. */
const SWEEP_MS = 600_000;
const BUILT_UI = fileURLToPath(new URL('../../explorer-ui/dist', import.meta.url));

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = newLogger(config.logLevel);
  const ledger = await openLedger(config);
  const store = openStore(config);
  const rows = new InfluxRows(config.influx);
  const series = openInfluxSeries(rows);
  const { archive, log } = await openArchives(config);
  const answers = await openAnswerLog(config.recallDir);
  const epcisDir = join(config.archiveDir, 'epcis');
  const epcis = await openEpcisStore(archive, epcisDir);
  const namedQueries = await openNamedQueries(epcisDir);
  const scenario = await askScenario(ledger.port, (err) =>
    logger.warn({ err }, 'ledger does not answer yet'),
  );
  const networkNow = (): Date => networkTime(scenario, Date.now());
  const scans = await ScanService.open(config.scanDir, networkNow());
  const { index, journal, source } = await startIndex(config.indexDir, store, (err) =>
    logger.warn({ err }, 'store does not answer yet'),
  );
  logger.info({ documents: index.size, source }, 'index filled');
  const codes = new CodeBook(config.codesDir, index.records);
  const metrics = newMetrics();
  const notices = await startNotices(
    config,
    { now: networkNow, recordedAt: (at) => recordedAt(scenario, at) },
    logger,
    process.env,
  );
  const projector = new Projector({
    ledger: ledger.port,
    store,
    onChange: (change) => {
      index.apply(change);
      const alarm = alarmIn(change);
      if (alarm) notices.service.offer(alarm);
      const warning = warningIn(change);
      if (warning) notices.service.offerWarning(warning);
      const signal = signalIn(change);
      if (signal) notices.service.offerSignal(signal);
    },
    keep: (channel, blockNumber, changes) => journal.append(channel, blockNumber, changes),
    onBlock: (channel, blockNumber) => metrics.projectedBlock.set({ channel }, blockNumber),
    onFailure: (channel, err) => {
      metrics.projectionFailures.inc({ channel });
      logger.warn({ err, channel }, 'projection will go on');
    },
  });
  projector.start();
  notices.start(
    index.records.all('alarm'),
    index.records.all('warning'),
    index.records.all('signal'),
  );
  const catalog = new Catalog(store);
  const captureAnchors = new CaptureAnchors({ catalog, ledger: ledger.port, projector });
  void captureAnchors.resume(epcis.jobs().reverse()).catch((err: unknown) => {
    logger.warn({ err }, 'captures are not looked up yet');
  });
  const app = createApp({
    answers,
    archive,
    codes,
    captureAnchors,
    catalog,
    demoCards:
      config.demoKeysDir !== undefined && scenario
        ? await loadDemoKeys(config.demoKeysDir)
        : undefined,
    epcis,
    index,
    isTls: config.http.tls !== undefined,
    ledger: ledger.port,
    log,
    logger,
    metrics,
    namedQueries,
    notices: notices.service,
    machineNow: () => new Date(),
    now: networkNow,
    projector,
    publicOrigin: config.http.publicOrigin,
    requestsPerMinute: config.http.requestsPerMinute,
    scanPlaceHeader: config.scanPlaceHeader,
    scans,
    scenario,
    seasonSeries: series,
    grain: new InfluxGrainSeries(rows),
    series,
    sessionSecret: randomBytes(32).toString('hex'),
    startPage: config.startPage,
    store,
    trustRootPath: config.trustRoot,
    uiDir: config.uiDir ?? (existsSync(BUILT_UI) ? BUILT_UI : undefined),
  });
  const server = listen(app, config);
  server.once('listening', () => logger.info({ address: server.address() }, 'listening'));
  const sweep = (): void => {
    scans
      .sweep({ machine: new Date(), network: networkNow() })
      .catch((err: unknown) => logger.error({ err }, 'sweep of scans failed'));
  };
  sweep();
  const sweeping = setInterval(sweep, SWEEP_MS);
  const stop = async (): Promise<void> => {
    clearInterval(sweeping);
    server.close();
    server.closeAllConnections();
    await projector.stop();
    await notices.stop();
    ledger.close();
    await Promise.all([store.close(), scans.close(), codes.close(), journal.close()]);
    logger.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().catch((err: unknown) => {
        logger.error({ err }, 'stopping failed');
        process.exitCode = 1;
      });
    });
  }
}

function listen(app: Express, config: GatewayConfig): Server {
  const { tls, host, port } = config.http;
  const server = tls
    ? createHttpsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, app)
    : createHttpServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 5_000;
  return server.listen(port, host);
}

try {
  await main();
} catch (error) {
  const faults = error instanceof ConfigError ? error.faults : [String(error)];
  process.stderr.write(`${faults.map((fault) => `gateway: ${fault}`).join('\n')}\n`);
  process.exit(1);
}
