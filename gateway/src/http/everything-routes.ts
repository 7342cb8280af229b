// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import type { IRouter } from 'express';

import { EVERYTHING_OPERATIONS, type EVERYTHING_FORMATS } from '../api/everything-operations.js';
import { lotDocument } from '../epcis/lot-document.js';
import { sensorEvents } from '../epcis/sensor-events.js';
import { closingOffer } from '../everything/closing-offer.js';
import { lotEverything } from '../everything/lot-everything.js';
import { everythingCsv } from '../exports/everything-csv.js';
import { lotBundle } from '../proofs/lot-bundle.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

type Format = (typeof EVERYTHING_FORMATS)[number];

interface ExportForm {
  readonly mediaType: string;
  readonly name: (lotId: string) => string;
  readonly text: (services: Services, lotId: string) => Promise<string>;
}

const FORMS: Readonly<Record<Format, ExportForm>> = {
  csv: {
    mediaType: 'text/csv',
    name: (lotId) => `${lotId}.csv`,
    text: async (services, lotId) => everythingCsv(await lotEverything(services, lotId)),
  },
  epcis: {
    mediaType: 'application/ld+json',
    name: (lotId) => `${lotId}.jsonld`,
    text: async (services, lotId) => {
      const sensors = await sensorEvents(services, lotId);
      const document = await lotDocument(services, lotId, 'up', services.now(), sensors);
      return JSON.stringify(document);
    },
  },
  proof: {
    mediaType: BUNDLE_MEDIA_TYPE,
    name: (lotId) => `${lotId}.traceproof`,
    text: async (services, lotId) => JSON.stringify(await lotBundle(services, lotId)),
  },
};

/** Routes that tell all of a lot at once. */
export function everythingRoutes(router: IRouter, services: Services): void {
  bind(router, EVERYTHING_OPERATIONS.getEverything, ({ params }) =>
    lotEverything(services, params.lotId),
  );
  bind(router, EVERYTHING_OPERATIONS.getClosingOffer, ({ params }) =>
    closingOffer(services, params.lotId),
  );
  bind(router, EVERYTHING_OPERATIONS.exportEverything, async ({ params }, { response }) => {
    const { mediaType, name, text } = FORMS[params.format];
    const body = Buffer.from(await text(services, params.lotId));
    response
      .type(mediaType)
      .set(
        'content-disposition',
        `attachment; filename="${name(encodeURIComponent(params.lotId))}"`,
      )
      .send(body);
    return undefined;
  });
}
