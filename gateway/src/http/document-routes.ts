// SPDX-License-Identifier: Apache-2.0
import { toBase64 } from '@daoji/proof';
import express, { type IRouter, type RequestHandler, type Response } from 'express';

import { DOCUMENT_MEDIA_TYPES, OPERATIONS } from '../api/operations.js';
import { putBoundary } from '../boundaries/parcel-boundary.js';
import { getDocument, MAX_DOCUMENT_BYTES, putDocument } from '../documents/documents.js';
import { assertMayReadFile } from '../documents/file-right.js';
import { saltOf } from '../documents/salted.js';
import { UploadQuota } from '../documents/upload-quota.js';
import { fileRightOfKey, rightOfFile, type UploadRight } from '../documents/upload-right.js';
import { bind } from './bind.js';
import { jsonBody, needs } from './json-body.js';
import { limitRate } from './security.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

/** Uploads cost disk for ever. */
const UPLOADS_PER_MINUTE = 30;

/** Routes of files in the archive: documents, and the boundaries behind parcels' commitments. */
export function documentRoutes(router: IRouter, services: Services): void {
  const { archive, catalog } = services;
  const types = [...DOCUMENT_MEDIA_TYPES];
  const quota = new UploadQuota();
  // Who may is asked before a body is read: nobody else's 8 MiB are taken into memory.
  router.post(
    '/documents',
    limitRate(UPLOADS_PER_MINUTE),
    needs(...types),
    needsUploadRight(services),
    express.raw({ limit: MAX_DOCUMENT_BYTES, type: types }),
  );
  bind(router, OPERATIONS.putDocument, async (_input, { request, response }) => {
    const right = uploadRightOf(response);
    const { files, keyId } = right;
    const salt = saltOf(request.get('daoji-salt'), files && files.some((one) => one.isSalted));
    const body: unknown = request.body;
    const bytes = body instanceof Uint8Array ? body : Buffer.of();
    quota.take(keyId, bytes.length);
    return putDocument(archive, bytes, request.headers['content-type'] ?? '', {
      ...(files && { expected: files.map(({ hash }) => hash) }),
      ...(salt && { salt }),
    });
  });
  bind(router, OPERATIONS.getDocument, async ({ params }, { request, response }) => {
    const isSalted = await assertMayReadFile(services, params.hash, {
      demoKeyId: demoCardOf(services.demoCards, request)?.keyId,
      header: request.get('daoji-read'),
    });
    const { bytes, mediaType, salt } = await getDocument(archive, params.hash, isSalted);
    if (salt) response.setHeader('daoji-salt', toBase64(salt));
    response
      .type(mediaType)
      .setHeader('content-security-policy', "default-src 'none'; sandbox")
      .setHeader('content-disposition', `attachment; filename="${params.hash.slice(0, 16)}"`)
      .setHeader('x-content-type-options', 'nosniff')
      .setHeader(
        'cache-control',
        isSalted ? 'private, no-store' : 'public, max-age=31536000, immutable',
      )
      .send(Buffer.from(bytes));
    return undefined;
  });
  router.post('/parcels/:parcelId/boundary', limitRate(UPLOADS_PER_MINUTE), jsonBody());
  bind(router, OPERATIONS.putBoundary, async ({ body, params }) =>
    putBoundary(archive, (await catalog.parcel(params.parcelId)).value, body),
  );
}

function needsUploadRight(services: Services): RequestHandler {
  return async (request, response, next) => {
    const card = demoCardOf(services.demoCards, request);
    response.locals['uploadRight'] = card
      ? await fileRightOfKey(services, card.keyId)
      : await rightOfFile(services, request.get('daoji-command'));
    next();
  };
}

function uploadRightOf(response: Response): UploadRight {
  return response.locals['uploadRight'] as UploadRight;
}
