// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';
import type { Request, RequestHandler } from 'express';

import { messagePage } from '../consumer/message-page.js';
import { problemOf } from './problem.js';
import { requestIdOf } from './request-log.js';
import { styleNonceOf } from './security.js';
import type { Services } from './services.js';

/** Answers a failure with a page for people, under the status that a program would get. */
export function failing(services: Services, error: unknown): RequestHandler {
  return (request, response) => {
    const { code, status, requestId } = problemOf(error, requestIdOf(request));
    if (status >= 500) services.logger.error({ err: error, requestId }, 'page failed');
    const language = languageOf(request);
    const { scenario } = services;
    const styleNonce = styleNonceOf(response);
    response
      .status(status)
      .type('html')
      .send(messagePage({ code, requestId, status, language, scenario, styleNonce }));
  };
}

/** `?lang=` wins; else what the browser prefers of both; Chinese by default. */
export function languageOf(request: Request): Language {
  const { lang } = request.query;
  if (lang === 'en' || lang === 'zh') return lang === 'en' ? 'en' : 'zh-CN';
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}
