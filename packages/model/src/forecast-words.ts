// SPDX-License-Identifier: Apache-2.0
import { short, type Sentence, type Sentences } from './command-forms.js';
import type { forecastCommandSchemas, RunLine, RunVerdict } from './commands-forecasts.js';
import { forecastTerm } from './glossary-forecasts.js';
import { warningTerm } from './glossary-warnings.js';

/** Sentences of runs of models. */
export const FORECAST_SENTENCES: Sentences<keyof typeof forecastCommandSchemas> = {
  recordModelRun: (c) => ({
    zh: `登记模型运行 ${c.runId}：监测设备 ${c.deviceId}，${c.date}，地块 ${c.parcelIds.join('、')}；${c.lines.map((line) => lineWords(line, 'zh')).join('；')}`,
    en: `record the model run ${c.runId}: device ${c.deviceId}, ${c.date}, parcels ${c.parcelIds.join(', ')}; ${c.lines.map((line) => lineWords(line, 'en')).join('; ')}`,
  }),
};

function lineWords(line: RunLine, language: 'en' | 'zh'): string {
  const { inputsDigest, modelId, modelVersion, parcelIds, ruleSetId, since, verdict } = line;
  const isZh = language === 'zh';
  const model = forecastTerm(`run-model.${modelId}`)[language];
  const version = isZh ? `第 ${modelVersion} 版` : `version ${modelVersion}`;
  const parts = [
    `${model} ${version} ${ruleSetId}: ${verdictTerm(verdict)[language]}`,
    parcelIds && (isZh ? `地块 ${parcelIds.join('、')}` : `parcels ${parcelIds.join(', ')}`),
    since && (isZh ? `自 ${since} 起` : `since ${since}`),
    figure(line, isZh),
    ...qualityWords(line, language),
    `${isZh ? '输入指纹' : 'inputs'} ${short(inputsDigest)}`,
  ];
  return parts.filter((part) => typeof part === 'string').join(isZh ? '，' : ', ');
}

/** What was missing, and which values were void. */
function qualityWords(
  { missing, voided, voidedCount }: RunLine,
  language: 'en' | 'zh',
): (string | false)[] {
  const isZh = language === 'zh';
  const lacks = missing.map(({ hours, quantity }) => `${quantity} ${hours} h`);
  const voids = voided.map(
    ({ at, quantity, reason, valueMilli }) =>
      `${at} ${quantity} ${valueMilli / 1000} (${forecastTerm(`void-reason.${reason}`)[language]})`,
  );
  return [
    lacks.length > 0 && `${isZh ? '缺' : 'missing'} ${lacks.join(', ')}`,
    isZh ? `作废 ${voidedCount} 个值` : `${voidedCount} values voided`,
    voids.length > 0 && voids.join(', '),
  ];
}

/** Words of a verdict: those that a warning can have too are the warnings'. */
export function verdictTerm(verdict: RunVerdict): Sentence {
  switch (verdict) {
    case 'none':
    case 'first-moths':
    case 'moths-10':
    case 'moths-50':
    case 'moths-90':
      return forecastTerm(`warning-verdict.${verdict}`);
    default:
      return warningTerm(`warning-verdict.${verdict}`);
  }
}

function figure(
  { degreeDaysMilli, intensityPpm, wetHours }: RunLine,
  isZh: boolean,
): string | false {
  const parts = [
    wetHours !== undefined && `${isZh ? '湿润' : 'wet'} ${wetHours} h`,
    intensityPpm !== undefined && `${isZh ? '病害强度' : 'intensity'} ${intensityPpm} ppm`,
    degreeDaysMilli !== undefined &&
      `${isZh ? '积温' : 'degree-days'} ${degreeDaysMilli / 1000} °C·d`,
  ].filter((part) => part !== false);
  return parts.length > 0 && parts.join(', ');
}
