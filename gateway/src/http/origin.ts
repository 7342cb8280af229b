// SPDX-License-Identifier: Apache-2.0
import type { Request } from 'express';

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::\d{1,5})?$/i;

/**
 * `https://host` of this server for absolute links: as configured, else as the client named it. Links of ours lead to paths of this
 * server, so a client that names another host misleads itself alone; answers with it are not stored by caches.
 */
export function originOf(request: Request, publicOrigin: string | undefined): string {
  if (publicOrigin !== undefined) return publicOrigin;
  const host = request.headers.host ?? '';
  return HOST.test(host) ? `${request.protocol}://${host}` : '';
}
