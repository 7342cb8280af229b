// SPDX-License-Identifier: Apache-2.0
import { wordOf } from '@daoji/model';
import type { z } from 'zod';

import type { producerHomeSchema } from '../api/product-views.js';
import type { ReadIndex } from '../index/read-index.js';
import { isOpen, isParty, tasksOf } from '../warnings/warning-list.js';

type Notice = z.infer<typeof producerHomeSchema>['due'][number];

/** Open control tasks of an operator, the earliest due first, then warnings of its parcels that ask for a look; they block nothing. */
export function pestNotices({ records }: ReadIndex, operatorId: string, date: string): Notice[] {
  const open = records.all('warning').filter((one) => isOpen(one) && isParty(one, operatorId));
  const tasks = open
    .flatMap((warning) => tasksOf(records, warning).map((task) => ({ task, warning })))
    .filter(({ task }) => task.state === 'ordered' && task.operatorId === operatorId)
    .sort((left, right) => (left.task.ordered.dueDate < right.task.ordered.dueDate ? -1 : 1));
  const asking = open.filter(
    ({ level, parcels, state, validTo }) =>
      ['issued', 'acknowledged'].includes(state) &&
      level !== 'none' &&
      validTo >= date &&
      parcels.some((parcel) => parcel.operatorId === operatorId),
  );
  return [
    ...tasks.map(({ task, warning }) => taskNotice(task.parcelId, task.ordered.dueDate, warning)),
    ...asking.map(({ parcels, pest, validTo, warningId }) => {
      const count = parcels.filter((parcel) => parcel.operatorId === operatorId).length;
      return {
        code: 'WARNING_OPEN',
        date: validTo,
        en: `${wordOf('pest', pest, 'en')}: look at ${count} parcels, until ${validTo}`,
        subject: `warning~${warningId}`,
        zh: `${wordOf('pest', pest, 'zh-CN')}：请去看 ${count} 块地，有效期到 ${validTo}`,
      };
    }),
  ];
}

function taskNotice(
  parcelId: string,
  dueDate: string,
  { pest, warningId }: { readonly pest: string; readonly warningId: string },
): Notice {
  return {
    code: 'CONTROL_DUE',
    date: dueDate,
    en: `control of ${wordOf('pest', pest, 'en')} on ${parcelId}, due by ${dueDate}`,
    subject: `warning~${warningId}`,
    zh: `${parcelId} 防治${wordOf('pest', pest, 'zh-CN')}，期限 ${dueDate}`,
  };
}
