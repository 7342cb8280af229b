// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, headroomTotals, TEST_KINDS, wordOf, type Lot } from '@daoji/model';
import type { z } from 'zod';

import type { producerHomeSchema } from '../api/product-views.js';
import type { ReadIndex } from '../index/read-index.js';
import { parcelSeasonView } from '../inputs/parcel-season.js';
import { emptiesDue } from '../inputs/stock-view.js';
import { pestNotices } from './pest-notices.js';
import { recallBlocks, recallsToAnswer } from './recall-notices.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import { documentStatuses } from '../products/document-status.js';

type Home = z.infer<typeof producerHomeSchema>;
type Notice = Home['blocks'][number];

/**
 * Headroom per parcel, what blocks and what is due for an operator on a day.
 * @param recordedAt - the network's time of a record time.
 */
export function producerHome(
  index: ReadIndex,
  operatorId: string,
  date: string,
  recordedAt: RecordedAt = asItIs,
): Home {
  const { records } = index;
  const parcels = records
    .all('parcel')
    .filter((parcel) => parcel.operatorId === operatorId && parcel.state !== 'closed')
    .map((parcel) => parcelSeasonView(records, parcel, date));
  const statuses = documentStatuses(records.get('document-set', operatorId), date);
  const current = statuses.filter((one) => one.isNewest);
  return {
    blocks: [
      ...recallBlocks(index, operatorId),
      ...holdNotices(index, operatorId),
      ...alarmNotices(index, operatorId, recordedAt),
      ...parcels.flatMap(intervalNotice),
      ...index.lots().flatMap((lot) => failedNotice(lot, operatorId)),
      ...current
        .filter(({ state }) => state === 'expired')
        .map((one) => documentNotice(one, 'DOCUMENT_EXPIRED')),
    ],
    date,
    due: [
      ...recallsToAnswer(index, operatorId),
      ...pestNotices(index, operatorId, date),
      ...current
        .filter(({ state }) => state === 'expiring')
        .map((one) => documentNotice(one, 'DOCUMENT_EXPIRING')),
      ...transferNotices(index, operatorId, recordedAt),
      ...emptiesNotices(index, operatorId),
    ],
    operatorId,
    parcels,
    totals: totalsOf(parcels),
  };
}

function totalsOf(parcels: Home['parcels']): Home['totals'] {
  const { leftGrams, usedGrams, ...totals } = headroomTotals(
    parcels.map(({ capGrams, forecast, harvestedGrams, headroomGrams, upliftGrams }) => ({
      ...(capGrams !== undefined && { capGrams }),
      ...(headroomGrams !== undefined && { leftGrams: headroomGrams }),
      ...(forecast !== undefined && { forecast }),
      upliftGrams,
      usedGrams: harvestedGrams,
    })),
  );
  return { ...totals, harvestedGrams: usedGrams, headroomGrams: leftGrams };
}

function holdNotices(index: ReadIndex, operatorId: string): Notice[] {
  const running = new Map(
    index.records
      .all('hold-bucket')
      .flatMap(({ holds }) => holds)
      .filter(({ releasedAt }) => releasedAt === undefined)
      .map((hold) => [hold.lotId, hold]),
  );
  if (running.size === 0) return [];
  return index.lots().flatMap((lot) => {
    const isOpen = lot.operatorId === operatorId && !lot.closed && lot.remainingGrams > 0;
    const held = isOpen
      ? [lot.lotId, ...(lot.origins ?? [])].find((id) => running.has(id))
      : undefined;
    if (held === undefined) return [];
    const words = held === lot.lotId ? '' : `（${held}）`;
    return [
      {
        code: 'LOT_ON_HOLD',
        en: `on hold${held === lot.lotId ? '' : `, it holds ${held}`}`,
        subject: `lot~${lot.lotId}`,
        zh: `暂停放行${words}`,
      },
    ];
  });
}

/** Open alarms of the operator's bins, lots and parcels: they stop the release. */
function alarmNotices(
  { records }: ReadIndex,
  operatorId: string,
  recordedAt: RecordedAt,
): Notice[] {
  return records.all('alarm').flatMap((alarm) => {
    if (alarm.operatorId !== operatorId || alarm.state === 'cleared') return [];
    const { alarmId, kind, raised, subject } = alarm;
    return [
      {
        code: 'ALARM_OPEN',
        date: civilDateOf(recordedAt(raised.at)),
        en: `alarm ${alarmId} (${wordOf('alarm', kind, 'en')}) is open`,
        subject: `${subject.kind}~${subject.id}`,
        zh: `预警 ${alarmId}（${wordOf('alarm', kind, 'zh-CN')}）未解除`,
      },
    ];
  });
}

function intervalNotice({ freeFrom, parcelId }: Home['parcels'][number]): Notice[] {
  if (freeFrom === undefined) return [];
  return [
    {
      code: 'HARVEST_INTERVAL',
      date: freeFrom,
      en: `no harvest before ${freeFrom}`,
      subject: `parcel~${parcelId}`,
      zh: `${freeFrom} 之前不得收获（安全间隔期）`,
    },
  ];
}

/** The last test of a kind decides, whoever made it; chaincode is stricter with the holder's own. */
function failedNotice(lot: Lot, operatorId: string): Notice[] {
  if (lot.operatorId !== operatorId) return [];
  const failed = TEST_KINDS.map((kind) =>
    lot.documents.filter((one) => one.kind === kind && one.result !== 'none').at(-1),
  ).find((test) => test?.result === 'fail');
  if (!failed) return [];
  return [
    {
      code: 'LOT_TEST_FAILED',
      date: failed.issuedOn,
      en: `${failed.documentId} says fail`,
      subject: `lot~${lot.lotId}`,
      zh: `${failed.documentId} 结果不合格`,
    },
  ];
}

function documentNotice(
  { document }: ReturnType<typeof documentStatuses>[number],
  code: string,
): Notice {
  const end = document.validTo;
  return {
    code,
    ...(end === undefined ? {} : { date: end }),
    en: `${document.kind} ${document.documentId} ends ${end ?? ''}`,
    subject: document.subject,
    zh: `${document.documentId} 有效期至 ${end ?? ''}`,
  };
}

function emptiesNotices(index: ReadIndex, operatorId: string): Notice[] {
  return index.records.all('input-stock').flatMap((stock) => {
    const count = stock.operatorId === operatorId ? emptiesDue(stock) : 0;
    if (count === 0) return [];
    return [
      {
        code: 'EMPTIES_DUE',
        en: `${count} empty containers of ${stock.registration} to give back`,
        subject: `input-stock~${stock.stockLotId}`,
        zh: `待交回 ${stock.registration} 空包装 ${count} 件`,
      },
    ];
  });
}

/** Transfers that wait for the receiver: for that one to accept, for the sender to see. */
function transferNotices(index: ReadIndex, operatorId: string, recordedAt: RecordedAt): Notice[] {
  return index.records.all('transfer').flatMap((transfer) => {
    const { fromOperatorId, state, toOperatorId, transferId } = transfer;
    const isMine = [fromOperatorId, toOperatorId].includes(operatorId);
    if (state !== 'offered' || !isMine) return [];
    const isReceiver = toOperatorId === operatorId;
    return [
      {
        code: isReceiver ? 'TRANSFER_TO_ACCEPT' : 'TRANSFER_OPEN',
        date: civilDateOf(recordedAt(transfer.offeredAt)),
        en: isReceiver
          ? `from ${fromOperatorId}, to be accepted`
          : `not yet accepted by ${toOperatorId}`,
        subject: `transfer~${transferId}`,
        zh: isReceiver ? `来自 ${fromOperatorId}，待接收` : `${toOperatorId} 尚未接收`,
      },
    ];
  });
}
