// SPDX-License-Identifier: Apache-2.0
import {
  hectares,
  kg,
  mu,
  percent,
  short,
  zh,
  type Sentence,
  type Sentences,
} from './command-forms.js';
import type { tradeCommandSchemas } from './commands-trade.js';
import type { SettlementRules } from './settlement.js';

interface Weighing {
  readonly brownRiceYieldMilliPercent?: number | undefined;
  readonly grossGrams: number;
  readonly impurityMilliPercent: number;
  readonly moistureMilliPercent: number;
  readonly photoHash?: string | undefined;
  readonly plateCommitment: string;
  readonly sampleId?: string | undefined;
  readonly tareGrams: number;
}

/** Sentences of contract and intake. */
export const TRADE_SENTENCES: Sentences<keyof typeof tradeCommandSchemas> = {
  offerContract: (c) => ({
    zh: `向 ${c.growerOperatorId} 提出收购合同 ${c.contractId}：${c.season} 产季，品种 ${c.variety}，地块 ${c.parcels.join('、')}，合同面积 ${mu(c.contractAreaM2)}，交售上限 ${kg(c.deliveryCapGrams)}（折 14.5 % 水分）${c.priceCommitment === undefined ? '' : `，价格条款指纹 ${short(c.priceCommitment)}`}`,
    en: `offer ${c.growerOperatorId} the contract ${c.contractId}: harvest year ${c.season}, variety ${c.variety}, parcels ${c.parcels.join(', ')}, contract area ${hectares(c.contractAreaM2)}, delivery cap ${kg(c.deliveryCapGrams)} at 14.5 % moisture${c.priceCommitment === undefined ? '' : `, price terms ${short(c.priceCommitment)}`}`,
  }),
  acceptContract: (c) => ({
    zh: `接受收购合同 ${c.contractId}`,
    en: `accept the contract ${c.contractId}`,
  }),
  endContract: (c) => ({
    zh: `终止收购合同 ${c.contractId}；理由：${c.reason}`,
    en: `end the contract ${c.contractId}; reason: ${c.reason}`,
  }),
  recordDelivery: (c) => {
    const contract =
      c.contractId === undefined
        ? ['', '']
        : [`，合同 ${c.contractId}`, `, contract ${c.contractId}`];
    const load = weighingOf(c);
    return {
      zh: `过磅单 ${c.slipId}：收采收批次 ${c.lotId} 的稻谷，成为批次 ${c.intakeLotId}${contract[0] ?? ''}；${load.zh}`,
      en: `weighbridge slip ${c.slipId}: paddy of the harvest lot ${c.lotId} comes in as the lot ${c.intakeLotId}${contract[1] ?? ''}; ${load.en}`,
    };
  },
  recordBoughtIn: (c) => {
    const load = weighingOf(c);
    const year =
      c.harvestYear === undefined
        ? ['', '']
        : [`，${c.harvestYear} 产季`, `, harvest year ${c.harvestYear}`];
    return {
      zh: `过磅单 ${c.slipId}：外购稻谷（产地未证实），品种 ${c.variety}${year[0] ?? ''}，供货方指纹 ${short(c.supplierCommitment)}，成为批次 ${c.lotId}；${load.zh}`,
      en: `weighbridge slip ${c.slipId}: paddy bought in from outside (origin unproven), variety ${c.variety}${year[1] ?? ''}, supplier ${short(c.supplierCommitment)}, as the lot ${c.lotId}; ${load.en}`,
    };
  },
  settleDelivery: (c) => ({
    zh: `结算过磅单 ${c.slipId}：结算重量 ${kg(c.settledGrams)}，结算单指纹 ${short(c.settlementHash)}`,
    en: `settle the slip ${c.slipId}: settled mass ${kg(c.settledGrams)}, settlement sheet ${short(c.settlementHash)}`,
  }),
};

/** The values of a rule set `settlement`. */
export function settlementWords({ deductions, product }: SettlementRules): Sentence {
  return {
    zh: `${product}：${deductions.map((row) => `${zh(row.of)}高于 ${percent(row.standardMilliPercent)}，每满 ${percent(row.stepMilliPercent)} 扣量 ${percent(row.deductionMilliPercent)}`).join('；')}`,
    en: `${product}: ${deductions.map((row) => `${row.of} above ${percent(row.standardMilliPercent)}, ${percent(row.deductionMilliPercent)} for each full ${percent(row.stepMilliPercent)}`).join('; ')}`,
  };
}

function weighingOf(load: Weighing): Sentence {
  const { grossGrams, impurityMilliPercent, moistureMilliPercent, tareGrams } = load;
  const more = extrasOf(load);
  return {
    zh: `毛重 ${kg(grossGrams)}，皮重 ${kg(tareGrams)}，净重 ${kg(grossGrams - tareGrams)}，水分 ${percent(moistureMilliPercent)}，杂质 ${percent(impurityMilliPercent)}${more.zh}`,
    en: `gross ${kg(grossGrams)}, tare ${kg(tareGrams)}, net ${kg(grossGrams - tareGrams)}, moisture ${percent(moistureMilliPercent)}, impurity ${percent(impurityMilliPercent)}${more.en}`,
  };
}

function extrasOf({
  brownRiceYieldMilliPercent,
  photoHash,
  plateCommitment,
  sampleId,
}: Weighing): Sentence {
  const brown = brownRiceYieldMilliPercent;
  const listed: readonly (readonly [string, string] | undefined)[] = [
    brown === undefined
      ? undefined
      : [`出糙率 ${percent(brown)}`, `brown-rice yield ${percent(brown)}`],
    sampleId === undefined ? undefined : [`样品 ${sampleId}`, `sample ${sampleId}`],
    [`车牌指纹 ${short(plateCommitment)}`, `plate ${short(plateCommitment)}`],
    photoHash === undefined
      ? undefined
      : [`照片指纹 ${short(photoHash)}`, `photo ${short(photoHash)}`],
  ];
  const said = listed.flatMap((one) => (one === undefined ? [] : [one]));
  return {
    zh: said.map(([word]) => `，${word}`).join(''),
    en: said.map(([, word]) => `, ${word}`).join(''),
  };
}
