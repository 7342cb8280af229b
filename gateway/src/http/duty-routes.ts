// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { DUTY_OPERATIONS } from '../api/duty-operations.js';
import { MAX_NOTICES } from '../api/notice-operations.js';
import { dutyPage, dutyView } from '../duties/duty-list.js';
import { mayReadDuty, mayReadSignal } from '../duties/people-right.js';
import { signalPage, signalReport, snapshotPage } from '../duties/signal-list.js';
import { GatewayError } from '../gateway-error.js';
import { noticeView } from '../notices/notice-views.js';
import { bind } from './bind.js';
import { peoplePrivate, personReader } from './person-reader.js';
import type { Services } from './services.js';

/** Routes about who answers for what, and about signals; what is asked for by id is refused to others, lists leave it out. */
export function dutyRoutes(router: IRouter, services: Services): void {
  const { index } = services;
  const { records } = index;
  bind(router, DUTY_OPERATIONS.listDuties, async ({ query }, { request }) => {
    const reader = await personReader(services, request);
    return dutyPage(records, reader, query, services.now());
  });
  bind(router, DUTY_OPERATIONS.getDuty, async ({ params }, { request }) => {
    const reader = await personReader(services, request);
    const { operatorId, personId } = params;
    const duty = records.get('duty', `${operatorId}/${personId}`);
    if (!duty) throw notFound('DUTY_NOT_FOUND', `a duty of ${personId} at ${operatorId}`);
    if (!mayReadDuty(index, reader, duty)) throw peoplePrivate(reader);
    return dutyView(records, duty, services.now());
  });
  bind(router, DUTY_OPERATIONS.listSignals, async ({ query }, { request }) =>
    signalPage(records, await personReader(services, request), query),
  );
  bind(router, DUTY_OPERATIONS.getSignal, async ({ params: { signalId } }, { request }) => {
    const reader = await personReader(services, request);
    const signal = records.get('signal', signalId);
    if (!signal) throw notFound('SIGNAL_NOT_FOUND', `a signal ${signalId}`);
    if (!mayReadSignal(index, reader, signal)) throw peoplePrivate(reader);
    return signal;
  });
  bind(router, DUTY_OPERATIONS.getSignalReport, async ({ query }, { request }) =>
    signalReport(records, await personReader(services, request), query.operatorId),
  );
  bind(router, DUTY_OPERATIONS.getSignalNotices, async ({ query: { signalId } }, { request }) => {
    const reader = await personReader(services, request);
    const { config, outbox } = services.notices;
    const found = outbox
      .entries()
      .filter(({ notice: { subject } }) => {
        const signal = subject.kind === 'signal' ? records.get('signal', subject.id) : undefined;
        const isAsked = signalId === undefined || signalId === subject.id;
        return signal !== undefined && isAsked && mayReadSignal(index, reader, signal);
      })
      .reverse();
    const items = found.slice(0, MAX_NOTICES).map((entry) => noticeView(outbox, config, entry));
    return { items, total: found.length };
  });
  bind(router, DUTY_OPERATIONS.listChartSnapshots, async ({ query }, { request }) =>
    snapshotPage(records, await personReader(services, request), query),
  );
}

function notFound(code: 'DUTY_NOT_FOUND' | 'SIGNAL_NOT_FOUND', expected: string): GatewayError {
  return new GatewayError(code, `expected ${expected}, got none`);
}
