// SPDX-License-Identifier: Apache-2.0
import type { CodeRange } from './code-ranges.js';
import { short, zh, type Sentences } from './command-forms.js';
import type { codeCommandSchemas } from './commands-codes.js';

/** Sentences of the commands about package codes. Places are shown from 1, as they stand on the roll. */
export const CODE_SENTENCES: Sentences<keyof typeof codeCommandSchemas> = {
  orderCodes: (c) => ({
    zh: `订码 ${c.orderId}：GTIN ${c.gtin}，${c.count} 个包装码，码根 ${short(c.serialRoot)}${c.pinCommitment === undefined ? '' : `，刮刮码密钥指纹 ${short(c.pinCommitment)}`}`,
    en: `order ${c.count} package codes ${c.orderId} for GTIN ${c.gtin}, root ${short(c.serialRoot)}${c.pinCommitment === undefined ? '' : `, scratch codes under ${short(c.pinCommitment)}`}`,
  }),
  markCodesPrinted: (c) => ({
    zh: `订单 ${c.orderId} 的包装码已印刷：第 ${places(c.ranges, '、')} 个`,
    en: `codes ${places(c.ranges, ', ')} of the order ${c.orderId} are printed`,
  }),
  activateCodes: (c) => ({
    zh: `启用订单 ${c.orderId} 的第 ${places(c.ranges, '、')} 个包装码，用于包装批次 ${c.lotId}`,
    en: `activate codes ${places(c.ranges, ', ')} of the order ${c.orderId} for the package lot ${c.lotId}`,
  }),
  voidCodes: (c) => ({
    zh: `作废订单 ${c.orderId} 的第 ${places(c.ranges, '、')} 个包装码（${zh(c.reason)}），不可恢复`,
    en: `void codes ${places(c.ranges, ', ')} of the order ${c.orderId} for ever (${c.reason})`,
  }),
  aggregatePackages: (c) => ({
    zh: `装箱或码垛 ${c.sscc}：${c.children.map((child) => ('sscc' in child ? child.sscc : `${child.orderId} 第 ${places([child.range], '')} 个`)).join('、')}`,
    en: `pack into ${c.sscc}: ${c.children.map((child) => ('sscc' in child ? child.sscc : `codes ${places([child.range], '')} of ${child.orderId}`)).join(', ')}`,
  }),
  disaggregatePackages: (c) => ({ zh: `拆开箱或垛 ${c.sscc}`, en: `open the unit ${c.sscc}` }),
  reportPackage: (c) => ({
    zh: `登记包装 ${c.serial}（订单 ${c.orderId}）：${zh(c.exception)}；说明：${c.reason}`,
    en: `record the package ${c.serial} of the order ${c.orderId} as ${c.exception}; note: ${c.reason}`,
  }),
};

function places(ranges: readonly CodeRange[], separator: string): string {
  return ranges.map(({ from, to }) => `${from + 1}–${to}`).join(separator);
}
