// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import { z } from 'zod';

import { everythingViewSchema } from './everything-views.js';
import { read } from './operation.js';
import { lotParameters, noParameters } from './parameters.js';
import { closingOfferSchema } from './release-views.js';

/** Forms in which all of a lot is taken along. */
export const EVERYTHING_FORMATS = ['csv', 'epcis', 'proof'] as const;

const exportParameters = z.strictObject({
  ...lotParameters.shape,
  format: z.enum(EVERYTHING_FORMATS),
});

/** Operations that tell all of a lot in one answer. */
export const EVERYTHING_OPERATIONS = {
  getEverything: read(
    'getEverything',
    '/lots/{lotId}/everything',
    'All that is recorded of a lot, and what is not known of it',
    lotParameters,
    noParameters,
    everythingViewSchema,
  ),
  getClosingOffer: read(
    'getClosingOffer',
    '/lots/{lotId}/closing',
    'Readings and log head that a closing of the lot can bind',
    lotParameters,
    noParameters,
    closingOfferSchema,
  ),
  exportEverything: read(
    'exportEverything',
    '/lots/{lotId}/everything/{format}',
    'The same as one table, as an EPCIS 2.0 document, or as a trace proof',
    exportParameters,
    noParameters,
    { mediaTypes: ['text/csv', 'application/ld+json', BUNDLE_MEDIA_TYPE] },
  ),
} as const;
