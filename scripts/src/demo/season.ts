// SPDX-License-Identifier: Apache-2.0
import type { SeasonProgress } from '@daoji/cli';
import { addDays, civilDateOf } from '@daoji/model';

import { print } from '../print.js';
import { cablesOf } from './cables.js';
import type { Cast } from './cast.js';
import { signRuleSets } from './demo-rules.js';
import { gatewayUrl, serviceSettings } from './demo-home.js';
import { putBoundaries } from './parcels.js';
import { DemoDevices, type DevicePosition } from './readings.js';
import {
  beginOf,
  EARLY_DAYS,
  EFFECT_DAYS,
  SEASON_DATES,
  SEASON_END,
  SEASON_FACTOR,
} from './season-dates.js';
import {
  closeLots,
  demoSeasonPlan,
  harvestParcels,
  millPaddy,
  packRice,
  PACKAGE_LOTS,
  registerPlaces,
  storeHarvest,
  type Closing,
} from './story.js';
import {
  answerWithSpray,
  checkSpray,
  forecastWarns,
  orderSpray,
  warnedHours,
} from './scenes/blast-scene.js';
import { cropOn, isRipe, stageWords } from './scenes/crop-stage.js';
import { sprayHoppers, SPRAYED_PARCEL } from './scenes/interval-scene.js';
import { RECALLED_LOT } from './scenes/recall-scene.js';
import { KeeperRounds } from './scenes/round-scene.js';
import { sellToShop } from './scenes/sale-scene.js';
import { plantOut, writeDiary } from './scenes/signal-scene.js';
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

const DAY_MS = 86_400_000;
/** Days in which a head comes to lie over what was read: a batch waits some ten seconds to be filled. */
const ANCHORED_DAYS = 12;
/** How often, and how long, a crop that is late is waited for. */
const RIPENING_STEPS = 12;
const RIPENING_MS = 2 * DAY_MS;
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
  const rounds = new KeeperRounds(cast, (binId, timeMs) => devices.grainAt(binId, timeMs));
  try {
    const grown = await growRice(cast, devices);
    tell(
      cast,
      `生长季 ${grown} 条读数均已确认`,
      `${grown} readings of the season, all acknowledged`,
    );
    // A head right before the harvest lets the bundle show completeness from there on, and carry nothing older.
    await devices.anchored();
    const harvested = positions(devices);
    await ripen(cast, devices);
    await harvestParcels(cast);
    await devices.catchUp(cast);
    devices.takeStationsIn();
    const grams = await takeDelivery(cast, await gatewayUrl());
    tell(
      cast,
      `${HOUSEHOLD} 按订单交粮，双方签名：折合 ${Math.round(grams / 1000)} kg（水分 14.5 %）`,
      `${HOUSEHOLD} delivered under contract, signed by both: ${Math.round(grams / 1000)} kg at 14.5 % moisture`,
    );
    await storeHarvest(cast, { grams, lotId: INTAKE_LOT }, (binId) => {
      rounds.keep(binId);
    });
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
    return { cables: cablesOf(cast, devices), rounds, signalled };
  } catch (error) {
    rounds.stop();
    await rounds.finished().catch(() => undefined);
    await devices.close();
    throw error;
  }
}

/** From planting out to ripeness, with a warning, two sprays and a harvest that is refused. @returns readings. */
async function growRice(cast: Cast, devices: DemoDevices): Promise<number> {
  const progress = monthly();
  const until = (date: string): Promise<number> => devices.playUntil(cast, beginOf(date), progress);
  let grown = await until(SEASON_DATES.transplanted);
  await plantOut(cast);
  grown += await until(SEASON_DATES.weeded);
  const lines = await writeDiary(cast);
  tell(
    cast,
    `4 人写了 ${lines} 条农事记录，其中 1 人没有网络、事后补录`,
    `${lines} lines of the field diary by four persons, one of them late for want of a network`,
  );
  grown += await until(SEASON_DATES.warned);
  const warningId = await tellWarning(cast, devices);
  const blastFree = await answerWithSpray(cast, warningId);
  tell(
    cast,
    `${SPRAYED_PARCEL} 抽穗前打药防稻瘟病，间隔期到 ${blastFree}`,
    `${SPRAYED_PARCEL} sprayed against blast before heading, its interval ends on ${blastFree}`,
  );
  grown += await until(addDays(today(cast), EFFECT_DAYS));
  await checkSpray(cast, warningId);
  tell(cast, '✓ 防效已检查，预警结束', 'the control was checked, the warning is closed');
  grown += await until(SEASON_DATES.hoppers);
  const freeFrom = await sprayHoppers(cast);
  tell(
    cast,
    `灌浆期查到稻飞虱，${SPRAYED_PARCEL} 打药，${freeFrom} 起才可采收`,
    `planthoppers on the filling crop, ${SPRAYED_PARCEL} sprayed, harvest from ${freeFrom}`,
  );
  grown += await until(addDays(freeFrom, -EARLY_DAYS));
  await tellRefusedHarvest(cast, freeFrom);
  const ripening = addDays(SEASON_DATES.ripe, -ANCHORED_DAYS);
  return grown + (await until(ripening > freeFrom ? ripening : freeFrom));
}

/** Nobody cuts a crop that is not ripe; the bins are empty still, so that only the stations go on. */
async function ripen(cast: Cast, devices: DemoDevices): Promise<void> {
  await devices.catchUp(cast);
  // By the end of the day before: a day that is not over yet has not all its warmth.
  const cropYesterday = (): ReturnType<typeof cropOn> =>
    cropOn(SPRAYED_PARCEL, addDays(today(cast), -1));
  let crop = await cropYesterday();
  for (let left = RIPENING_STEPS; left > 0 && !isRipe(crop); left -= 1) {
    await devices.playStationsUntil(cast.now().getTime() + RIPENING_MS);
    crop = await cropYesterday();
  }
  const { en, zh } = stageWords(crop);
  tell(cast, `收割前按积温推算：${zh}`, `before it is cut, by growing degree-days: ${en}`);
}

/** Scene: hourly weather is favourable to blast, the watch warns, an agronomist asks for a spray. @returns id of the warning. */
async function tellWarning(cast: Cast, devices: DemoDevices): Promise<string> {
  const hours = warnedHours();
  const sent = await devices.playWarnedHours(hours);
  await devices.anchored();
  const warningId = await forecastWarns(hours);
  await devices.catchUp(cast);
  const stage = await orderSpray(cast, warningId);
  tell(
    cast,
    `✓ 气象站 ${sent} 条逐时读数：BLASTAM 判 ${hours.lastDay} 为有利侵染，已预警；农技员核实并下达防治任务，按积温推算：${stage.zh}`,
    `${sent} hourly readings: ${hours.lastDay} favourable to leaf blast by BLASTAM, warned, confirmed, a control ordered; by degree-days: ${stage.en}`,
  );
  return warningId;
}

/** Scene: a place in a bin heats and a wire breaks; nothing leaves until persons answered for it. @returns readings. */
async function storeWatched(cast: Cast, devices: DemoDevices): Promise<number> {
  const since = today(cast);
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
  await lookAtWarmBin(cast, since);
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

/** A line for each month that goes by, with its share of the time from planting out to ripeness. */
function monthly(): SeasonProgress {
  const [fromMs, toMs] = [beginOf(SEASON_DATES.transplanted), beginOf(SEASON_DATES.ripe)];
  let nextMs = fromMs;
  let [sentBefore, sentNow] = [0, 0];
  return (timeMs, sent) => {
    // Each stretch of the season counts from nought.
    if (sent < sentNow) sentBefore += sentNow;
    sentNow = sent;
    if (timeMs < nextMs) return;
    nextMs = timeMs + PROGRESS_MS;
    const percent = Math.round((100 * (timeMs - fromMs)) / (toMs - fromMs));
    const [date, count] = [new Date(timeMs).toISOString().slice(0, 10), sentBefore + sent];
    print(`  ${date}  生长季 ${percent} %，${count} 条读数 · ${count} readings`);
  };
}

function today(cast: Cast): string {
  return civilDateOf(cast.now().toISOString());
}
