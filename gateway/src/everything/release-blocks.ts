// SPDX-License-Identifier: Apache-2.0
import { failedTestOf, type Lot } from '@daoji/model';
import type { z } from 'zod';

import type { releaseBlockSchema } from '../api/release-views.js';
import { lotAlerts } from '../bins/lot-alerts.js';
import type { ReadIndex } from '../index/read-index.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import { heapOf, type Heap } from './heap.js';

/** One thing that stops a lot from being used, packed, sold or sent on. */
export type ReleaseBlock = z.infer<typeof releaseBlockSchema>;

/** What ends each kind of block, as the ledger's refusals have it. */
const ENDS = {
  alarm: [
    '另一人确认后解除警报；或退回',
    'somebody else acknowledges the alarm and it is cleared; or the rice is returned',
  ],
  'failed-test': [
    '检验机构或主管部门附上同类的合格报告；或退回、取样、销毁',
    'a laboratory or authority attaches a passing report of the same kind; or return, sampling or destruction',
  ],
  hold: ['农业主管部门解除扣留', 'the agriculture authority releases the hold'],
  recall: [
    '不再放行：只能退回召回企业、取样或销毁',
    'nothing lets it go: it is returned to the firm, sampled or destroyed',
  ],
  withdrawal: ['到期自动结束', 'it ends by itself on its day'],
} as const satisfies Record<ReleaseBlock['kind'], readonly [zh: string, en: string]>;

/**
 * Everything that stands against a lot on a day, found in the ledger's state as chaincode finds it when the lot is used
 * (`docs/decisions/0030-holds.md`, `0049-alarms.md`); what may hold a marked lot is stopped like the lot itself.
 * @param date - civil date in Asia/Shanghai.
 * @param recordedAt - the network's time of a record time.
 */
export function releaseBlocks(
  index: ReadIndex,
  lot: Lot,
  date: string,
  recordedAt: RecordedAt = asItIs,
): ReleaseBlock[] {
  const heap = heapOf(index, lot);
  return [
    ...recalls(index, lot, heap, recordedAt),
    ...failedTests(index, lot, heap),
    ...holds(index, heap, recordedAt),
    ...alerts(index, lot, date, recordedAt),
  ];
}

function holds(
  index: ReadIndex,
  { isKnown, lots, parcels }: Heap,
  recordedAt: RecordedAt,
): ReleaseBlock[] {
  const found = index.records
    .all('hold-bucket')
    .flatMap((bucket) => bucket.holds)
    .filter((hold) => hold.releasedAt === undefined)
    .filter(
      (hold) => lots.has(hold.lotId) || (!isKnown && hold.parcels.some((id) => parcels.has(id))),
    );
  // A hold stands in the bucket of its lot and in those of the lot's parcels.
  return [...new Map(found.map((hold) => [hold.lotId, hold])).values()].map((hold) => ({
    ...block('hold', hold.applicationId, `lot~${hold.lotId}`, recordedAt(hold.placedAt)),
    ...by(index, index.records.get('application', hold.applicationId)?.operatorId),
  }));
}

function recalls(
  index: ReadIndex,
  { lotId }: Lot,
  { lots }: Heap,
  recordedAt: RecordedAt,
): ReleaseBlock[] {
  const marked = index.records
    .all('hold-bucket')
    .flatMap((bucket) => bucket.recalls ?? [])
    .filter((mark) => lots.has(mark.lotId));
  // Recalls of versions before the buckets named the lot by its own key alone.
  const own = index.records.get('lot-hold', lotId);
  const found = own ? [{ lotId: own.lotId, recallId: own.recallId }, ...marked] : marked;
  const once = new Map(found.map((mark) => [`${mark.recallId} ${mark.lotId}`, mark]));
  return [...once.values()].map((mark) => {
    const recall = index.records.get('recall', mark.recallId);
    const placedAt = index.records.get('lot-hold', mark.lotId)?.placedAt;
    // A recall's own times run by the clock that the law asks, which is the network's already.
    const since = placedAt === undefined ? recall?.startedAt : recordedAt(placedAt);
    return {
      ...block('recall', mark.recallId, `lot~${mark.lotId}`, since),
      ...by(index, recall?.firmId),
      ...(recall && {
        recall: { class: recall.class, isOrdered: recall.isOrdered, state: recall.state },
      }),
    };
  });
}

function failedTests(index: ReadIndex, lot: Lot, { lots }: Heap): ReleaseBlock[] {
  const marked = index.records
    .all('hold-bucket')
    .flatMap((bucket) => bucket.failedTests ?? [])
    .filter((lotId) => lots.has(lotId) && lotId !== lot.lotId)
    .flatMap((lotId) => index.lot(lotId) ?? []);
  return [lot, ...new Set(marked)].flatMap((tested) => {
    const failed = failedTestOf(tested);
    if (!failed) return [];
    const { commandId, byOperatorId } = index.records.get('document', failed.documentId) ?? {};
    const at = commandId === undefined ? undefined : index.event('trace', commandId)?.eventTime;
    return {
      ...block('failed-test', failed.documentId, `lot~${tested.lotId}`, at ?? failed.issuedOn),
      ...by(index, byOperatorId),
      document: { documentHash: failed.documentHash, kind: failed.kind },
    };
  });
}

function alerts(index: ReadIndex, lot: Lot, date: string, recordedAt: RecordedAt): ReleaseBlock[] {
  const { alarms, treatments } = lotAlerts(index.records, lot, date);
  return [
    ...alarms.map(({ alarmId, kind, raised, raisedByOperatorId, state, subject }) => ({
      ...block('alarm', alarmId, `${subject.kind}~${subject.id}`, recordedAt(raised.at)),
      ...by(index, raisedByOperatorId),
      alarm: { kind, note: raised.note, state },
    })),
    ...treatments.map((one) => ({
      ...block(
        'withdrawal',
        one.treatmentId,
        `${one.subject.kind}~${one.subject.id}`,
        one.startDate,
      ),
      ...by(index, one.operatorId),
      treatment: { freeFrom: one.freeFrom, productName: one.productName },
    })),
  ];
}

function block(
  kind: ReleaseBlock['kind'],
  id: string,
  subject: string,
  since: string | undefined,
): ReleaseBlock {
  const [zh, en] = ENDS[kind];
  return { ends: { en, zh }, id, kind, subject, ...(since !== undefined && { since }) };
}

function by(index: ReadIndex, operatorId: string | undefined): Pick<ReleaseBlock, 'by'> {
  if (operatorId === undefined) return {};
  const publicName = index.records.get('operator', operatorId)?.publicName;
  return { by: { operatorId, ...(publicName !== undefined && { publicName }) } };
}
