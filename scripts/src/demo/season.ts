// SPDX-License-Identifier: Apache-2.0
import type { SeasonProgress } from '@daoji/cli';

import { print } from '../print.js';
import type { Cast } from './cast.js';
import { signRuleSets } from './demo-rules.js';
import { gatewayUrl, serviceSettings } from './demo-home.js';
import { putBoundaries } from './parcels.js';
import { DemoDevices, type DevicePosition } from './readings.js';
import {
  closeLots,
  demoSeasonPlan,
  harvestAndStore,
  millPaddy,
  packRice,
  PACKAGE_LOTS,
  registerPlaces,
  type Closing,
} from './story.js';
import { RECALLED_LOT } from './scenes/recall-scene.js';
import {
  answerWithSpray,
  checkSpray,
  forecastWarns,
  hoursBefore,
  orderSpray,
} from './scenes/blast-scene.js';
import { sprayLate, SPRAYED_PARCEL } from './scenes/interval-scene.js';
import { plantOut, writeDiary } from './scenes/signal-scene.js';
import { sellToShop } from './scenes/sale-scene.js';
import {
  acknowledgeBoth,
  clearBoth,
  lookAtWarmBin,
  sellWarmPaddy,
  troublesFrom,
  watchFinds,
} from './scenes/watch-scene.js';
import { contractHousehold, HOUSEHOLD, INTAKE_LOT, takeDelivery } from './scenes/trade-scene.js';
import {
  tell,
  tellCard,
  tellCodes,
  tellRecall,
  tellRefusedHarvest,
  tellSignal,
  type PlayedSeason,
} from './tell-scenes.js';
import { putCadmiumReport, putTestReports } from './test-reports.js';

/** First day of the scenario: the paddies are flooded. */
export const SEASON_START = '2025-04-20T00:00:00.000Z';
/** Scenario seconds per second: a season in some three minutes. */
export const SEASON_FACTOR = 100_000;
/**
 * Scenario time from which the demo's clock runs at real speed, 311 s after it began, so that a visitor who signs an hour
 * later does so on the same day. Late enough for a slow machine, and within the years of the demo's rule sets.
 */
export const SEASON_END = '2026-04-15T00:00:00.000Z';

/** When the weather has been favourable to leaf blast. */
const WARNED_MS = Date.parse('2025-09-08T00:00:00.000Z');
/** A late spray against blast; the pre-harvest interval then runs beyond the harvest of the others. */
const SPRAY_MS = Date.parse('2025-09-20T00:00:00.000Z');
const HARVEST_MS = Date.parse('2025-10-05T00:00:00.000Z');
const DAY_MS = 86_400_000;
const STORED_DAYS = 10;
/** Days until somebody looks at what the watch says. */
const WARM_DAYS = 5;
const PROGRESS_MS = 30 * DAY_MS;

/** Plays the season on a network with bridge and gateway: places, readings, harvest, storage, milling, packing, closing. */
export async function playDemoSeason(cast: Cast): Promise<PlayedSeason> {
  const archiveDir = (await serviceSettings('iot-bridge')).get('ARCHIVE_DIR') ?? '';
  const rules = await signRuleSets(cast);
  tell(
    cast,
    `${rules} 个规则集由两人签署（合成数据）`,
    `${rules} synthetic rule sets, each signed by two persons`,
  );
  const commitments = await putBoundaries(archiveDir);
  await registerPlaces(cast, commitments);
  await contractHousehold(cast, commitments);
  tell(
    cast,
    '4 块地（2 块在虚构的保护范围内，1 块是订单农户的，均申报播种）、2 个粮仓、1 条加工线已登记',
    '4 parcels (2 in a made-up protected area, 1 of a household under contract, all sown), 2 bins, 1 mill line',
  );
  const devices = await DemoDevices.start({ factor: SEASON_FACTOR, until: SEASON_END });
  try {
    const progress = monthly();
    await plantOut(cast);
    const lines = await writeDiary(cast);
    tell(
      cast,
      `4 人写了 ${lines} 条农事记录，其中 1 人没有网络、事后补录`,
      `${lines} lines of the field diary by four persons, one of them late for want of a network`,
    );
    const early = await devices.playUntil(cast, WARNED_MS, progress);
    const warningId = await tellWarning(cast, devices);
    const before = early + (await devices.playUntil(cast, SPRAY_MS, progress));
    const freeFrom = await sprayLate(cast);
    await answerWithSpray(cast, warningId);
    tell(
      cast,
      `${SPRAYED_PARCEL} 打药，${freeFrom} 起才可采收`,
      `${SPRAYED_PARCEL} sprayed, harvest from ${freeFrom}`,
    );
    const grown = before + (await devices.playUntil(cast, HARVEST_MS, progress));
    await tellRefusedHarvest(cast, freeFrom);
    await devices.playUntil(cast, Date.parse(`${freeFrom}T04:00:00.000Z`), () => undefined);
    await checkSpray(cast, warningId);
    tell(cast, '✓ 防效已检查，预警结束', 'the control was checked, the warning is closed');
    tell(
      cast,
      `生长季 ${grown} 条读数均已确认`,
      `${grown} readings of the season, all acknowledged`,
    );
    // A head right before the harvest lets the bundle show completeness from there on, and carry nothing older.
    await devices.anchored();
    const harvested = positions(devices);
    const grams = await takeDelivery(cast, await gatewayUrl());
    tell(
      cast,
      `${HOUSEHOLD} 按订单交粮，双方签名：折合 ${Math.round(grams / 1000)} kg（水分 14.5 %）`,
      `${HOUSEHOLD} delivered under contract, signed by both: ${Math.round(grams / 1000)} kg at 14.5 % moisture`,
    );
    await harvestAndStore(cast, { grams, lotId: INTAKE_LOT });
    const stored = await storeWatched(cast, devices);
    tell(
      cast,
      `已收获入仓，又有 ${stored} 条读数`,
      `harvested and stored, ${stored} readings more`,
    );
    await millPaddy(cast);
    await tellCard(cast, archiveDir);
    await packRice(cast, await putTestReports(archiveDir));
    const lots = PACKAGE_LOTS.length;
    tell(cast, `已碾米包装：${lots} 个批次，40 袋`, `milled and packed: ${lots} lots, 40 bags`);
    await tellCodes(cast);
    const advances = await devices.anchored();
    const head = advances.at(-1);
    if (!head) throw new Error('expected at least one log head');
    tell(
      cast,
      `读数全部已存证，账本日志头 ${advances.length} 个`,
      `all anchored under ${advances.length} log heads`,
    );
    await closeLots(cast, (ids) => closingOf(ids, harvested, positions(devices), head));
    tell(cast, '批次已关闭，并绑定其储存与加工期间的读数', 'lots closed, bound to their readings');
    await sellToShop(cast, RECALLED_LOT);
    tell(
      cast,
      `5 袋装箱；${RECALLED_LOT} 卖给粮油店并签收`,
      `5 bags in a case; ${RECALLED_LOT} sold to a shop`,
    );
    const signalled = await tellSignal(cast);
    await tellRecall(cast, await putCadmiumReport(archiveDir, RECALLED_LOT));
    return { signalled };
  } finally {
    await devices.close();
  }
}

/** Scene: hourly weather is favourable to blast, the watch warns, an agronomist asks for a spray. @returns id of the warning. */
async function tellWarning(cast: Cast, devices: DemoDevices): Promise<string> {
  const hours = hoursBefore(cast.now());
  const sent = await devices.playWarnedHours(hours);
  await devices.anchored();
  const warningId = await forecastWarns(hours);
  await orderSpray(cast, warningId);
  tell(
    cast,
    `✓ 气象站 ${sent} 条逐时读数：BLASTAM 判为有利侵染，已预警，农技员核实并下达防治任务`,
    `${sent} hourly readings: favourable to leaf blast by BLASTAM, warned, confirmed, a control ordered`,
  );
  return warningId;
}

/** Scene: a place in a bin heats and a wire breaks; nothing leaves until persons answered for it. @returns readings. */
async function storeWatched(cast: Cast, devices: DemoDevices): Promise<number> {
  const days = async (count: number): Promise<number> => {
    const sent = await devices.playUntil(
      cast,
      cast.now().getTime() + count * DAY_MS,
      () => undefined,
    );
    await devices.anchored();
    return sent;
  };
  devices.trouble(troublesFrom(cast));
  const before = await days(WARM_DAYS);
  const found = await watchFinds();
  const text = await sellWarmPaddy(cast);
  tell(
    cast,
    '✓ 值守发现 2 号仓第 3 层发热、1 号仓一个测点失联；2 号仓的粮出不了库',
    `the watch found a hot spot and a silent sensor; grain of that bin was refused: ${text}`,
  );
  await acknowledgeBoth(cast, found);
  devices.trouble({});
  const after = await days(STORED_DAYS - WARM_DAYS);
  await lookAtWarmBin(cast);
  await clearBoth(cast, found);
  tell(
    cast,
    '✓ 翻仓通风、接好断线、人工检查，两人签字解除',
    'turned, mended, inspected, cleared by two persons',
  );
  return before + after;
}

/** Binds each device from its first reading after the harvest to its last. */
function closingOf(
  deviceIds: readonly string[],
  harvested: ReadonlyMap<string, DevicePosition>,
  last: ReadonlyMap<string, DevicePosition>,
  head: Closing['head'],
): Closing {
  const devices = deviceIds.flatMap((deviceId) => {
    const [before, to] = [harvested.get(deviceId), last.get(deviceId)];
    return before && to ? [{ deviceId, from: { ...before, seq: before.seq + 1 }, to }] : [];
  });
  return { devices, head };
}

function positions(devices: DemoDevices): Map<string, DevicePosition> {
  return new Map(
    demoSeasonPlan().devices.map(({ deviceId }) => [deviceId, devices.position(deviceId)]),
  );
}

/** A line for each month that goes by, with its share of the time from the first step to the harvest. */
function monthly(): SeasonProgress {
  let fromMs: number | undefined;
  let nextMs = 0;
  return (timeMs, sent) => {
    fromMs ??= timeMs;
    if (timeMs < nextMs) return;
    nextMs = timeMs + PROGRESS_MS;
    const percent = Math.round((100 * (timeMs - fromMs)) / (HARVEST_MS - fromMs));
    const date = new Date(timeMs).toISOString().slice(0, 10);
    print(`  ${date}  生长季 ${percent} %，${sent} 条读数 · ${sent} readings`);
  };
}
