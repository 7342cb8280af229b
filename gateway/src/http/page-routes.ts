// SPDX-License-Identifier: Apache-2.0
import { gtinSchema, lotIdSchema } from '@daoji/model';
import type { IRouter, Request, RequestHandler, Response } from 'express';

import type { CodeStatus } from '../codes/code-lookup.js';
import { codePage } from '../consumer/code-page.js';
import { consumerPage } from '../consumer/consumer-page.js';
import { GatewayError } from '../gateway-error.js';
import { recallLookup } from '../recall/recall-lookup.js';
import { PAGE_PREFIX } from '../resolver/page-links.js';
import { tellLot } from '../story/lot-telling.js';
import { failing, languageOf } from './failed-page.js';
import { scratchRoute } from './scratch-route.js';
import { styleNonceOf } from './security.js';
import { scannedCode } from './serial-route.js';
import type { Services } from './services.js';
import { thingRoutes } from './thing-routes.js';

/** Pages behind scanned codes, to which the resolver sends. */
const LOT_PAGE = `${PAGE_PREFIX}/01/:gtin/10/:lot`;
const PACKAGE_PAGE = `${PAGE_PREFIX}/01/:gtin/21/:serial`;

/** The consumer pages of lots and packages. */
export function pageRoutes(router: IRouter, services: Services): void {
  router.get(LOT_PAGE, lotRoute(services));
  router.get(PACKAGE_PAGE, serialRoute(services));
  scratchRoute(router, services);
  thingRoutes(router, services);
  // Whatever else is asked is a broken code, and a person reads the answer.
  router.get(
    `${PAGE_PREFIX}/{*rest}`,
    failing(services, new GatewayError('LOT_ID_INVALID', 'expected /01/{gtin}/10/{lot}')),
  );
}

function lotRoute(services: Services): RequestHandler {
  return answering(services, async (request, response) => {
    const { gtin, lotId } = codeOf(request);
    await sendLotPage(services, request, response, { gtin, lotId });
  });
}

/** A package's own code: its state comes first, and a story only where it stands on a package. */
function serialRoute(services: Services): RequestHandler {
  return answering(services, async (request, response) => {
    const { gtin, serial, status } = await scannedCode(services, request);
    const { lotId } = status;
    if (lotId !== undefined && status.state === 'activated') {
      await sendLotPage(services, request, response, { gtin, lotId, serial, code: status });
      return;
    }
    const { scenario } = services;
    const language = languageOf(request);
    const styleNonce = styleNonceOf(response);
    response
      .set('cache-control', 'no-store')
      .type('html')
      .send(
        codePage({
          scans: services.scans.find(`${gtin}/${serial}`),
          status,
          language,
          scenario,
          styleNonce,
        }),
      );
  });
}

function answering(
  services: Services,
  answer: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      failing(services, error)(request, response, () => undefined);
    }
  };
}

interface Scanned {
  readonly gtin: string;
  readonly lotId: string;
  readonly code?: CodeStatus;
  readonly serial?: string;
}

async function sendLotPage(
  services: Services,
  request: Request,
  response: Response,
  { code, gtin, lotId, serial }: Scanned,
): Promise<void> {
  const telling = await tellLot(services, lotId);
  if (telling.story.lot.value.package?.gtin !== gtin) {
    throw new GatewayError('LOT_NOT_FOUND', `expected lot ${lotId} under GTIN ${gtin}`);
  }
  const { index, log, scans, scenario } = services;
  await log.refresh();
  // Asked last, so that a recall that was committed while the story was read is shown.
  const recall = recallLookup(index).ofLot(lotId);
  response
    .set('cache-control', 'no-store')
    .type('html')
    .send(
      consumerPage({
        telling,
        code,
        recall,
        recallFirm:
          recall && (index.records.get('operator', recall.firmId)?.publicName ?? recall.firmId),
        scans: scans.find(`${gtin}/${serial ?? lotId}`),
        serial,
        log,
        language: languageOf(request),
        scenario,
        styleNonce: styleNonceOf(response),
      }),
    );
}

function codeOf(request: Request): { gtin: string; lotId: string } {
  const gtin = gtinSchema.safeParse(request.params['gtin']);
  if (!gtin.success)
    throw new GatewayError('GTIN_INVALID', 'expected 14 digits with a right check digit');
  const lotId = lotIdSchema.safeParse(request.params['lot']);
  if (!lotId.success) throw new GatewayError('LOT_ID_INVALID', 'expected 2–20 of a–z, 0–9 and -');
  return { gtin: gtin.data, lotId: lotId.data };
}
