// SPDX-License-Identifier: Apache-2.0
import { decimal, short, zh, type Sentences } from './command-forms.js';
import { grantWords } from './mandate-words.js';
import type { inputCommandSchemas } from './commands-inputs.js';

/** Sentences of the commands about inputs and holds. */
export const INPUT_SENTENCES: Sentences<keyof typeof inputCommandSchemas> = {
  purchaseInput: (c) => ({
    zh: `农资入库 ${c.stockLotId}：${c.purchasedOn} 购入登记证号 ${c.registration}，${c.labelCodes.length} 件，每件 ${amount(c.packageMilli)} ${c.unit}，标签码 ${range(c.labelCodes, ' 至 ')}`,
    en: `take in stock ${c.stockLotId}: ${c.labelCodes.length} units of ${amount(c.packageMilli)} ${c.unit} of ${c.registration}, bought ${c.purchasedOn}, label codes ${range(c.labelCodes, ' to ')}`,
  }),
  issueInput: (c) => ({
    zh: `发放农资：从库存 ${c.fromStockLotId} 发给 ${c.toOperatorId} 数量 ${amount(c.quantityMilli)}（${c.packages} 件），成为库存 ${c.toStockLotId}${c.contractId === undefined ? '' : `，合同 ${c.contractId}`}`,
    en: `issue ${amount(c.quantityMilli)} (${c.packages} containers) of stock ${c.fromStockLotId} to ${c.toOperatorId} as stock ${c.toStockLotId}${c.contractId === undefined ? '' : `, contract ${c.contractId}`}`,
  }),
  applyInput: (c) => ({
    zh: `施用农资 ${c.applicationId}：库存 ${c.stockLotId}，防治 ${c.target}，每亩 ${amount(c.doseMilliPerMu)}，${c.startDate} 至 ${c.stopDate}，地块 ${c.parcels.join('、')}${grantWords(c).zh}`,
    en: `apply inputs ${c.applicationId}: stock ${c.stockLotId} against ${c.target}, ${amount(c.doseMilliPerMu)} per mu, ${c.startDate} to ${c.stopDate}, on parcels ${c.parcels.join(', ')}${grantWords(c).en}`,
  }),
  returnEmpties: (c) => ({
    zh: `交回库存 ${c.stockLotId} 的空包装 ${c.count} 件`,
    en: `return ${c.count} empty containers of stock ${c.stockLotId}`,
  }),
  removeInput: (c) => ({
    zh: `库存 ${c.stockLotId} 减少 ${amount(c.quantityMilli)}（${zh(c.reason)}）`,
    en: `remove ${amount(c.quantityMilli)} from stock ${c.stockLotId} (${c.reason})`,
  }),
  releaseHold: (c) => ({
    zh: `解除批次 ${c.lotId} 及其后续批次的暂停放行（标记永久保留）；理由：${c.reason}；文件指纹 ${short(c.documentHash)}`,
    en: `release the hold on the lot ${c.lotId} and all that came of it (its flag stays); reason: ${c.reason}; file fingerprint ${short(c.documentHash)}`,
  }),
};

function amount(milli: number): string {
  return decimal(milli, 1000, 3);
}

function range(codes: readonly string[], between: string): string {
  const [first = '', ...rest] = codes;
  const last = rest.at(-1);
  return last === undefined ? first : `${first}${between}${last}`;
}
