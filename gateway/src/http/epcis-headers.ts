// SPDX-License-Identifier: Apache-2.0
import { DAOJI_NAMESPACE } from '@daoji/model';
import type { RequestHandler, Request, Response } from 'express';

import { MAX_CAPTURE_BYTES, MAX_CAPTURE_EVENTS } from '../epcis/epcis-store.js';
import type { EventPage } from '../epcis/event-answer.js';
import { GatewayError } from '../gateway-error.js';

/** The one version of EPCIS and CBV that is spoken here. */
const VERSION = [2, 0, 0];
const JSON_TYPES = ['application/json', 'application/ld+json'];
const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  401: 'SecurityException',
  403: 'SecurityException',
  404: 'NoSuchNameException',
  406: 'NotAcceptableException',
  409: 'ResourceAlreadyExistsException',
  413: 'CaptureLimitExceededException',
  415: 'UnsupportedMediaTypeException',
  501: 'ImplementationException',
};

/** Names our versions on every answer, and refuses versions and media types that we do not speak. */
export const speakVersion: RequestHandler = (request, response, next) => {
  response.set({
    'GS1-CBV-Version': '2.0.0',
    'GS1-EPCIS-Version': '2.0.0',
    'GS1-Extensions': `daoji=${DAOJI_NAMESPACE}`,
  });
  for (const kind of ['EPCIS', 'CBV']) {
    assertVersion(request, `GS1-${kind}-Min`, (order) => order <= 0);
    assertVersion(request, `GS1-${kind}-Max`, (order) => order >= 0);
    assertVersion(request, `GS1-${kind}-Version`, (order) => order === 0);
  }
  if (request.method === 'GET' && request.accepts(JSON_TYPES) === false) {
    throw refused('Accept: application/json or application/ld+json', request.get('accept'));
  }
  next();
};

/** Answers `OPTIONS`: methods, versions and what may be captured. */
export function options(...methods: string[]): RequestHandler {
  return (_request, response) => {
    response
      .set({
        Allow: ['OPTIONS', ...methods].join(', '),
        'GS1-CBV-Max': '2.0.0',
        'GS1-CBV-Min': '2.0.0',
        'GS1-Capture-Error-Behaviour': 'all',
        'GS1-EPC-Format': 'Always_GS1_Digital_Link, Never_Translates, No_Preference',
        'GS1-EPCIS-Capture-File-Size-Limit': String(MAX_CAPTURE_BYTES),
        'GS1-EPCIS-Capture-Limit': String(MAX_CAPTURE_EVENTS),
        'GS1-EPCIS-Max': '2.0.0',
        'GS1-EPCIS-Min': '2.0.0',
      })
      .status(204)
      .end();
  };
}

/** The EPCIS name of a problem with this status, e.g. `epcisException:ValidationException`. */
export function exceptionOf(status: number, code: string): string {
  if (code === 'EPCIS_QUERY_PARAMETER' || code === 'PAGE_TOKEN') {
    return 'epcisException:QueryParameterException';
  }
  if (code === 'QUERY_TOO_LARGE') return 'epcisException:QueryTooLargeException';
  return `epcisException:${EXCEPTIONS[status] ?? 'ImplementationException'}`;
}

/** Names the next page, and says when events were left out for the reader's rights. */
export function announcePage(
  request: Request,
  response: Response,
  page: Pick<EventPage, 'next'> & { readonly isFiltered?: boolean },
): void {
  if (page.isFiltered === true) response.set('Daoji-Filtered', 'true');
  if (!page.next) return;
  const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  query.set('nextPageToken', page.next.token);
  const path = request.originalUrl.split('?')[0] ?? '';
  response.set('Link', `<${path}?${query.toString()}>; rel="next"`);
  response.set('GS1-Next-Page-Token-Expires', page.next.expires);
}

function assertVersion(request: Request, header: string, holds: (order: number) => boolean): void {
  const asked = request.get(header);
  if (asked === undefined) return;
  const parts = /^\d+(\.\d+){0,2}$/.test(asked) ? asked.split('.').map(Number) : undefined;
  // Digits that are left out are taken as ours: 2.0 is 2.0.0.
  const order = parts?.map((part, at) => part - (VERSION[at] ?? 0)).find((one) => one !== 0) ?? 0;
  if (parts === undefined || !holds(order)) throw refused(`${header}: 2.0.0`, asked);
}

function refused(expected: string, got: string | undefined): GatewayError {
  return new GatewayError(
    'EPCIS_VERSION',
    `expected ${expected}, got ${(got ?? 'none').slice(0, 80)}`,
  );
}
