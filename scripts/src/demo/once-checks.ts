// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { addDays } from '@daoji/model';
import { z } from 'zod';

import { print } from '../print.js';
import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';
import { proveCommand } from './event-proof.js';
import { ask, scan, signIn, type GatewayAnswer } from './gateway-calls.js';
import { consumerPath, verifyLine, type GuideCard } from './guide.js';
import type { PlayedDemo } from './play-demo.js';
import { SERIAL_FILE, UNUSED_CODE } from './scenes/code-scene.js';
import { cropOn, isRipe } from './scenes/crop-stage.js';
import { SPRAYED_PARCEL } from './scenes/interval-scene.js';
import { RECALLED_LOT } from './scenes/recall-scene.js';
import { SIGNAL_ID } from './scenes/signal-scene.js';
import { codePath, DISTANT_WORDS } from './scenes/scan-scene.js';
import { SEASON_END } from './season-dates.js';
import { DEMO_GTIN, HONEST_LOT, PACKAGE_LOTS, TAMPERED_LOT } from './story.js';

/** One thing that must hold; `run` answers what is wrong, or nothing. */
export interface OnceCheck {
  readonly name: string;
  readonly run: () => Promise<string | undefined>;
}

/** Runs every check, prints a line each. @returns true when nothing was wrong. */
export async function runChecks(checks: readonly OnceCheck[]): Promise<boolean> {
  let isRight = true;
  for (const { name, run } of checks) {
    const fault = await run().catch((error: unknown) => String(error));
    print(fault === undefined ? `  ✓ ${name}` : `  ✗ ${name}: ${fault}`);
    isRight &&= fault === undefined;
  }
  return isRight;
}

/** What `--once` checks of a played demo by itself. */
export function onceChecks(demo: PlayedDemo): OnceCheck[] {
  const { gatewayUrl, guide, season } = demo;
  return [
    { name: '起始页 start page', run: () => checkStartPage(gatewayUrl, guide.cards) },
    ...guide.cards.map((card) => ({
      name: `${card.title.zh} ${card.title.en}${card.card === undefined ? '' : ' 一键登录 one-click sign-in'}`,
      run: () => checkCard(gatewayUrl, card),
    })),
    {
      name: '演示密钥只签其岗位的指令 demo keys sign what their role may',
      run: () => checkDemoCommands(gatewayUrl),
    },
    { name: '4 地块 2 粮仓 1 加工线 4 批次 40 袋 counts', run: () => checkCounts(gatewayUrl) },
    {
      name: `核对命令通过 verify passes (${HONEST_LOT})`,
      run: () => checkLine(verifyLine(HONEST_LOT), 0),
    },
    {
      name: `核对命令不通过 verify fails (${TAMPERED_LOT})`,
      run: () => checkLine(verifyLine(TAMPERED_LOT), 1),
    },
    {
      name: `召回批次的扫码页 the page of the recalled lot (${RECALLED_LOT})`,
      run: () => checkRecalledPage(gatewayUrl),
    },
    {
      name: '值守发现的两处已由两人解除 both findings of the watch are cleared by persons',
      run: () => checkAlarms(gatewayUrl),
    },
    {
      name: '稻瘟病预警已核实、防治、检查并结束 the blast warning was confirmed, answered, checked and closed',
      run: () => checkWarning(gatewayUrl),
    },
    { name: '农时 the season of rice', run: () => checkSeason() },
    { name: '查仓无逾期 no look at grain is overdue', run: () => checkLooks(gatewayUrl) },
    {
      name: '测温电缆都有读数 every cable in both bins measures',
      run: () => checkCables(gatewayUrl),
    },
    {
      name: '质量提示只给当事人和质量负责人看，且有证明 the signal about a person is private, and proven',
      run: () => checkSignal(gatewayUrl, season.signalled),
    },
    { name: '包装码 package code', run: () => checkPackageCodes(gatewayUrl) },
    { name: '数据浏览 explorer', run: () => expectStatus(ask(`${gatewayUrl}/app/`), 200) },
  ];
}

async function checkStartPage(
  gatewayUrl: string,
  cards: readonly GuideCard[],
): Promise<string | undefined> {
  const { status, text } = await ask(`${gatewayUrl}/start`);
  const missing = cards.filter(
    ({ title, card }) =>
      !text.includes(title.zh) || (card !== undefined && !text.includes(`value="${card}"`)),
  );
  if (status === 200 && missing.length === 0) return undefined;
  return `status ${status}, missing: ${missing.map(({ title }) => title.en).join(', ')}`;
}

async function checkCard(gatewayUrl: string, card: GuideCard): Promise<string | undefined> {
  if (card.href.includes('?place=')) return checkCopiedCode(gatewayUrl, card.href);
  if (card.card === undefined) return checkConsumerPage(gatewayUrl, card.href);
  const cookie = await signIn(gatewayUrl, card.card, card.href);
  const session = await ask(`${gatewayUrl}/api/v1/demo/session`, { headers: { cookie } });
  const { card: taken, mark } = JSON.parse(session.text) as { card?: string; mark?: string };
  if (taken !== card.card || mark !== 'DEMO_KEY') return `session says ${session.text}`;
  return expectStatus(ask(`${gatewayUrl}${card.href}`, { headers: { cookie } }), 200);
}

async function checkConsumerPage(gatewayUrl: string, href: string): Promise<string | undefined> {
  const answer = await scan(`${gatewayUrl}${href}`);
  const missing = ['盐丰47', 'SCENARIO', '盘锦稻迹示范米业（虚构）'].filter(
    (word) => !answer.text.includes(word),
  );
  if (answer.status === 200 && missing.length === 0) return undefined;
  return `status ${answer.status}, the page lacks: ${missing.join(' ')}`;
}

async function checkDemoCommands(gatewayUrl: string): Promise<string | undefined> {
  const harvest = {
    type: 'recordHarvest',
    lotId: 'h-once-1',
    moistureMilliPercent: 15_500,
    parcels: ['p-001'],
    weighedGrams: 100_000,
  };
  const accepted = await signAsCard(gatewayUrl, 'demo-grower', harvest);
  if (accepted.status >= 300 || !accepted.text.includes('"DEMO_KEY"'))
    return `expected an event marked DEMO_KEY, got ${accepted.status} ${accepted.text.slice(0, 200)}`;
  const refused = await signAsCard(gatewayUrl, 'demo-regulator', { ...harvest, lotId: 'h-once-2' });
  if (refused.text.includes('ACCESS_DENIED')) return undefined;
  return `expected ACCESS_DENIED, got ${refused.status} ${refused.text.slice(0, 200)}`;
}

async function signAsCard(
  gatewayUrl: string,
  card: string,
  command: Readonly<Record<string, unknown>>,
): Promise<GatewayAnswer> {
  const cookie = await signIn(gatewayUrl, card, '/app/');
  return ask(`${gatewayUrl}/api/v1/demo/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'trace', command }),
  });
}

async function checkCounts(gatewayUrl: string): Promise<string | undefined> {
  const parcels = await itemsOf(`${gatewayUrl}/api/v1/parcels?limit=100`);
  const bins = await itemsOf(`${gatewayUrl}/api/v1/bins?limit=100`);
  const lines = await itemsOf(`${gatewayUrl}/api/v1/mill-lines?limit=100`);
  const lots = await itemsOf(`${gatewayUrl}/api/v1/lots?limit=100`);
  const packed = lots.flatMap((lot) => (lot.package ? [lot.package] : []));
  const bags = packed.reduce((sum, { count }) => sum + count, 0);
  const isOurs = packed.every(({ gtin }) => gtin === DEMO_GTIN && gtin.startsWith('0952'));
  const got = [parcels.length, bins.length, lines.length, packed.length, bags].join(' ');
  const want = [4, 2, 1, PACKAGE_LOTS.length, 40].join(' ');
  return got === want && isOurs ? undefined : `expected ${want} under prefix 952, got ${got}`;
}

interface ListedItem {
  readonly package?: { readonly count: number; readonly gtin: string };
}

async function itemsOf(url: string): Promise<ListedItem[]> {
  const { status, text } = await ask(url);
  const { items } = JSON.parse(text) as { items?: ListedItem[] };
  if (items) return items;
  throw new Error(`${url} answered ${status}: ${text.slice(0, 200)}`);
}

async function checkRecalledPage(gatewayUrl: string): Promise<string | undefined> {
  const { text } = await scan(`${gatewayUrl}${consumerPath(RECALLED_LOT)}`);
  return text.includes('已召回，请勿食用')
    ? undefined
    : 'the page does not say that it is recalled';
}

async function checkAlarms(gatewayUrl: string): Promise<string | undefined> {
  const { text } = await ask(`${gatewayUrl}/api/v1/alarms?state=cleared`);
  const { items } = JSON.parse(text) as { items: readonly { readonly kind: string }[] };
  const got = items.map(({ kind }) => kind).sort();
  return got.join() === 'data-missing,hot-spot' ? undefined : `got ${got.join()}`;
}

/** Its own proof says so without the gateway. */
async function checkWarning(gatewayUrl: string): Promise<string | undefined> {
  const { text } = await ask(`${gatewayUrl}/api/v1/warnings?state=ended`);
  const { items } = JSON.parse(text) as { items: readonly { readonly warning: EndedWarning }[] };
  const got = items
    .map(({ warning: { pest, state, verdict } }) => `${pest} ${verdict} ${state}`)
    .join();
  if (got !== 'rice-blast favourable closed') return `got ${got}`;
  return proveCommand(items[0]?.warning.issued.commandId ?? '', 'issueWarning', 'warning');
}

/** Sprayed against blast before flowering, cut ripe and outside of every interval, with no day of weather missing. */
async function checkSeason(): Promise<string | undefined> {
  const { growth, harvest } = await cropOn(SPRAYED_PARCEL, SEASON_END.slice(0, 10));
  const { floweringFrom = '', harvestedOn = '', missingDays } = growth;
  const cut = await cropOn(SPRAYED_PARCEL, addDays(harvestedOn, -1));
  const { intervals } = harvest;
  const isRight =
    intervals.length === 2 &&
    intervals.some(({ stopDate }) => stopDate < floweringFrom) &&
    intervals.every(({ freeFrom }) => freeFrom <= harvestedOn) &&
    isRipe(cut) &&
    missingDays === 0;
  return isRight ? undefined : `got ${JSON.stringify({ cut: cut.growth, growth, harvest })}`;
}

async function checkLooks(gatewayUrl: string): Promise<string | undefined> {
  const { text } = await ask(`${gatewayUrl}/api/v1/inspection-calendar`);
  const due = text.match(/"state":"(?:overdue|today|week|later|under-gas)"/g) ?? [];
  return due.length === 6 && !text.includes('overdue') ? undefined : `got ${text.slice(0, 600)}`;
}

const layersSchema = z.looseObject({
  layers: z.array(z.looseObject({ answering: z.int(), sensors: z.int() })).min(1),
});

async function checkCables(gatewayUrl: string): Promise<string | undefined> {
  for (const bin of ['bin-1', 'bin-2']) {
    const { text } = await ask(`${gatewayUrl}/api/v1/bins/${bin}/section`);
    const found = layersSchema.safeParse(JSON.parse(text));
    const isRead = found.data?.layers.every(({ answering, sensors }) => answering === sensors);
    if (isRead !== true) return `${bin}: got ${text.slice(0, 600)}`;
  }
  return undefined;
}

async function checkSignal(
  gatewayUrl: string,
  { commandId, transactionId }: PlayedDemo['season']['signalled'],
): Promise<string | undefined> {
  const url = `${gatewayUrl}/api/v1/signals/${SIGNAL_ID}`;
  const foreign = await ask(url);
  if (foreign.status === 200) return `anybody reads ${foreign.text.slice(0, 100)}`;
  for (const card of ['demo-quality', 'demo-drone-operator']) {
    const cookie = await signIn(gatewayUrl, card, '/app/');
    const { status, text } = await ask(url, { headers: { cookie } });
    if (status !== 200 || !text.includes('dismissed'))
      return `${card} got ${status} ${text.slice(0, 100)}`;
  }
  return proveCommand(commandId, 'raiseSignal', 'signal', transactionId);
}

interface EndedWarning {
  readonly issued: { readonly commandId: string };
  readonly pest: string;
  readonly state: string;
  readonly verdict: string;
}

/** Scans a code that stands on a bag and one that does not. */
async function checkPackageCodes(gatewayUrl: string): Promise<string | undefined> {
  const serials = await readFile(SERIAL_FILE);
  for (const [place, words] of [
    [0, '已启用'],
    [UNUSED_CODE, '已印未启用'],
  ] as const) {
    const { text } = await scan(`${gatewayUrl}${codePath(serials, place)}`);
    if (!text.includes(words)) return `code ${place}: expected ${words}`;
  }
  return undefined;
}

async function checkCopiedCode(gatewayUrl: string, href: string): Promise<string | undefined> {
  const { status, text } = await scan(`${gatewayUrl}${href}`);
  if (status === 200 && text.includes(DISTANT_WORDS)) return undefined;
  return `status ${status}, the page does not say that it was scanned far apart`;
}

async function checkLine(line: string, want: number): Promise<string | undefined> {
  const { code, stdout } = await runProcess('sh', ['-c', line], { cwd: REPO_ROOT, capture: true });
  return code === want ? undefined : `expected exit code ${want}, got ${code}: ${stdout}`;
}

async function expectStatus(
  asked: Promise<GatewayAnswer>,
  want: number,
): Promise<string | undefined> {
  const { status } = await asked;
  return status === want ? undefined : `expected status ${want}, got ${status}`;
}
