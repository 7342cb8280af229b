// SPDX-License-Identifier: Apache-2.0
import { decimal, percent, short, zh, type Sentence, type Sentences } from './command-forms.js';
import { dutyTermsWords } from './duty-words.js';
import { isothermWords, modelWords, storageWatchWords } from './model-words.js';
import { protectedAreaWords } from './parcel-words.js';
import { operatorQualityWords } from './quality-rules.js';
import { settlementWords } from './trade-words.js';
import { aerationRuleWords, fumigationRuleWords, inspectionRuleWords } from './storage-words.js';
import { LABEL_FIELD_WORDS } from './label-words.js';
import type { LabelFieldRules, PackingDocumentRules } from './label-fields.js';
import type { InputProduct, RuleSetContent, RuleValues } from './rule-sets.js';

/** Sentences of the commands about rules; every value is shown, since two persons answer for it. */
export const RULE_SENTENCES: Sentences<'proposeRuleSet' | 'confirmRuleSet' | 'upliftYieldCap'> = {
  proposeRuleSet: (c) => ({
    zh: `提出规则集 ${c.ruleSetId}（${zh(c.values.kind)}，区划 ${c.areaCode}，自 ${c.validFrom} ${c.validTo === undefined ? '起' : `至 ${c.validTo}`}，依据：${c.legalBasis}${source(c, '；来源 ')}，${zh(c.status)}）：${valuesOf(c.values).zh}`,
    en: `propose the rule set ${c.ruleSetId} (${c.values.kind}, division ${c.areaCode}, from ${c.validFrom}${c.validTo === undefined ? '' : ` to ${c.validTo}`}, basis: ${c.legalBasis}${source(c, '; source ')}, ${c.status}): ${valuesOf(c.values).en}`,
  }),
  confirmRuleSet: (c) => ({
    zh: `作为第二人确认规则集 ${c.ruleSetId} 生效（内容指纹 ${short(c.contentHash)}）`,
    en: `confirm the rule set ${c.ruleSetId} as the second person (content fingerprint ${short(c.contentHash)})`,
  }),
  upliftYieldCap: (c) => ({
    zh: `上调地块 ${c.parcels.join('、')} ${c.season} 产季的产量上限，每亩加 ${c.extraKgPerMu} kg；理由：${c.reason}${c.documentHash === undefined ? '' : `（文件指纹 ${short(c.documentHash)}）`}`,
    en: `lift the yield cap of parcels ${c.parcels.join(', ')} for ${c.season} by ${c.extraKgPerMu} kg per mu; reason: ${c.reason}${c.documentHash === undefined ? '' : ` (file fingerprint ${short(c.documentHash)})`}`,
  }),
};

function source(content: RuleSetContent, before: string): string {
  return content.sourceUrl === undefined ? '' : `${before}${content.sourceUrl}`;
}

type ValuesOf<K extends RuleValues['kind']> = Extract<RuleValues, { kind: K }>;

/** What the values of each kind say, one value or row a line. */
const VALUE_LINES: {
  readonly [K in RuleValues['kind']]: (values: ValuesOf<K>) => readonly Sentence[];
} = {
  'input-products': ({ products }) => products.map(productOf),
  'banned-inputs': ({ actives, registrations }) => {
    const all = [...actives, ...registrations];
    return [{ zh: `禁用 ${all.join('、')}`, en: `banned: ${all.join(', ')}` }];
  },
  'yield-caps': ({ caps }) =>
    caps.map(({ kgPerMu, variety, year }) => ({
      zh: `${variety} ${year} 年每亩不超过 ${kgPerMu} kg`,
      en: `${variety} ${year} at most ${kgPerMu} kg per mu`,
    })),
  'recall-terms': ({ terms }) =>
    terms.map((term) => ({
      zh: `${term.class} 级 ${term.startHours} 小时内启动，${term.doneWorkingDays} 个工作日内完成`,
      en: `class ${term.class}: start in ${term.startHours} h, done in ${term.doneWorkingDays} working days`,
    })),
  'working-calendar': ({ holidays, workingWeekends }) => [
    {
      zh: `放假 ${holidays.join('、') || '无'}`,
      en: `holidays ${holidays.join(', ') || 'none'}`,
    },
    {
      zh: `调休上班 ${workingWeekends.join('、') || '无'}`,
      en: `working weekends ${workingWeekends.join(', ') || 'none'}`,
    },
  ],
  'mass-tolerance': ({ steps }) =>
    steps.map(({ step, maxLossMilliPercent }) => ({
      zh: `${zh(step)}损耗不超过 ${percent(maxLossMilliPercent)}`,
      en: `${step} loses at most ${percent(maxLossMilliPercent)}`,
    })),
  'grain-treatments': ({ treatments }) =>
    treatments.map(({ agent, withdrawalDays }) => ({
      zh: `${zh(agent)}结束后 ${withdrawalDays} 天内不放行`,
      en: `${agent}: no release for ${withdrawalDays} days after its end`,
    })),
  'protected-area': (values) => [protectedAreaWords(values)],
  'milling-recovery': (values) => {
    const range = `${percent(values.minMilliPercent)}–${percent(values.maxMilliPercent)}`;
    const tolerance = percent(values.toleranceMilliPercent);
    return [
      { zh: `出米率 ${range}，允差 ${tolerance}`, en: `recovery ${range}, tolerance ${tolerance}` },
    ];
  },
  'label-fields': ({ fields }) => fields.map(labelFieldOf),
  settlement: (values) => [settlementWords(values)],
  'packing-documents': ({ documents }) => documents.map(packingDocumentOf),
  'model-parameters': modelWords,
  'storage-watch': storageWatchWords,
  'grain-isotherms': isothermWords,
  'duty-terms': dutyTermsWords,
  'operator-quality': operatorQualityWords,
  'grain-inspections': inspectionRuleWords,
  'grain-aeration': aerationRuleWords,
  'grain-fumigation': fumigationRuleWords,
};

/** What the values of a rule set say in words, one value or row a line; all of them, as they are signed. */
export function ruleValueLines(values: RuleValues): readonly Sentence[] {
  return linesOf(values);
}

function valuesOf(values: RuleValues): Sentence {
  return joined(linesOf(values));
}

function linesOf<K extends RuleValues['kind']>(
  values: ValuesOf<K> & { kind: K },
): readonly Sentence[] {
  const write: (values: ValuesOf<K>) => readonly Sentence[] = VALUE_LINES[values.kind];
  return write(values);
}

function productOf(product: InputProduct): Sentence {
  const { name, registration, content, unit } = product;
  const doses = product.uses.map(
    ({ doseMaxMilli, doseMinMilli, target }) =>
      `${target} ${decimal(doseMinMilli, 1000, 3)}–${decimal(doseMaxMilli, 1000, 3)} ${unit}/mu`,
  );
  const common = `${name} ${registration} ${product.actives.join('+')} ${content}`;
  return {
    zh: `${common}（${product.crops.join('、') || '无登记作物'}；安全间隔期 ${product.phiDays} 天；每季最多 ${product.maxUses} 次；${doses.join('、')}${product.restricted ? '；限制使用' : ''}；蟹田${product.crabRice === 'allowed' ? '可用' : '禁用'}）`,
    en: `${common} (crops ${product.crops.join(', ') || 'none'}; interval ${product.phiDays} days; at most ${product.maxUses} uses; ${doses.join(', ')}${product.restricted ? '; restricted' : ''}; crab paddies ${product.crabRice})`,
  };
}

const LABEL_CONDITIONS = {
  always: ['', ''],
  'gi-claim': ['（有地理标志声称时）', ' (with a claim of geographical indication)'],
  oem: ['（受委托包装时）', ' (where packed for another)'],
} as const;

function labelFieldOf({ clause, field, when }: LabelFieldRules['fields'][number]): Sentence {
  const [zhWhen, enWhen] = LABEL_CONDITIONS[when];
  return {
    en: `${LABEL_FIELD_WORDS[field][1]} by ${clause}${enWhen}`,
    zh: `${LABEL_FIELD_WORDS[field][0]}：${clause}${zhWhen}`,
  };
}

function packingDocumentOf(asked: PackingDocumentRules['documents'][number]): Sentence {
  const { claim, documentKind, holder } = asked;
  const en = claim === 'any' ? '' : ` for the claim ${claim}`;
  const whose = claim === 'any' ? '' : `（声称${zh(claim)}时）`;
  return {
    en: `${documentKind} of the ${holder}${en}`,
    zh: `${zh(holder)}的${zh(documentKind)}${whose}`,
  };
}

function joined(sentences: readonly Sentence[]): Sentence {
  return {
    zh: sentences.map((sentence) => sentence.zh).join('；'),
    en: sentences.map((sentence) => sentence.en).join('; '),
  };
}
