// SPDX-License-Identifier: Apache-2.0
import { parameterOf, type ResolverAnswer } from '@daoji/model';
import type { Request } from 'express';

import type { Scan } from '../scans/scan-service.js';
import { keepUntil, placeOfScan } from '../scans/scanned-thing.js';
import type { Services } from './services.js';

/** Anchors of what is printed on bags. */
const PRINTED = /^\/01\/(\d{14})\/(10|21)\/([a-z0-9-]{1,20})$/;
const MAX_TEXT = 200;

/** Counts a scan: a GET of a printed code that is sent to its page. Whoever asks for another link, or for a linkset, has scanned nothing. */
export async function recordScan(
  services: Services,
  request: Request,
  answer: ResolverAnswer,
): Promise<void> {
  if (request.method !== 'GET' || answer.status !== 307 || isForMore(request)) return;
  const [, gtin, ai, id] = PRINTED.exec(answer.entry.anchor) ?? [];
  if (gtin === undefined || id === undefined) return;
  const { codes, index, scans } = services;
  const isPackage = ai === '21';
  const lotId = isPackage ? (await codes.find(gtin, id))?.lotId : id;
  const lot = index.lot(lotId ?? '');
  const time = services.now();
  await scans.record({
    ...visitOf(services, request),
    code: `${gtin}/${id}`,
    isPackage,
    time,
    keepUntil: keepUntil(index, gtin, lot, time),
  });
}

/** Who scans and where, as far as it can be known. */
function visitOf(
  { scanPlaceHeader, scenario }: Services,
  request: Request,
): Pick<Scan, 'address' | 'agent' | 'place'> {
  const header = scanPlaceHeader === undefined ? undefined : request.get(scanPlaceHeader);
  const place = placeOfScan({ query: request.query['place'], header }, scenario);
  const agent = text(request.get('user-agent'));
  // Phones of a demo are one browser: what is told apart there is the place that the link gives.
  return { address: request.ip ?? '', agent: scenario && place ? agent + place : agent, place };
}

/** Seals who asked for what, for the authorities. */
export async function sealRequest(
  services: Services,
  request: Request,
  status: number,
): Promise<void> {
  await services.scans.seal({
    at: services.machineNow().toISOString(),
    address: request.ip ?? '',
    agent: text(request.get('user-agent')),
    target: text(request.originalUrl),
    status,
  });
}

function isForMore(request: Request): boolean {
  return parameterOf(request.originalUrl.split('?')[1] ?? '', 'linktype') !== undefined;
}

function text(value: string | undefined): string {
  return (value ?? '').slice(0, MAX_TEXT);
}
