// SPDX-License-Identifier: Apache-2.0
import { ensureDemoPeople, scenarioOf } from '@daoji/cli';
import { openArchive } from '@daoji/archive';
import type { Ledger } from '@daoji/ledger';
import { utf8 } from '@daoji/proof';

import { print } from '../print.js';
import { Cast } from './cast.js';
import { commandTransactions } from './command-transactions.js';
import { consumerUrl, readConsumerPage } from './consumer-page.js';
import { checkDetection } from './detection.js';
import { connectAs, DEMO_HOME, demoNetwork } from './demo-home.js';
import { bridgeSettings } from './influx-point.js';
import { lotBundle, readingBundle, saveBundle, verifyFile } from './proofs.js';
import { playUntil, startDevices, waitAnchored } from './readings.js';
import { harvestAndStore, millAndPack, registerPlaces } from './story.js';

const EPOCH = '2025-04-20T00:00:00.000Z';
const FACTOR = 100_000;
const HARVEST = Date.parse('2025-10-05T00:00:00.000Z');
const DAY_MS = 86_400_000;
/** Packing and test report of the last lots. */
const LOT_COMMANDS = 8;

/**
 * Sets up a scenario network, plays a season on the real servers, and shows what tampering looks like.
 * @param isOnce - true: checks everything, takes the network down and returns.
 * @returns exit code.
 */
export async function runDemo(isOnce: boolean): Promise<number> {
  await demoNetwork('reset');
  await demoNetwork('up', '--services', '--scenario', `${EPOCH},${FACTOR}`);
  try {
    const ok = await playDemo();
    print(
      ok
        ? '演示完成：全部核对符合预期 · demo done: every check came out as expected'
        : '演示失败 · demo failed',
    );
    if (!isOnce && ok) printNext();
    return ok ? 0 : 1;
  } finally {
    if (isOnce) await demoNetwork('down');
  }
}

async function playDemo(): Promise<boolean> {
  const people = await ensureDemoPeople({ home: DEMO_HOME, connect: connectAs });
  const ledger = await connectAs('gateway');
  try {
    const cast = new Cast(people, ledger, await scenarioOf(ledger));
    step('经营主体与责任人已登记', 'operators and people registered', cast);
    await registerPlaces(cast);
    step('地块、粮仓、加工线已登记', 'parcels, bins and mill line registered', cast);
    return await playSeasonAndCheck(cast, ledger);
  } finally {
    ledger.close();
  }
}

async function playSeasonAndCheck(cast: Cast, ledger: Ledger): Promise<boolean> {
  const archiveDir = (await bridgeSettings()).get('ARCHIVE_DIR') ?? '';
  const devices = await startDevices();
  const lastSeqs = new Map<string, number>();
  for (const device of devices) {
    device.on('sent', ({ lastSeq }) => lastSeqs.set(device.deviceId, lastSeq));
  }
  try {
    const grown = await playUntil(cast, devices, HARVEST, FACTOR);
    step(`生长季 ${grown} 条读数已确认`, `${grown} readings of the season acknowledged`, cast);
    await harvestAndStore(cast);
    const stored = await playUntil(cast, devices, cast.now().getTime() + 10 * DAY_MS, FACTOR);
    step(
      `收获入库，${stored} 条读数已确认`,
      `harvested and stored, ${stored} readings acknowledged`,
      cast,
    );
    const lots = await millAndPack(cast, await testReports(archiveDir));
    step(
      `已加工包装：${lots.length} 批次、40 袋`,
      `milled and packed: ${lots.length} lots, 40 bags`,
      cast,
    );
    const advances = await waitAnchored(devices, archiveDir, lastSeqs);
    step(`已存证：${advances.length} 次`, `anchored: ${advances.length} log heads`, cast);
  } finally {
    for (const device of devices) await device.close();
  }
  return proveAndTamper(cast, ledger, archiveDir);
}

async function proveAndTamper(cast: Cast, ledger: Ledger, archiveDir: string): Promise<boolean> {
  const name = { deviceId: 'pj01-bin-1', bootEpoch: 1, seq: 0 };
  const reading = await readingBundle(ledger, archiveDir, name);
  const transactions = await commandTransactions(ledger);
  const commandIds = cast.commandIds.slice(-LOT_COMMANDS);
  const bundle = await lotBundle(ledger, 'pk-001', transactions, commandIds, reading);
  const path = await saveBundle('pk-001', bundle);
  const verdict = await verifyFile(path);
  const size = `${verdict.readings.length} / ${verdict.events.length}`;
  print(
    `核对 pk-001：${verdict.outcome}；读数/事件 ${size} · verdict ${verdict.outcome}, readings/events ${size}`,
  );
  for (const [statement, { status, code }] of Object.entries(verdict.statements)) {
    print(`  ${statement.padEnd(13)} ${status}${code ? ` ${code}` : ''}`);
  }
  const page = await readConsumerPage('pk-001');
  const hasPage = page.includes('盐丰47') && page.includes('SCENARIO');
  print(`消费者页 · consumer page: ${await consumerUrl('pk-001')} ${hasPage ? '✓' : '✗'}`);
  const found = await checkDetection(verdict, archiveDir);
  return verdict.outcome === 'valid' && hasPage && found;
}

async function testReports(archiveDir: string): Promise<Map<string, string>> {
  const archive = await openArchive(archiveDir);
  const reports = new Map<string, string>();
  for (const lotId of ['pk-001', 'pk-002', 'pk-003', 'pk-004']) {
    const text = `检验报告（模拟） · test report (synthetic)\n批次 lot ${lotId}\n水分 moisture 14.2 %  碎米 brokens 3.1 %\n`;
    reports.set(lotId, await archive.put(`lot:${lotId}`, utf8(text)));
  }
  return reports;
}

function step(chinese: string, english: string, cast: Cast): void {
  const time = cast.now().toISOString().slice(0, 10);
  print(`[SCENARIO ×${FACTOR} ${time}] ${chinese} · ${english}`);
}

function printNext(): void {
  const file = '.daoji/demo/pk-001.traceproof';
  print(
    `离线核对 · verify offline: node packages/cli/bin/daoji.mjs verify ${file} --root .daoji/demo/trust-root.json`,
  );
  print('停止 · to stop: npm run down -- --home .daoji/demo');
}
