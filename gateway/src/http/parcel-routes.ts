// SPDX-License-Identifier: Apache-2.0
import { roundTimeMs, type ParcelSample } from '@daoji/model';
import express, { type IRouter } from 'express';
import type { z } from 'zod';

import { OPERATIONS } from '../api/operations.js';
import { SURVEY_MEDIA_TYPES } from '../api/parcel-operations.js';
import type {
  parcelHistorySchema,
  sampleParcelsSchema,
  sampleViewSchema,
} from '../api/parcel-views.js';
import { putBoundary } from '../boundaries/parcel-boundary.js';
import { GatewayError } from '../gateway-error.js';
import { attestedList, committedList, type SampleList } from '../parcels/sample-list.js';
import { previewSurvey } from '../parcels/survey-preview.js';
import { bind } from './bind.js';
import { jsonBody, needs } from './json-body.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';

/** A preview reads every boundary and compares it. */
const PREVIEWS_PER_MINUTE = 10;
const UPLOADS_PER_MINUTE = 60;
/** Largest survey file that a page may upload; the command line takes larger ones. */
const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

/** Routes about surveys, histories and samples of parcels. */
export function parcelRoutes(router: IRouter, services: Services): void {
  const { archive, catalog } = services;
  const { records } = services.index;
  const types = [...SURVEY_MEDIA_TYPES];
  router.post(
    '/surveys/parcels',
    limitRate(PREVIEWS_PER_MINUTE),
    needs(...types),
    express.raw({ limit: MAX_UPLOAD_BYTES, type: types }),
  );
  bind(router, OPERATIONS.previewSurvey, ({ query }, { request }) => {
    const body: unknown = request.body;
    const bytes = body instanceof Uint8Array ? body : Buffer.of();
    return previewSurvey(archive, records.all('parcel'), bytes, query);
  });
  router.post('/boundaries', limitRate(UPLOADS_PER_MINUTE), jsonBody());
  bind(router, OPERATIONS.putBoundaries, async ({ body }) => {
    const stored: string[] = [];
    for (const one of body.boundaries) {
      const { parcelId } = one.boundary;
      await putBoundary(archive, (await catalog.parcel(parcelId)).value, one);
      stored.push(parcelId);
    }
    return { stored };
  });
  bind(router, OPERATIONS.getParcelHistory, async ({ params: { parcelId } }) => {
    await catalog.parcel(parcelId);
    return historyOf(services, parcelId);
  });
  bind(router, OPERATIONS.listParcelSamples, ({ query: { areaCode = '' } }) => {
    const found = records
      .all('parcel-sample')
      .filter((sample) => sample.areaCode.startsWith(areaCode))
      .sort((left, right) => (left.committedAt < right.committedAt ? 1 : -1));
    return Promise.resolve({ items: found.map(sampleView) });
  });
  bind(router, OPERATIONS.getParcelSample, ({ params: { sampleId } }) =>
    Promise.resolve(sampleView(sampleOf(services, sampleId))),
  );
  bind(router, OPERATIONS.getAttestedParcels, ({ params: { areaCode } }) =>
    Promise.resolve(shownList(attestedList(services.index, areaCode))),
  );
  bind(router, OPERATIONS.getSampleParcels, ({ params: { sampleId } }) =>
    Promise.resolve(shownList(committedList(services.index, sampleOf(services, sampleId)))),
  );
}

function sampleOf({ index }: Services, sampleId: string): ParcelSample {
  const sample = index.records.get('parcel-sample', sampleId);
  if (sample) return sample;
  throw new GatewayError('SAMPLE_NOT_FOUND', `no parcel sample ${sampleId}`);
}

function shownList(list: SampleList): z.infer<typeof sampleParcelsSchema> {
  return { ...list, parcels: [...list.parcels] };
}

function historyOf({ index }: Services, parcelId: string): z.infer<typeof parcelHistorySchema> {
  const subject = `parcel~${parcelId}`;
  const { records } = index;
  return {
    events: index.eventsOf(subject).map(({ commandId, eventTime, signer, type }) => {
      const correction = records.get('correction', commandId);
      return { commandId, ...(correction && { correction }), eventTime, signer, type };
    }),
    parcelId,
    seasons: records
      .all('parcel-sowing')
      .filter((one) => one.parcelId === parcelId)
      .sort((left, right) => right.season - left.season),
    tests: records
      .all('document')
      .filter((one) => one.subject === subject)
      .map(({ documentHash, documentId, issuedOn, kind, result }) => ({
        documentHash,
        documentId,
        issuedOn,
        kind,
        result,
      })),
  };
}

function sampleView(sample: ParcelSample): z.infer<typeof sampleViewSchema> {
  const { chunks, frontier, lastId, ...shown } = sample;
  const isCounting = frontier.length + lastId.length > 0;
  return {
    ...shown,
    chunkCount: isCounting ? chunks.length : 0,
    outAt: new Date(roundTimeMs(sample.beacon, sample.round)).toISOString(),
  };
}
