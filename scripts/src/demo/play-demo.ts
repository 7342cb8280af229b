// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { ensureDemoPeople, scenarioOf, type DemoPeople } from '@daoji/cli';

import { print } from '../print.js';
import { Cast } from './cast.js';
import { openDemoMode, START_PAGE_FILE } from './demo-keys.js';
import { connectAs, DEMO_HOME, gatewayUrl } from './demo-home.js';
import type { DemoNetwork } from './demo-network.js';
import { waitProjected } from './gateway-calls.js';
import { demoGuide, KEY_HOLDERS, waitingGuide, type Guide } from './guide.js';
import { proveLot, verifyLot } from './lot-proof.js';
import { playDemoSeason } from './season.js';
import { SEASON_END, SEASON_FACTOR, SEASON_START } from './season-dates.js';
import { HONEST_LOT } from './story.js';
import { tell, type PlayedSeason } from './tell-scenes.js';
import { copyCode } from './scenes/scan-scene.js';
import { showTampering } from './tampering.js';

/** A demo that has been played and is being served. */
export interface PlayedDemo {
  /** Without a slash at the end. */
  readonly gatewayUrl: string;
  readonly guide: Guide;
  readonly season: PlayedSeason;
  /** False when the honest lot did not verify, or tampering was not found as expected. */
  readonly isAsExpected: boolean;
}

const STAGES = 5;
/** What the honest lot's proof must tell beside how it was made: a warning on its paddy, a broken wire in its bin. */
const CARE = ['issueWarning', 'confirmWarning', 'raiseAlarm', 'acknowledgeAlarm', 'clearAlarm'];

/** Sets up a new scenario network, plays a season on it, and alters its stores. Whoever calls takes the network down. */
export async function playDemo(network: DemoNetwork): Promise<PlayedDemo> {
  stage(
    1,
    '启动真实网络：6 个机构、2 条通道、时序库、消息代理、文档库',
    'starting the real network',
  );
  await network.run('reset');
  await network.run(
    'up',
    '--services',
    '--scenario',
    [SEASON_START, SEASON_FACTOR, SEASON_END].join(),
  );
  stage(
    2,
    '登记虚构的经营主体和人员，各用自己的密钥',
    'registering fictitious operators and people',
  );
  const people = await ensureDemoPeople({ home: DEMO_HOME, connect: connectAs });
  await writeGuide(waitingGuide());
  await openDemoMode(network, people, KEY_HOLDERS);
  const url = await gatewayUrl();
  stage(
    3,
    `播放一季，约 4 分钟（演示时间 ×${SEASON_FACTOR}）`,
    'playing a season, about 4 minutes',
  );
  return withCast(people, async (cast) => {
    const season = await playDemoSeason(cast);
    try {
      await waitProjected(url, cast.commandIds.at(-1) ?? '');
      const isAsExpected = await showProofs();
      const guide = demoGuide(url, await copyCode(url));
      await writeGuide(guide);
      await finishRounds(cast, season, url);
      return { gatewayUrl: url, guide, isAsExpected, season };
    } finally {
      season.rounds.stop();
      await season.cables.stop();
      // Its fault, if any, was told by the line above; here only nothing of it may outlast the ledger's connection.
      await season.rounds.finished().catch(() => undefined);
    }
  });
}

/** The honest lot verifies, and what is altered behind the system's back is found. */
async function showProofs(): Promise<boolean> {
  stage(
    4,
    `取得批次 ${HONEST_LOT} 的证明，离线核对`,
    `proving lot ${HONEST_LOT} and verifying it offline`,
  );
  const isHonest = await checkHonestLot();
  stage(
    5,
    '绕过系统改动一个数值和一份文档，再核对',
    "altering a value and a document behind the system's back",
  );
  return (await showTampering()) && isHonest;
}

/** Cables measure and the keeper looks until the clock runs at real speed: whoever comes then finds nothing silent and nothing overdue. */
async function finishRounds(
  cast: Cast,
  { cables, rounds }: PlayedSeason,
  url: string,
): Promise<void> {
  const [looks, readings] = await Promise.all([rounds.finished(), cables.finished()]);
  await waitProjected(url, cast.commandIds.at(-1) ?? '');
  tell(
    cast,
    `✓ 粮仓又有 ${readings} 条读数，保管员按周期查仓 ${looks} 次，无逾期；时钟自此按真实速度走`,
    `${readings} readings more of the bins, ${looks} looks at the grain by the calendar, none overdue; the clock runs at real speed from here on`,
  );
}

async function withCast<T>(people: DemoPeople, play: (cast: Cast) => Promise<T>): Promise<T> {
  const ledger = await connectAs('gateway');
  try {
    return await play(new Cast(people, ledger, await scenarioOf(ledger)));
  } finally {
    ledger.close();
  }
}

async function checkHonestLot(): Promise<boolean> {
  await proveLot(HONEST_LOT);
  const check = await verifyLot(HONEST_LOT);
  const { codes, events, exitCode, findings, readings } = check;
  const isComplete = check.statements['complete']?.status === 'pass';
  const isConsistent = exitCode === 0 && isComplete && findings.length === 0;
  const missing = CARE.filter((type) => !events.some((event) => event.type === type));
  if (missing.length > 0)
    print(`  ✗ 证明里没有 ${missing.join('、')} · the proof lacks ${missing.join(', ')}`);
  const counts = `${events.length} 个事件、${readings.length} 条读数`;
  print(
    isConsistent
      ? `  ✓ 核对一致，无缺失：${counts} · consistent, none left out: ${events.length} events, ${readings.length} readings`
      : `  ✗ 应核对一致，得到退出码 ${exitCode}，不符或未证明 ${findings.length} 处，${codes.join(' ')} · expected a consistent and complete proof`,
  );
  return isConsistent && missing.length === 0;
}

async function writeGuide(guide: Guide): Promise<void> {
  await writeFile(START_PAGE_FILE, JSON.stringify(guide));
}

function stage(number: number, chinese: string, english: string): void {
  print(`${number}/${STAGES} ${chinese} · ${english}`);
}
