// SPDX-License-Identifier: Apache-2.0
import type { Pledge, Product } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import type { IRouter } from 'express';
import type { z } from 'zod';

import { OPERATIONS } from '../api/operations.js';
import type { productViewSchema } from '../api/product-views.js';
import { GatewayError } from '../gateway-error.js';
import { producerHome } from '../home/producer-home.js';
import { documentStatuses } from '../products/document-status.js';
import { labelView } from '../products/label-content.js';
import { pledgePage } from '../products/pledge-page.js';
import { documentBundle } from '../proofs/document-bundle.js';
import { recordedAt } from '../scenario-clock.js';
import { bind } from './bind.js';
import { todayOf } from './input-routes.js';
import type { Services } from './services.js';

/** Routes about products, documents, sites and pledges, and the producer's home. */
export function productRoutes(router: IRouter, services: Services): void {
  const { catalog, index } = services;
  const { records } = index;
  bind(router, OPERATIONS.listProducts, ({ query }) => {
    const { brandOwnerId } = query;
    const products = records
      .all('product')
      .filter((one) => brandOwnerId === undefined || one.brandOwnerId === brandOwnerId)
      .sort((left, right) => (left.gtin < right.gtin ? -1 : 1));
    const date = todayOf(services);
    return Promise.resolve({ items: products.map((one) => productView(services, one, date)) });
  });
  bind(router, OPERATIONS.getProduct, ({ params, query }) => {
    const product = records.get('product', params.gtin);
    if (product) {
      return Promise.resolve(productView(services, product, query.date ?? todayOf(services)));
    }
    throw new GatewayError('PRODUCT_NOT_FOUND', `expected a registered GTIN, got ${params.gtin}`);
  });
  bind(router, OPERATIONS.listSites, ({ query }) =>
    Promise.resolve({
      items: records.all('site').filter((site) => site.operatorId === query.operatorId),
    }),
  );
  bind(router, OPERATIONS.listOperatorDocuments, async ({ params, query }) => {
    const { operatorId } = (await catalog.operator(params.operatorId)).value;
    const date = query.date ?? todayOf(services);
    const items = documentStatuses(records.get('document-set', operatorId), date);
    return { date, items, operatorId };
  });
  bind(router, OPERATIONS.getProducerHome, async ({ params, query }) => {
    const { operatorId } = (await catalog.operator(params.operatorId)).value;
    return producerHome(index, operatorId, query.date ?? todayOf(services), (time) =>
      recordedAt(services.scenario, time),
    );
  });
  bind(router, OPERATIONS.getLabel, async ({ params }) =>
    labelView(records, (await catalog.lot(params.lotId)).value),
  );
  pledgeRoutes(router, services);
  bind(router, OPERATIONS.proveDocument, async ({ params }, { response }) => {
    const bundle = await documentBundle(services, params.hash);
    response
      .type(BUNDLE_MEDIA_TYPE)
      .setHeader(
        'content-disposition',
        `attachment; filename="${params.hash.slice(0, 16)}.traceproof"`,
      )
      .send(Buffer.from(JSON.stringify(bundle)));
    return undefined;
  });
}

function pledgeRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  const pledgeOf = (pledgeId: string): Pledge => {
    const pledge = records.get('pledge', pledgeId);
    if (pledge) return pledge;
    throw new GatewayError('PLEDGE_NOT_FOUND', `expected an issued pledge, got ${pledgeId}`);
  };
  const nameOf = (operatorId: string): string =>
    records.get('operator', operatorId)?.publicName ?? operatorId;
  bind(router, OPERATIONS.getPledge, ({ params }) => {
    const pledge = pledgeOf(params.pledgeId);
    return Promise.resolve({ pledge, producer: nameOf(pledge.operatorId) });
  });
  bind(router, OPERATIONS.printPledge, ({ params }, { response }) => {
    const pledge = pledgeOf(params.pledgeId);
    const { operatorId, toOperatorId } = pledge;
    const page = pledgePage(pledge, {
      areaCode: records.get('operator', operatorId)?.areaCode ?? '',
      isScenario: services.scenario !== null,
      producer: nameOf(operatorId),
      ...(toOperatorId === undefined ? {} : { receiver: nameOf(toOperatorId) }),
    });
    response.type('html').send(page.markup);
    return Promise.resolve(undefined);
  });
}

function productView(
  { index }: Services,
  product: Product,
  date: string,
): z.infer<typeof productViewSchema> {
  const { records } = index;
  const { brandOwnerId, gtin, packers } = product;
  const names = packers.map(({ packerOperatorId }) => [
    packerOperatorId,
    records.get('operator', packerOperatorId)?.publicName ?? packerOperatorId,
  ]);
  return {
    brandOwnerName: records.get('operator', brandOwnerId)?.publicName,
    documents: documentStatuses(records.get('document-set', brandOwnerId), date).filter(
      ({ document }) => document.subject === `product~${gtin}`,
    ),
    packerNames: Object.fromEntries(names) as Record<string, string>,
    product,
  };
}
