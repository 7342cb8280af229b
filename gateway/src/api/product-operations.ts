// SPDX-License-Identifier: Apache-2.0
import { gtinSchema, idSchema } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import { z } from 'zod';

import { dateQuery } from './input-operations.js';
import { read } from './operation.js';
import { hashParameters, lotParameters, noParameters, operatorParameters } from './parameters.js';
import {
  documentListSchema,
  labelViewSchema,
  pledgeViewSchema,
  producerHomeSchema,
  productListSchema,
  productViewSchema,
  siteListSchema,
} from './product-views.js';

const pledgeParameters = z.strictObject({ pledgeId: idSchema });

/** Routes about products, packers, documents, sites and pledges. */
export const PRODUCT_OPERATIONS = {
  listProducts: read(
    'listProducts',
    '/products',
    'Products, of one brand owner where asked',
    noParameters,
    z.strictObject({ brandOwnerId: idSchema.optional() }),
    productListSchema,
  ),
  getProduct: read(
    'getProduct',
    '/products/{gtin}',
    'A product, its packers and its documents',
    z.strictObject({ gtin: gtinSchema }),
    dateQuery,
    productViewSchema,
  ),
  listSites: read(
    'listSites',
    '/sites',
    'Registered sites of an operator',
    noParameters,
    z.strictObject({ operatorId: idSchema }),
    siteListSchema,
  ),
  listOperatorDocuments: read(
    'listOperatorDocuments',
    '/operators/{operatorId}/documents',
    'Documents of an operator and its products with how they stand on a day',
    operatorParameters,
    dateQuery,
    documentListSchema,
  ),
  getProducerHome: read(
    'getProducerHome',
    '/operators/{operatorId}/home',
    'Headroom, what blocks and what is due for an operator',
    operatorParameters,
    dateQuery,
    producerHomeSchema,
  ),
  getLabel: read(
    'getLabel',
    '/lots/{lotId}/label',
    'Label fields of a package lot and what keeps it from being printed',
    lotParameters,
    noParameters,
    labelViewSchema,
  ),
  getPledge: read(
    'getPledge',
    '/pledges/{pledgeId}',
    'A pledge for paddy (承诺达标合格证)',
    pledgeParameters,
    noParameters,
    pledgeViewSchema,
  ),
  printPledge: read(
    'printPledge',
    '/pledges/{pledgeId}/print',
    'Print view of a pledge for paddy',
    pledgeParameters,
    noParameters,
    { mediaTypes: ['text/html'] },
  ),
  proveDocument: read(
    'proveDocument',
    '/documents/{hash}/proof',
    'Trace proof of the commands that name a file',
    hashParameters,
    noParameters,
    { mediaTypes: [BUNDLE_MEDIA_TYPE] },
  ),
} as const;
