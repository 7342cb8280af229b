// SPDX-License-Identifier: Apache-2.0
import { kg, zh, type Sentences } from './command-forms.js';
import type { productCommandSchemas } from './commands-products.js';
import { VALUE_WORDS, wordsOf } from './command-terms.js';

/** Sentences of the commands about products, sites and pledges. */
export const PRODUCT_SENTENCES: Sentences<keyof typeof productCommandSchemas> = {
  registerProduct: (c) => ({
    zh: `登记产品 ${c.name.zh}（GTIN ${c.gtin}）：净含量 ${kg(c.netMassGrams)}，执行标准 ${c.standardNumber}，等级 ${c.grade}${c.variety === undefined ? '' : `，品种 ${c.variety}`}，保质期 ${c.shelfLifeDays} 天，贮存条件：${c.storageWords.zh}，声称：${c.claims.map(zh).join('、') || '无'}`,
    en: `register the product ${c.name.en} (GTIN ${c.gtin}): net ${kg(c.netMassGrams)}, standard ${c.standardNumber}, grade ${c.grade}${c.variety === undefined ? '' : `, variety ${c.variety}`}, shelf life ${c.shelfLifeDays} days, storage: ${c.storageWords.en}, claims: ${c.claims.map(en).join(', ') || 'none'}`,
  }),
  approvePacker: (c) => ({
    zh: `批准 ${c.packerOperatorId} 包装产品 ${c.gtin}，加工日期 ${c.validFrom} 至 ${c.validTo}`,
    en: `let ${c.packerOperatorId} pack the product ${c.gtin}, production dates ${c.validFrom} to ${c.validTo}`,
  }),
  withdrawPacker: (c) => ({
    zh: `收回 ${c.packerOperatorId} 包装产品 ${c.gtin} 的批准，自今日起；理由：${c.reason}`,
    en: `withdraw from ${c.packerOperatorId} the right to pack the product ${c.gtin}, from today on; reason: ${c.reason}`,
  }),
  registerSite: (c) => ({
    zh: `登记场站 ${c.siteId}（区划 ${c.areaCode}${c.gln === undefined ? '' : `，GLN ${c.gln}`}${c.address === undefined ? '' : `，地址 ${c.address}`}）`,
    en: `register the site ${c.siteId} (division ${c.areaCode}${c.gln === undefined ? '' : `, GLN ${c.gln}`}${c.address === undefined ? '' : `, address ${c.address}`})`,
  }),
  issuePledge: (c) => ({
    zh: `为稻谷批次 ${c.lotId} 的 ${kg(c.grams)} 开具承诺达标合格证 ${c.pledgeId}：不使用禁用农药，常规农药残留不超标，遵守安全间隔期；依据：${c.bases.map(zh).join('、')}${c.toOperatorId === undefined ? '' : `；交给 ${c.toOperatorId}`}`,
    en: `issue the pledge ${c.pledgeId} for ${kg(c.grams)} of the paddy lot ${c.lotId}: no banned pesticide, residues within limits, intervals kept; basis: ${c.bases.map(en).join(', ')}${c.toOperatorId === undefined ? '' : `; for ${c.toOperatorId}`}`,
  }),
};

function en(value: string): string {
  return wordsOf(VALUE_WORDS, value, 'en');
}
