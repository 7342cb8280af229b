// SPDX-License-Identifier: Apache-2.0
import type { Transfer } from '@daoji/model';
import type { z } from 'zod';

import type { scopeGapSchema, scopeLotSchema } from '../api/recall-views.js';
import { kilogramText } from '../consumer/formats.js';
import { DEFAULT_DEPTH } from '../index/lineage.js';
import type { ReadIndex } from '../index/read-index.js';
import type { ScopeStart } from './scope-starts.js';

type ScopeGap = z.infer<typeof scopeGapSchema>;
type ScopeLot = z.infer<typeof scopeLotSchema>;

/** What gaps are found from. */
export interface GapSource {
  readonly isCut: boolean;
  readonly lots: readonly ScopeLot[];
  readonly sent: ReadonlyMap<string, Transfer>;
  readonly start: ScopeStart;
}

/** Everything that the ledger does not say of a proposed scope, in words; nothing of it is left out silently. */
export function scopeGaps(index: ReadIndex, source: GapSource): ScopeGap[] {
  return [
    ...cut(source),
    ...beyondReach(source),
    ...underWay(index, source),
    ...arrivedLess(index, source),
    ...writtenOff(index, source),
    ...whichPart(index, source),
    ...soldOn(source),
  ];
}

function cut({ isCut, start }: GapSource): ScopeGap[] {
  if (!isCut) return [];
  return gap('CUT', start.lots, undefined, {
    zh: `追到 ${DEFAULT_DEPTH} 步为止，再往后还有批次未列出。`,
    en: `The search ends after ${DEFAULT_DEPTH} steps; there are lots beyond.`,
  });
}

function beyondReach({ lots }: GapSource): ScopeGap[] {
  const beyond = lots.filter(({ grams, reach }) => reach === 'beyond' && grams > 0);
  const grams = sumOf(beyond);
  return gap('BEYOND_REACH', beyond, grams, {
    zh: `${kilogramText(grams)}已由他人再加工或分装，本企业无法自己列入，须由持有人召回或由监管部门责令。`,
    en: `${kilogramText(grams)} was made or split by others; the firm cannot name it. Its holder recalls it, or the authority orders it.`,
  });
}

function underWay(index: ReadIndex, { lots }: GapSource): ScopeGap[] {
  const moving = lots.filter(({ lotId }) => index.lot(lotId)?.transferId !== undefined);
  const grams = sumOf(moving);
  return gap('UNDER_WAY', moving, grams, {
    zh: `${kilogramText(grams)}正在运输途中，尚未被收货方签收，不能确定在谁手里。`,
    en: `${kilogramText(grams)} is under way and not yet accepted; who has it is not certain.`,
  });
}

function arrivedLess(index: ReadIndex, { lots }: GapSource): ScopeGap[] {
  const inScope = new Set(lots.map(({ lotId }) => lotId));
  const short = new Map<string, number>();
  for (const { lots: offered, received = [], state } of index.records.all('transfer')) {
    if (state !== 'accepted') continue;
    for (const { grams, lotId } of offered) {
      const arrived = received.find((one) => one.lotId === lotId)?.grams ?? 0;
      if (inScope.has(lotId) && arrived < grams) {
        short.set(lotId, (short.get(lotId) ?? 0) + grams - arrived);
      }
    }
  }
  const grams = [...short.values()].reduce((sum, each) => sum + each, 0);
  const shortLots = [...short.keys()].map((lotId) => ({ lotId }));
  return gap('ARRIVED_LESS', shortLots, grams, {
    zh: `收货方签收比发出少 ${kilogramText(grams)}，去向不明。`,
    en: `${kilogramText(grams)} less arrived than was sent; where it is, is not known.`,
  });
}

/** Of packages, which nothing is made of: what is neither left nor split off was lost, destroyed, sampled or opened again. */
function writtenOff(index: ReadIndex, { lots }: GapSource): ScopeGap[] {
  const off = lots.flatMap(({ grams, kind, lotId }) => {
    const mass = index.lot(lotId)?.massGrams ?? 0;
    const gone = kind === 'package' ? mass - grams - handedOn(index, lotId) : 0;
    return gone > 0 ? [{ grams: gone, lotId }] : [];
  });
  const grams = sumOf(off);
  return gap('WRITTEN_OFF', off, grams, {
    zh: `${kilogramText(grams)}已从批次中减去（损耗、抽样、销毁等），不在结存里，请核对去向。`,
    en: `${kilogramText(grams)} was taken off the lots (losses, samples, destruction); it is in no balance, check where it went.`,
  });
}

function handedOn(index: ReadIndex, lotId: string): number {
  return index
    .children(lotId)
    .flatMap((child) => index.lot(child)?.parents ?? [])
    .filter((parent) => parent.lotId === lotId)
    .reduce((sum, { grams }) => sum + grams, 0);
}

function whichPart(index: ReadIndex, { start }: GapSource): ScopeGap[] {
  if (!start.isOnePackage) return [];
  const split = start.lots.filter(({ lotId }) => index.children(lotId).length > 0);
  return gap('WHICH_PART', split, undefined, {
    zh: '这一包所在批次已拆分，无法确定它在哪一部分，因此列出全部。',
    en: 'The lot of this package was split; in which part it lies is not known, so all are listed.',
  });
}

function soldOn({ lots, start }: GapSource): ScopeGap[] {
  const away = lots.filter(({ grams, holderId }) => holderId !== start.firmId && grams > 0);
  const grams = sumOf(away);
  return gap('SOLD_ON', away, grams, {
    zh: `${kilogramText(grams)}在其他持有人名下，其中多少已卖给消费者，账本上没有，由持有人清点答复。`,
    en: `${kilogramText(grams)} is with others; how much of it was sold to consumers is not on the ledger, the holders count it.`,
  });
}

function sumOf(lots: readonly { readonly grams: number }[]): number {
  return lots.reduce((sum, { grams }) => sum + grams, 0);
}

function gap(
  code: ScopeGap['code'],
  lots: readonly { readonly lotId: string }[],
  grams: number | undefined,
  words: { readonly zh: string; readonly en: string },
): ScopeGap[] {
  if (lots.length === 0) return [];
  const lotIds = lots.map(({ lotId }) => lotId);
  return [{ code, ...(grams !== undefined && { grams }), lotIds, ...words }];
}
