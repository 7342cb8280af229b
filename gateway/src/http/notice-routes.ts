// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { MAX_NOTICES } from '../api/notice-operations.js';
import { OPERATIONS } from '../api/operations.js';
import { isPrivate, type Notice } from '../notices/notice.js';
import { channelViews, noticeView, onDutyViews } from '../notices/notice-views.js';
import { bind } from './bind.js';
import { NoticeStreams } from './notice-stream.js';
import type { Services } from './services.js';

/** Routes about who was told of what; readable by whoever reads the alarms. */
export function noticeRoutes(router: IRouter, { machineNow, notices }: Services): void {
  const { config, outbox } = notices;
  const streams = new NoticeStreams(outbox, config);
  bind(router, OPERATIONS.listNotices, ({ query: { operatorId } }) => {
    const found = outbox
      .entries()
      .filter(({ notice }) => isOpenTo(notice, operatorId))
      .reverse();
    const items = found.slice(0, MAX_NOTICES).map((entry) => noticeView(outbox, config, entry));
    return Promise.resolve({ items, total: found.length });
  });
  bind(router, OPERATIONS.listNoticeChannels, () => {
    const at = machineNow();
    return Promise.resolve({
      at: at.toISOString(),
      channels: channelViews(outbox, config),
      duties: onDutyViews(config, at),
    });
  });
  bind(router, OPERATIONS.streamNotices, ({ query: { operatorId } }, { request, response }) => {
    streams.open(request, response, (notice) => isOpenTo(notice, operatorId));
    return Promise.resolve(undefined);
  });
}

/** What is about no operator is for all: a dead channel is everybody's. What is about a person is in no open list. */
function isOpenTo(notice: Notice, asked: string | undefined): boolean {
  const { operatorId } = notice;
  if (isPrivate(notice)) return false;
  return asked === undefined || operatorId === undefined || operatorId === asked;
}
