// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { REPO_ROOT } from '../../paths.js';
import { runProcess } from '../../run-process.js';
import type { Cast } from '../cast.js';
import { DEMO_FOLDER, DEMO_HOME, gatewayUrl } from '../demo-home.js';
import { ask } from '../gateway-calls.js';
import { cardOf } from '../demo-keys.js';
import type { DeviceTroubles } from '../readings.js';

const WARM = { cable: 2, deviceId: 'pj01-bin-2', layer: 3 } as const;
const BROKEN = { channel: 'c3-l4', deviceId: 'pj01-bin-1' } as const;

/** Ids of the alarms that the watch raised. */
export interface Found {
  readonly hotSpot: string;
  readonly silent: string;
}

/** From now on a place in bin 2 heats, and a wire in bin 1 is broken. */
export function troublesFrom(cast: Cast): DeviceTroubles {
  const from = cast.now().toISOString();
  return {
    [BROKEN.deviceId]: { silent: { channel: BROKEN.channel, from } },
    [WARM.deviceId]: {
      hotSpot: { cable: WARM.cable, from, layer: WARM.layer, limit: 9, perDay: 5 },
    },
  };
}

/** The watch judges what the bridge has archived. @throws Error when it does not find both, each once. */
export async function watchFinds(): Promise<Found> {
  await watchSays('raised');
  const { text } = await ask(`${await gatewayUrl()}/api/v1/alarms?state=open`);
  const { items } = JSON.parse(text) as { items: readonly { alarmId: string; kind: string }[] };
  const idOf = (kind: string): string => items.find((one) => one.kind === kind)?.alarmId ?? '';
  return { hotSpot: idOf('hot-spot'), silent: idOf('data-missing') };
}

/** Paddy of the warm bin does not leave the mill. @returns what the ledger said. @throws Error when it was not refused. */
export async function sellWarmPaddy(cast: Cast): Promise<string> {
  const { code, text } = await cast.refused('keeper', {
    type: 'offerTransfer',
    lotIds: ['s-2'],
    purpose: 'sale',
    toOperatorId: 'shop-1',
    transferId: 'tr-000',
  });
  if (code !== 'ALARM_OPEN') throw new Error(`expected ALARM_OPEN, got ${code}: ${text}`);
  return text;
}

/** The keeper answers for both: the grain is turned, the wire mended. */
export async function acknowledgeBoth(cast: Cast, { hotSpot, silent }: Found): Promise<void> {
  await cast.say('keeper', {
    type: 'acknowledgeAlarm',
    alarmId: hotSpot,
    note: '第 3 层 2 号电缆处翻倒粮面，通风 5 天（演示）',
  });
  await cast.say('keeper', {
    type: 'acknowledgeAlarm',
    alarmId: silent,
    note: '3 号电缆第 4 层断线，已重新接好（演示）',
  });
}

/** A person looks at the warm bin once it was turned, beside the rounds; the head of quality signs for the store's head. */
export async function lookAtWarmBin(cast: Cast, since: string): Promise<void> {
  const inspectionId = 'in-001';
  await cast.say('keeper', {
    type: 'recordInspection',
    binId: 'bin-2',
    findings: '粮面平整，无结露、无异味；第 3 层翻倒后温度回落（演示）',
    insects: 'none',
    inspectionId,
    maximumMilliC: 16_000,
    meanMilliC: 12_000,
    moistureClass: 'semi-safe',
    newGrainSince: since,
    scope: 'routine',
  });
  await cast.say('quality', { type: 'signInspection', inspectionId });
}

/** The watch sees that both are well again, and a second keeper, who looked, clears them. @throws Error when it does not see it. */
export async function clearBoth(cast: Cast, { hotSpot, silent }: Found): Promise<void> {
  await watchSays('normal');
  for (const alarmId of [hotSpot, silent])
    await cast.say('keeper-2', {
      type: 'clearAlarm',
      alarmId,
      note: '复查：粮温与同层一致，测点有数（演示）',
    });
}

/** One round of the watch. @throws Error when it says anything else of the bins than that both came or went. */
async function watchSays(to: WatchFinding['to']): Promise<void> {
  const said = (await watch()).map((one) => `${one.deviceId} ${one.kind} ${one.to}`).sort();
  const expected = [`${BROKEN.deviceId} data-missing ${to}`, `${WARM.deviceId} hot-spot ${to}`];
  if (said.join() !== expected.join())
    throw new Error(`expected ${expected.join(', ')}, the watch said ${said.join(', ')}`);
}

interface WatchFinding {
  readonly deviceId: string;
  readonly kind: string;
  readonly to: 'raised' | 'normal';
}

/**
 * One round of `daoji watch` over both bins. The calendar of inspections is left out: a command takes longer than a day by this clock,
 * so that a look that is just being signed would be overdue; `--once` checks at the end that none is.
 */
async function watch(): Promise<readonly WatchFinding[]> {
  const { code, stdout } = await runProcess(
    process.execPath,
    [
      ...['packages/cli/bin/daoji.mjs', '--home', DEMO_FOLDER, '--json', 'watch', '--once'],
      ...['--device', BROKEN.deviceId, WARM.deviceId, '--no-inspections'],
      ...['--key', personFilePath(DEMO_HOME, cardOf('watch')), '--state', join(DEMO_HOME, 'watch')],
    ],
    { capture: true, cwd: REPO_ROOT },
  );
  if (code !== 0) throw new Error(`daoji watch ended with ${code}: ${stdout}`);
  return (JSON.parse(stdout) as { findings: readonly WatchFinding[] }).findings;
}
