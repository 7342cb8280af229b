// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { proveReading } from '@daoji/archive';
import { BUNDLE_MEDIA_TYPE, fromBase64, TRUST_ROOT_MEDIA_TYPE, type Bundle } from '@daoji/proof';
import type { IRouter, Response } from 'express';

import { OPERATIONS } from '../api/operations.js';
import { GatewayError } from '../gateway-error.js';
import { lotBundle } from '../proofs/lot-bundle.js';
import { deviceSeries } from '../series/device-series.js';
import { bind } from './bind.js';
import type { Services } from './services.js';
import { statusOf } from './status.js';

/** Routes of proofs, the series they are held against, and the state of the gateway. */
export function proofRoutes(router: IRouter, services: Services): void {
  const { archive, catalog, log } = services;
  const { collectEvidence } = services.ledger;
  bind(router, OPERATIONS.proveLot, async ({ params }, { response }) => {
    sendBundle(response, `${params.lotId}.traceproof`, await lotBundle(services, params.lotId));
    return undefined;
  });
  bind(router, OPERATIONS.proveReading, async ({ params }, { response }) => {
    const { deviceId } = params;
    const [bootEpoch, seq] = [Number(params.bootEpoch), Number(params.seq)];
    const deviceKey = async (id: string): Promise<Uint8Array> =>
      fromBase64((await catalog.device(id)).value.spki);
    const bundle = await proveReading({
      archive,
      log,
      deviceId,
      bootEpoch,
      seq,
      collectEvidence,
      deviceKey,
    });
    sendBundle(response, `${deviceId}-${bootEpoch}-${seq}.traceproof`, bundle);
    return undefined;
  });
  bind(router, OPERATIONS.getTrustRoot, async (_input, { response }) => {
    const text = await readFile(services.trustRootPath, 'utf8').catch((cause: unknown) => {
      throw new GatewayError('TRUST_ROOT_MISSING', 'expected the trust root of the network', {
        cause,
      });
    });
    response.type(TRUST_ROOT_MEDIA_TYPE).send(Buffer.from(text));
    return undefined;
  });
  bind(router, OPERATIONS.getSeries, async ({ params, query }) => {
    const device = await catalog.device(params.deviceId);
    return deviceSeries(services, device.value, query);
  });
  bind(router, OPERATIONS.getStatus, () => statusOf(services));
}

function sendBundle(response: Response, name: string, bundle: Bundle): void {
  response
    .type(BUNDLE_MEDIA_TYPE)
    .setHeader('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(JSON.stringify(bundle)));
}
