// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Response } from 'express';
import type { z } from 'zod';

import { MAX_RECORDS, QUALITY_OPERATIONS } from '../api/quality-operations.js';
import type { ownStepsSchema, qualityRecordsSchema } from '../api/quality-operations.js';
import { GatewayError } from '../gateway-error.js';
import { signedOn, signersFor } from '../quality/lot-signers.js';
import { operatorOverview } from '../quality/operator-overview.js';
import { figureOf, isCounted, recordsDigest } from '../quality/person-figures.js';
import { qualityCharts } from '../quality/quality-charts.js';
import { QUALITY_MEASURES } from '../quality/quality-measures.js';
import {
  assertHandled,
  assertHeadOfQuality,
  assertReadsRecords,
  qualityReader,
} from '../quality/quality-right.js';
import { qualityRuleOf } from '../quality/quality-rule.js';
import { stepRecords, type AskedRecords, type StepRecord } from '../quality/step-records.js';
import { recordedAt, type RecordedAt } from '../scenario-clock.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Months of a period where its start is not said, the running one included. */
const DEFAULT_MONTHS = 12;

type Shown = z.infer<typeof qualityRecordsSchema>['items'][number];

/** Routes about one operator, its people's steps, and how well they are signed. */
export function qualityRoutes(router: IRouter, services: Services): void {
  operatorRoutes(router, services);
  headRoutes(router, services);
  personRoutes(router, services);
}

function operatorRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  bind(router, QUALITY_OPERATIONS.getOperatorOverview, async ({ params: { operatorId } }) => {
    await catalog.operator(operatorId);
    const now = services.now().toISOString();
    return operatorOverview(index, operatorId, { date: todayOf(services), now });
  });
  bind(router, QUALITY_OPERATIONS.getOperatorQuality, async ({ params: { operatorId }, query }) => {
    await catalog.operator(operatorId);
    const period = periodOf(services, query);
    const { ruleSetId } = qualityRuleOf(index.records, operatorId, period.to);
    const all = QUALITY_MEASURES.map((measure) => ({
      measure,
      records: recordsOf(services, { ...period, measure, operatorId }),
    }));
    const people = new Set(all.flatMap(({ records }) => records.map((one) => one.personId)));
    return {
      ...period,
      measures: all.map(({ measure, records }) => ({ figure: figureOf(records), measure })),
      operatorId,
      people: people.size,
      ruleSetId,
    };
  });
}

function headRoutes(router: IRouter, services: Services): void {
  const { index } = services;
  bind(
    router,
    QUALITY_OPERATIONS.getQualityCharts,
    async ({ params: { operatorId }, query }, { request, response }) => {
      assertHeadOfQuality(await qualityReader(services, request), operatorId);
      isPrivate(response);
      const { measure, personId } = query;
      const asked = { ...periodOf(services, query), measure, operatorId, personId };
      const rule = qualityRuleOf(index.records, operatorId, asked.to);
      return qualityCharts(index, asked, rule, networkTimes(services));
    },
  );
  bind(
    router,
    QUALITY_OPERATIONS.getQualityRecords,
    async ({ params: { operatorId }, query }, { request, response }) => {
      const { measure, month, only, personId } = query;
      assertReadsRecords(await qualityReader(services, request), operatorId, personId);
      isPrivate(response);
      const period = periodOf(services, query);
      const records = recordsOf(services, { ...period, measure, operatorId })
        .filter((one) => personId === undefined || one.personId === personId)
        .filter((one) => month === undefined || one.month === month);
      const listed = only === undefined ? records : records.filter(isCounted);
      return {
        ...period,
        figure: figureOf(records),
        inputsDigest: recordsDigest(records),
        items: newestFirst(listed),
        measure,
        total: listed.length,
      };
    },
  );
}

function personRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  bind(router, QUALITY_OPERATIONS.getOwnSteps, async ({ query }, { request, response }) => {
    const { operatorId, personId } = await qualityReader(services, request);
    isPrivate(response);
    return ownSteps(services, { ...periodOf(services, query), operatorId }, personId);
  });
  bind(
    router,
    QUALITY_OPERATIONS.getLotSigners,
    async ({ params: { lotId } }, { request, response }) => {
      await catalog.lot(lotId);
      const steps = signedOn(index, lotId);
      const reader = await qualityReader(services, request);
      assertHandled(reader, new Set(steps.map(({ operatorId }) => operatorId)));
      isPrivate(response);
      const { operatorId } = reader;
      return { items: signersFor(steps, operatorId), lotId, operatorId };
    },
  );
}

function ownSteps(
  services: Services,
  asked: Omit<AskedRecords, 'measure'>,
  personId: string,
): z.infer<typeof ownStepsSchema> {
  const own = QUALITY_MEASURES.map((measure) => ({
    measure,
    records: recordsOf(services, { ...asked, measure }).filter((one) => one.personId === personId),
  }));
  const causes = new Map<string, StepRecord['causes']>();
  for (const { commandId, causes: more } of own.flatMap(({ records }) => records))
    causes.set(commandId, [...new Set([...(causes.get(commandId) ?? []), ...more])]);
  // Every step stands once, under its timeliness, with all that is counted of it.
  const steps = (own[0]?.records ?? []).map((one) => ({
    ...one,
    causes: causes.get(one.commandId) ?? [],
  }));
  return {
    ...asked,
    figures: own.map(({ measure, records }) => ({
      count: records.filter(isCounted).length,
      measure,
      n: records.length,
    })),
    items: newestFirst(steps),
    personId,
    total: steps.length,
  };
}

function recordsOf(services: Services, asked: AskedRecords): StepRecord[] {
  const { index } = services;
  const { values } = qualityRuleOf(index.records, asked.operatorId, asked.to);
  return stepRecords(index, asked, values, networkTimes(services));
}

function networkTimes({ scenario }: Services): RecordedAt {
  return (time) => recordedAt(scenario, time);
}

function newestFirst(records: readonly StepRecord[]): Shown[] {
  return records
    .slice(-MAX_RECORDS)
    .reverse()
    .map(({ causes, commandId, eventTime, lotId, month, personId, subjects, type }) => ({
      causes: [...causes],
      commandId,
      eventTime,
      ...(lotId !== undefined && { lotId }),
      month,
      personId,
      subjects: [...subjects],
      type,
    }));
}

/** @throws GatewayError `REQUEST_INVALID` for a period that ends before it starts. */
function periodOf(
  services: Services,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): { from: string; to: string } {
  const to = asked.to ?? todayOf(services);
  const from = asked.from ?? firstOf(to, DEFAULT_MONTHS - 1);
  if (from <= to) return { from, to };
  throw new GatewayError('REQUEST_INVALID', `expected from on or before ${to}, got ${from}`);
}

/** First day of the month so many months before that of a date. */
function firstOf(date: string, monthsBefore: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - monthsBefore, 1)).toISOString().slice(0, 10);
}

function isPrivate(response: Response): void {
  response.setHeader('cache-control', 'private, no-store');
}
