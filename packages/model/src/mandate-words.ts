// SPDX-License-Identifier: Apache-2.0
import { zh, type Sentence, type Sentences } from './command-forms.js';
import type { mandateCommandSchemas } from './commands-mandates.js';

interface Grants {
  readonly contractIds?: readonly string[] | undefined;
  readonly mandateIds?: readonly string[] | undefined;
}

/** Sentences of mandates. */
export const MANDATE_SENTENCES: Sentences<keyof typeof mandateCommandSchemas> = {
  giveMandate: (c) => ({
    zh: `${c.fromOperatorId} 委托 ${c.toOperatorId}（委托 ${c.mandateId}）：${c.works.map((work) => zh(work)).join('、')}；${c.parcels === undefined ? '全部地块' : `地块 ${c.parcels.join('、')}`}；${c.validFrom} 至 ${c.validTo}`,
    en: `${c.fromOperatorId} lets ${c.toOperatorId} record for it (mandate ${c.mandateId}): ${c.works.join(', ')}; ${c.parcels === undefined ? 'all parcels' : `parcels ${c.parcels.join(', ')}`}; ${c.validFrom} to ${c.validTo}`,
  }),
  endMandate: (c) => ({
    zh: `终止委托 ${c.mandateId}（${c.reason}）`,
    en: `end the mandate ${c.mandateId} (${c.reason})`,
  }),
};

/** On which contracts and mandates a record of others' land rests; nothing where none is named. */
export function grantWords({ contractIds = [], mandateIds = [] }: Grants): Sentence {
  const named = (ids: readonly string[], zhName: string, enName: string): Sentence[] =>
    ids.length === 0
      ? []
      : [{ zh: `，依据${zhName} ${ids.join('、')}`, en: `, by ${enName} ${ids.join(', ')}` }];
  const all = [...named(contractIds, '合同', 'contract'), ...named(mandateIds, '委托', 'mandate')];
  return { zh: all.map((one) => one.zh).join(''), en: all.map((one) => one.en).join('') };
}
