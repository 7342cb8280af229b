// SPDX-License-Identifier: Apache-2.0

/** Words of runs of models; part of the glossary. */
export const FORECAST_GLOSSARY = {
  'thing.model-run': [
    '模型运行记录',
    'model run',
    'what every model said of one day of one weather station',
  ],
  'command.recordModelRun': [
    '登记模型运行',
    'record model run',
    'the watch says what each model came to, also where nothing is warned of',
  ],
  'run-model.blastam': ['叶瘟感染模型 BLASTAM', 'BLASTAM', 'hourly weather of five days'],
  'run-model.epirice-leaf-blast': [
    'EPIRICE 叶瘟',
    'EPIRICE leaf blast',
    'daily weather since emergence',
  ],
  'run-model.epirice-brown-spot': [
    'EPIRICE 胡麻叶斑病',
    'EPIRICE brown spot',
    'daily weather since emergence',
  ],
  'run-model.epirice-bacterial-blight': [
    'EPIRICE 白叶枯病',
    'EPIRICE bacterial blight',
    'daily weather since emergence',
  ],
  'run-model.epirice-sheath-blight': [
    'EPIRICE 纹枯病',
    'EPIRICE sheath blight',
    'daily weather since emergence',
  ],
  'run-model.stem-borer': ['二化螟积温模型', 'stem borer degree-days', 'from 1 March'],
  'warning-verdict.none': ['条件不利', 'none', 'the model saw no condition for it'],
  'warning-verdict.first-moths': ['始见成虫', 'first moths', 'the flight of the moths begins'],
  'warning-verdict.moths-10': ['成虫始盛期（10 %）', '10 % of the moths', 'of the whole catch'],
  'warning-verdict.moths-50': ['成虫高峰期（50 %）', '50 % of the moths', 'of the whole catch'],
  'warning-verdict.moths-90': [
    '成虫末期（90 %）',
    '90 % of the moths',
    'the flight is nearly over',
  ],
  'void-reason.not-a-number': ['不是数', 'not a number', 'nothing that can be measured'],
  'void-reason.below-physical': ['低于可能的范围', 'below what is possible', 'physics forbids it'],
  'void-reason.above-physical': ['高于可能的范围', 'above what is possible', 'physics forbids it'],
} as const;

/** A closed value in both languages; `warning-verdict` has words in both glossaries. */
export function forecastTerm(key: keyof typeof FORECAST_GLOSSARY): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = FORECAST_GLOSSARY[key];
  return { zh, en };
}
