// SPDX-License-Identifier: Apache-2.0
import { decimal, zh, type Sentence } from './command-forms.js';
import type { ModelNumbers, ModelParameters } from './model-parameters.js';
import type { GrainIsotherms, StorageWatch } from './watch-rules.js';

type KeysOf<T> = T extends unknown ? keyof T : never;
type Words = readonly [zh: string, en: string, unit: string];

/** What each number of a model is, with its unit. */
const NUMBER_WORDS: Readonly<Record<Exclude<KeysOf<ModelNumbers>, 'model'>, Words>> = {
  aggregation: ['聚集指数', 'aggregation', ''],
  baseC: ['基点温度', 'base temperature', '°C'],
  byAge: ['按苗龄的系数（天:值）', 'factor by age (days:value)', ''],
  byTemperature: ['按温度的系数（°C:值）', 'factor by temperature (°C:value)', ''],
  calm: ['微风判别系数 √T、T²、RH、u·DPD、T·RH', 'calm: √T, T², RH, u·DPD, T·RH', ''],
  calmBelowMs: ['风速低于此值为微风', 'calm below', 'm/s'],
  calmWetAbove: ['微风判别值高于此值为湿', 'calm: wet above', ''],
  coldMeanC: ['五日均温低于此值为偏冷', 'five-day mean too cold below', '°C'],
  dayReachHours: ['白天雨前雨后各计湿', 'by day wet before and after rain', 'h'],
  daySunshineH: ['白天每小时日照不超过此值仍湿', 'by day wet up to sunshine of', 'h'],
  dryFromK: ['露点差达到此值为干', 'dry from a dew-point depression of', 'K'],
  dryingSunshineH: ['夜间日照超过此值转干', 'by night dry above sunshine of', 'h'],
  h0: ['出苗时健康位点', 'healthy sites at emergence', ''],
  hotMeanC: ['五日均温高于此值为偏热', 'five-day mean too hot above', '°C'],
  humidPercent: ['相对湿度达到此值为湿', 'wet from a relative humidity of', '%'],
  infectiousDays: ['传染期', 'infectious period', 'd'],
  latentDays: ['潜育期', 'latent period', 'd'],
  leastWetHours: ['湿润少于此值不判', 'wet hours needed at all', 'h'],
  mostGapHours: ['温度缺测可内插', 'temperature gaps interpolated up to', 'h'],
  onset: ['首次侵染在出苗后', 'first infection after emergence', 'd'],
  rainSunshineH: ['雨时日照不超过此值不计', 'sunshine in rain not counted up to', 'h'],
  rainWetsMm: ['日雨量达到此值为湿', 'wet from rain of', 'mm'],
  rcOpt: ['最适侵染率', 'optimum infection rate', '/d'],
  requiredFromC: ['所需湿时表起点', 'table of wet hours from', '°C'],
  requiredHours: ['每升 1 °C 所需湿时', 'wet hours needed, 1 °C apart', 'h'],
  rrg: ['相对生长率', 'relative growth rate', '/d'],
  rrs: ['相对衰老率', 'relative senescence rate', '/d'],
  stages: ['积温：始蛾、10 %、50 %、90 %', 'degree-days: first moths, 10, 50, 90 %', '°C·d'],
  steadyWindMs: ['持续转干风速', 'steady wind that dries', 'm/s'],
  strongWindMs: ['立即转干风速', 'wind that dries at once', 'm/s'],
  sx: ['位点上限', 'most sites', ''],
  upperC: ['上限温度', 'upper temperature', '°C'],
  washOnceMm: ['一小时雨量达到此值冲刷孢子', 'rain of one hour that washes', 'mm'],
  washReachHours: ['冲刷前后作废', 'hours lost before and after washing', 'h'],
  washSpellMm: ['连续两小时各达到此值冲刷孢子', 'rain of two hours each that washes', 'mm'],
  windy: ['有风判别系数 √T、RH、u、T·u、u·DPD', 'windy: √T, RH, u, T·u, u·DPD', ''],
  windyHumidPercent: ['有风时相对湿度低于此值为干', 'windy: dry below a humidity of', '%'],
  windyWetAbove: ['有风判别值高于此值为湿', 'windy: wet above', ''],
};

/** What the numbers of a model say, its name first, then one number a line. */
export function modelWords({ numbers }: ModelParameters): Sentence[] {
  const { model, ...rest } = numbers;
  const all: readonly [string, number | string | object][] = Object.entries(rest);
  const lines = all.map(([name, value]): Sentence => {
    const [chinese, english, unit] = NUMBER_WORDS[name as keyof typeof NUMBER_WORDS];
    const text = `${valueText(value)} ${unit}`.trim();
    return { en: `${english} ${text}`, zh: `${chinese} ${text}` };
  });
  return [{ en: `model ${model}`, zh: `模型：${zh(model)}` }, ...lines];
}

/** Corners of a curve as `x:y`, lists and named parts with commas: the label says what they are. */
function valueText(value: number | string | object): string {
  if (typeof value !== 'object') return String(value);
  const parts = Object.values(value) as (number | string | readonly string[])[];
  return parts.map((part) => (typeof part === 'object' ? part.join(':') : part)).join(', ');
}

/** What the numbers of the watch over bins say. */
export function storageWatchWords(values: StorageWatch): Sentence[] {
  const { co2, hotSpot, scanSeconds, silentHours, stuck } = values;
  const above = kelvin(hotSpot.raiseAboveMilliK);
  const below = kelvin(hotSpot.clearBelowMilliK);
  const note = kelvin(hotSpot.noteAtMilliK);
  return [
    {
      en: `hot spot above ${above} K over the mean of its layer in ${hotSpot.scans} scans, normal below ${below} K, noted from ${note} K`,
      zh: `粮温高出同层平均 ${above} K 且连续 ${hotSpot.scans} 次为发热，低于 ${below} K 恢复，${note} K 起提示`,
    },
    {
      en: `CO2 from ${co2.spoilingPpm} ppm at once, from ${co2.lastingPpm} ppm after ${co2.lastingHours} h, normal below ${co2.clearPpm} ppm`,
      zh: `CO₂ 达到 ${co2.spoilingPpm} ppm 立即预警，达到 ${co2.lastingPpm} ppm 持续 ${co2.lastingHours} 小时预警，低于 ${co2.clearPpm} ppm 恢复`,
    },
    {
      en: `silent after ${silentHours} h without a valid reading`,
      zh: `${silentHours} 小时没有有效读数为中断`,
    },
    {
      en: `stuck after ${stuck.scans} equal scans while its layer moved by more than ${kelvin(stuck.layerMilliK)} K`,
      zh: `连续 ${stuck.scans} 次读数不变而同层变化超过 ${kelvin(stuck.layerMilliK)} K 为卡滞`,
    },
    { en: `one scan lasts up to ${scanSeconds} s`, zh: `一次扫描不超过 ${scanSeconds} 秒` },
  ];
}

/** What the isotherms say. */
export function isothermWords({ chungPfost, modifiedHenderson }: GrainIsotherms): Sentence[] {
  const text = ({ a, b, c }: GrainIsotherms['chungPfost']): string => `A ${a}, B ${b}, C ${c}`;
  return [
    {
      en: `modified Henderson ${text(modifiedHenderson)}`,
      zh: `修正 Henderson ${text(modifiedHenderson)}`,
    },
    { en: `Chung–Pfost ${text(chungPfost)}`, zh: `Chung–Pfost 方程 ${text(chungPfost)}` },
  ];
}

function kelvin(milli: number): string {
  return decimal(milli, 1_000, 3);
}
