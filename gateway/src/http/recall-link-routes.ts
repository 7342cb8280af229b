// SPDX-License-Identifier: Apache-2.0
import express, { type IRouter, type Request, type Response } from 'express';
import { z } from 'zod';

import { GatewayError } from '../gateway-error.js';
import { linkMessage } from '../recall/link-message.js';
import { linkPage, type NamedLot, type RefusedCount } from '../recall/link-page.js';
import { acknowledgeByLink, countByLink, openLink } from '../recall/one-time-link.js';
import { nameOf } from '../recall/recall-scope.js';
import { languageOf } from './failed-page.js';
import { problemOf } from './problem.js';
import { requestIdOf } from './request-log.js';
import { limitRate, styleNonceOf } from './security.js';
import type { Services } from './services.js';

/** A form of a few short fields. */
const MAX_FORM_BYTES = 4096;
/** A person answers a handful of times; 128 bits are not guessed at any rate. */
const REQUESTS_PER_MINUTE = 60;

/** Kilograms with at most three decimals, so that grams stay whole. */
const kilograms = z
  .string()
  .trim()
  .regex(/^\d{1,8}(?:\.\d{1,3})?$/)
  .transform(gramsOf);

const language = z.enum(['en', 'zh-CN']).optional();
const countForm = z.strictObject({
  destroyed: kilograms,
  lang: language,
  returned: kilograms,
  step: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  stillOut: kilograms,
});

/** Pages behind one-time links: a holder without an account knows of the recall and counts back. */
export function recallLinkRoutes(router: IRouter, services: Services): void {
  const form = express.urlencoded({ extended: false, limit: MAX_FORM_BYTES });
  router.use('/r', limitRate(REQUESTS_PER_MINUTE));
  // To open a link changes nothing: chats and mail programs fetch links to show a preview.
  router.get('/r/:secret', async (request, response) => {
    await answer(services, request, response, () => {
      sendPage(services, request, response, 200);
    });
  });
  router.post('/r/:secret/acknowledge', form, async (request, response) => {
    await answer(services, request, response, async () => {
      await acknowledgeByLink(services, secretOf(request));
      seeLink(request, response);
    });
  });
  router.post('/r/:secret/count', form, async (request, response) => {
    await answer(services, request, response, () => takeCount(services, request, response));
  });
}

async function takeCount(services: Services, request: Request, response: Response): Promise<void> {
  openLink(services, secretOf(request));
  const typed = fieldsOf(request);
  const parsed = countForm.safeParse(typed);
  try {
    if (!parsed.success) throw new GatewayError('RECALL_COUNT', 'expected three masses in kg');
    const { destroyed, returned, step, stillOut } = parsed.data;
    const counted = { destroyedGrams: destroyed, returnedGrams: returned, stillOutGrams: stillOut };
    await countByLink(services, secretOf(request), counted, step);
    seeLink(request, response);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'RECALL_COUNT') throw error;
    sendPage(services, request, response, 422, { code: error.code, typed });
  }
}

function sendPage(
  services: Services,
  request: Request,
  response: Response,
  status: number,
  refused?: RefusedCount,
): void {
  const { index, scenario } = services;
  const link = openLink(services, secretOf(request));
  privately(response)
    .status(status)
    .send(
      linkPage({
        firmName: nameOf(index, link.recall.firmId),
        language: spokenLanguage(request),
        link,
        lots: link.recall.lots.map(({ lotId }) => namedLot(services, lotId)),
        path: `/r/${secretOf(request)}`,
        ...(refused && { refused }),
        scenario,
        styleNonce: styleNonceOf(response),
      }),
    );
}

/** Answers, or says on a page why not. */
async function answer(
  services: Services,
  request: Request,
  response: Response,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, requestId, status } = problemOf(error, requestIdOf(request));
    if (status >= 500) services.logger.error({ err: error, requestId }, 'link failed');
    privately(response)
      .status(status)
      .send(
        linkMessage({
          code,
          language: spokenLanguage(request),
          requestId,
          scenario: services.scenario,
          styleNonce: styleNonceOf(response),
        }),
      );
  }
}

/** After an answer the page is fetched anew: to load it again sends nothing twice. */
function seeLink(request: Request, response: Response): void {
  const lang = spokenLanguage(request) === 'en' ? 'en' : 'zh';
  response.redirect(303, `/r/${secretOf(request)}?lang=${lang}`);
}

function privately(response: Response): Response {
  return response.set('cache-control', 'no-store').set('x-robots-tag', 'noindex').type('html');
}

function namedLot({ index }: Services, lotId: string): NamedLot {
  const packed = index.lot(lotId)?.package;
  const name = packed && index.records.get('product', packed.gtin)?.name.zh;
  return {
    lotId,
    ...(name !== undefined && { productName: name }),
    ...(packed && { productionDate: packed.productionDate }),
  };
}

function secretOf(request: Request): string {
  const { secret } = request.params;
  return typeof secret === 'string' ? secret : '';
}

function fieldsOf(request: Request): Readonly<Record<string, string>> {
  const body: unknown = request.body;
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** A form says in which language it was read. */
function spokenLanguage(request: Request): ReturnType<typeof languageOf> {
  return language.safeParse(fieldsOf(request)['lang']).data ?? languageOf(request);
}

function gramsOf(text: string): number {
  const [whole = '', decimals = ''] = text.split('.');
  return Number(whole) * 1_000 + Number(decimals.padEnd(3, '0'));
}
