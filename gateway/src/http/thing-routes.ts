// SPDX-License-Identifier: Apache-2.0
import type { IRouter, Request, RequestHandler } from 'express';

import { thingPage, type ThingPage } from '../consumer/thing-page.js';
import { placeContent, productContent, unitContent } from '../consumer/thing-pages.js';
import { GatewayError } from '../gateway-error.js';
import { PAGE_PREFIX } from '../resolver/page-links.js';
import { findPlace } from '../resolver/place-entries.js';
import { failing, languageOf } from './failed-page.js';
import { styleNonceOf } from './security.js';
import type { Services } from './services.js';

type Content = Pick<ThingPage, 'heading' | 'note' | 'rows' | 'title'>;

/** Pages of products, cases and pallets, places and operators. */
export function thingRoutes(router: IRouter, services: Services): void {
  const page = (path: string, find: (request: Request) => Promise<Content>): void => {
    router.get(PAGE_PREFIX + path, answering(services, find));
  };
  page('/01/:gtin', (request) => Promise.resolve(product(services, request)));
  page('/00/:sscc', (request) => Promise.resolve(unit(services, request)));
  page('/414/:gln', (request) => place(services, request));
  page('/414/:gln/254/:extension', (request) => place(services, request));
  page('/417/:gln', (request) => Promise.resolve(party(services, request)));
}

function answering(
  services: Services,
  find: (request: Request) => Promise<Content>,
): RequestHandler {
  return async (request, response, next) => {
    const { scenario } = services;
    const language = languageOf(request);
    const styleNonce = styleNonceOf(response);
    try {
      const content = await find(request);
      response.type('html').send(thingPage({ ...content, language, scenario, styleNonce }));
    } catch (error) {
      failing(services, error)(request, response, next);
    }
  };
}

function product({ index }: Services, request: Request): Content {
  const gtin = parameter(request, 'gtin');
  const found = index.records.get('product', gtin);
  if (!found)
    throw new GatewayError('PRODUCT_NOT_FOUND', 'expected the GTIN of a registered product');
  const brand = index.records.get('operator', found.brandOwnerId)?.publicName;
  return productContent(found, brand ?? found.brandOwnerId, languageOf(request));
}

function unit({ index }: Services, request: Request): Content {
  const found = index.records.get('logistic-unit', parameter(request, 'sscc'));
  if (!found) throw new GatewayError('UNIT_NOT_FOUND', 'expected a case or pallet');
  const operator = index.records.get('operator', found.operatorId)?.publicName ?? found.operatorId;
  const orderOf = (orderId: string) => index.records.get('code-order', orderId);
  return unitContent(found, orderOf, operator, languageOf(request));
}

async function place(services: Services, request: Request): Promise<Content> {
  const { extension } = request.params;
  const found = await findPlace(
    services,
    parameter(request, 'gln'),
    typeof extension === 'string' ? extension : undefined,
  );
  if (!found) throw new GatewayError('PLACE_NOT_FOUND', 'expected a known place');
  return placeContent(found, languageOf(request));
}

function party({ index }: Services, request: Request): Content {
  const gln = parameter(request, 'gln');
  const operator = index.records.all('operator').find((each) => each.gln === gln);
  if (!operator) throw new GatewayError('OPERATOR_NOT_FOUND', 'expected a known operator');
  return placeContent({ kind: 'operator', id: operator.operatorId, operator }, languageOf(request));
}

function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}
