// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parseSeasonPlan, personFilePath, type SeasonPlan } from '@daoji/cli';
import { addDays, civilDateOf } from '@daoji/model';

import { REPO_ROOT } from '../../paths.js';
import { runProcess } from '../../run-process.js';
import type { Cast } from '../cast.js';
import { DemoError } from '../demo-error.js';
import { DEMO_FOLDER, DEMO_HOME } from '../demo-home.js';
import { cardOf } from '../demo-keys.js';
import { beginOf, SEASON_DATES } from '../season-dates.js';
import { cropOn, stageWords } from './crop-stage.js';
import { BLAST_SPRAY, spray, SPRAYED_PARCEL } from './interval-scene.js';

/** Days that BLASTAM looks at; the last of them is judged. */
const READ_DAYS = 5;
const TEMPERATURE = 22;
/** Hours from the last day's beginning back to the evening's rain, 19:00 of Panjin. */
const RAIN_BEFORE_H = 5;
const HOUR_MS = 3_600_000;
/** A second is more than a day here: a warning of a week would be over before anybody saw it. */
const VALID_DAYS = 30;
const DEVICE_ID = 'pj01-weather-1';
/** Parcels that the station speaks for; one of them lies in every lot's origin. */
const WARNED_PARCELS = ['p-002', SPRAYED_PARCEL];
/** Days that an agronomist gives for the control. */
const DUE_DAYS = 7;

/** Hours that the station keeps before a warning, UTC milliseconds, `toMs` not included; and the civil date of their last day. */
export interface WarnedHours {
  readonly fromMs: number;
  readonly lastDay: string;
  readonly toMs: number;
}

/** The five days that are over on the day of the warning. */
export function warnedHours(): WarnedHours {
  const day = SEASON_DATES.warned;
  return {
    fromMs: beginOf(addDays(day, -READ_DAYS)),
    lastDay: addDays(day, -1),
    toMs: beginOf(day),
  };
}

/** The weather station, which measures each hour; the stations of the season are read every six. */
export function weatherStation(): SeasonPlan['devices'][number] {
  const [device] = parseSeasonPlan(
    `devices: [{ deviceId: ${DEVICE_ID}, kind: paddy-station, subject: { kind: parcel, id: ${SPRAYED_PARCEL} } }]`,
  ).devices;
  if (!device) throw new Error('expected a station');
  return device;
}

/** The weather that blast needs, over all stations of the district alike. */
export function calmSpell(): SeasonPlan['devices'][number]['calmSpell'] {
  const { fromMs, toMs } = warnedHours();
  const iso = (ms: number): string => new Date(ms).toISOString();
  const rainAt = iso(toMs - (24 + RAIN_BEFORE_H) * HOUR_MS);
  return { from: iso(fromMs), rainAt, temperature: TEMPERATURE, to: iso(toMs) };
}

/** One round of `daoji forecast` over the station. @returns id of the warning. @throws Error where it is not just this one. */
export async function forecastWarns({ lastDay }: WarnedHours): Promise<string> {
  const config = join(DEMO_HOME, 'forecast.json');
  const station = { deviceId: DEVICE_ID, parcelIds: WARNED_PARCELS, validDays: VALID_DAYS };
  await writeFile(config, JSON.stringify({ stations: [station] }));
  const { code, stdout } = await runProcess(
    process.execPath,
    [
      ...['packages/cli/bin/daoji.mjs', '--home', DEMO_FOLDER, '--json', 'forecast', '--once'],
      ...['--config', config, '--key', personFilePath(DEMO_HOME, cardOf('watch'))],
      ...['--state', join(DEMO_HOME, 'forecast')],
    ],
    { capture: true, cwd: REPO_ROOT },
  );
  const { runs } = JSON.parse(stdout) as { runs: readonly ForecastRun[] };
  const [warned, ...others] = runs.filter(({ warningId }) => warningId !== undefined);
  const isExpected = warned?.verdict === 'favourable' && warned.date === lastDay;
  if (code === 0 && warned?.warningId !== undefined && isExpected && others.length === 0)
    return warned.warningId;
  if (code === 0 && runs.some(({ verdict }) => verdict === 'favourable'))
    throw new DemoError(
      'DEMO_STEP',
      `这台机器太慢：预警有效期 ${VALID_DAYS} 天（约 26 秒）已过；请关闭其他程序后重来`,
      `this machine is too slow: the ${VALID_DAYS} days (some 26 s) of the warning were over; close other programs and start again`,
    );
  throw new Error(`expected one favourable day, ${lastDay}; daoji forecast said ${stdout}`);
}

interface ForecastRun {
  readonly date: string;
  readonly verdict: string;
  readonly warningId?: string;
}

/** An agronomist looked, stands by it, and asks for a control. @returns the stage of the crop as it is computed. */
export async function orderSpray(
  cast: Cast,
  warningId: string,
): Promise<ReturnType<typeof stageWords>> {
  const stage = stageWords(await cropOn(SPRAYED_PARCEL, today(cast)));
  await cast.say('agronomist', {
    type: 'confirmWarning',
    note: '上部叶片见急性型病斑，预警属实（演示）',
    warningId,
  });
  await cast.say('agronomist', {
    type: 'orderControl',
    dueDate: addDays(today(cast), DUE_DAYS),
    note: `${stage.zh}：叶瘟见病斑即防，破口前视天气再定（演示）`,
    parcelIds: [SPRAYED_PARCEL],
    warningId,
  });
  return stage;
}

/** The spray answers the task. @returns first civil date of a harvest by it. */
export async function answerWithSpray(cast: Cast, warningId: string): Promise<string> {
  const freeFrom = await spray(cast, BLAST_SPRAY);
  await cast.say('grower', {
    type: 'recordControl',
    control: { applicationId: BLAST_SPRAY.applicationId, kind: 'application' },
    parcelId: SPRAYED_PARCEL,
    warningId,
  });
  return freeFrom;
}

/** Some days later somebody else looks whether it helped; then nothing of the warning is left to do. */
export async function checkSpray(cast: Cast, warningId: string): Promise<void> {
  await cast.say('agronomist', {
    type: 'checkEffect',
    checkedOn: today(cast),
    effect: 'effective',
    gradeAfter: 2,
    gradeBefore: 4,
    parcelId: SPRAYED_PARCEL,
    warningId,
  });
  await cast.say('agronomist', {
    type: 'closeWarning',
    note: '病情未再发展（演示）',
    warningId,
  });
}

function today(cast: Cast): string {
  return civilDateOf(cast.now().toISOString());
}
