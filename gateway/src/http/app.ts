// SPDX-License-Identifier: Apache-2.0
import compression from 'compression';
import express, { Router, type ErrorRequestHandler, type Express } from 'express';

import { openApiDocument } from '../api/openapi.js';
import { GatewayError } from '../gateway-error.js';
import { codeRoutes } from './code-routes.js';
import { epcisRouter } from './epcis-routes.js';
import { binRoutes } from './bin-routes.js';
import { grainRoutes } from './grain-routes.js';
import { inputRoutes } from './input-routes.js';
import { pageRoutes } from './page-routes.js';
import { parcelRoutes } from './parcel-routes.js';
import { problemOf } from './problem.js';
import { productRoutes } from './product-routes.js';
import { proofRoutes } from './proof-routes.js';
import { qualityRoutes } from './quality-routes.js';
import { everythingRoutes } from './everything-routes.js';
import { readRoutes } from './read-routes.js';
import { recallLinkRoutes } from './recall-link-routes.js';
import { recallRoutes } from './recall-routes.js';
import { requestIdOf, requestLog, requestMetrics } from './request-log.js';
import { rollRoutes } from './roll-routes.js';
import { ruleRoutes } from './rule-routes.js';
import { resolverRoutes } from './resolver-routes.js';
import { seasonRoutes } from './season-routes.js';
import { scanRoutes } from './scan-routes.js';
import { noticeLinkRoutes } from './notice-link-routes.js';
import { noticeRoutes } from './notice-routes.js';
import { limitRate, securityHeaders, styleNonce } from './security.js';
import type { Services } from './services.js';
import { demoSessions } from './session.js';
import { assetRoutes, staticRoutes } from './static-routes.js';
import { statusOf } from './status.js';
import { forecastRoutes } from './forecast-routes.js';
import { mandateRoutes } from './mandate-routes.js';
import { tradeRoutes } from './trade-routes.js';
import { transferRoutes } from './transfer-routes.js';
import { storageRoutes } from './storage-routes.js';
import { warningRoutes } from './warning-routes.js';
import { dutyRoutes } from './duty-routes.js';
import { writeRoutes } from './write-routes.js';

/** The whole HTTP side of the gateway; listens to nothing by itself. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  // Flat strings only: no object of a query string can become a filter.
  app.set('query parser', 'simple');
  app.use(requestLog(services.logger), requestMetrics(services.metrics));
  app.use(styleNonce, securityHeaders(services.isTls), compression());
  healthRoutes(app, services);
  assetRoutes(app, services);
  app.use(limitRate(services.requestsPerMinute));
  if (services.demoCards) app.use(demoSessions(services.sessionSecret, services.isTls));
  app.use('/api/v1', apiRouter(services));
  app.use('/epcis', epcisRouter(services));
  resolverRoutes(app, services);
  pageRoutes(app, services);
  recallLinkRoutes(app, services);
  noticeLinkRoutes(app, services);
  staticRoutes(app, services);
  app.use(() => {
    throw new GatewayError('ROUTE_NOT_FOUND', 'expected a path of this server');
  });
  app.use(problems(services));
  return app;
}

function apiRouter(services: Services): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  readRoutes(router, services);
  writeRoutes(router, services);
  proofRoutes(router, services);
  inputRoutes(router, services);
  binRoutes(router, services);
  grainRoutes(router, services);
  noticeRoutes(router, services);
  productRoutes(router, services);
  tradeRoutes(router, services);
  mandateRoutes(router, services);
  codeRoutes(router, services);
  rollRoutes(router, services);
  scanRoutes(router, services);
  parcelRoutes(router, services);
  recallRoutes(router, services);
  ruleRoutes(router, services);
  everythingRoutes(router, services);
  transferRoutes(router, services);
  warningRoutes(router, services);
  dutyRoutes(router, services);
  forecastRoutes(router, services);
  seasonRoutes(router, services);
  qualityRoutes(router, services);
  storageRoutes(router, services);
  return router;
}

function healthRoutes(app: Express, services: Services): void {
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/readyz', async (_request, response) => {
    const { dependencies } = await statusOf(services);
    const ok = Object.values(dependencies).every((each) => each.ok);
    response.status(ok ? 200 : 503).json({ dependencies, ok });
  });
  app.get('/metrics', async (_request, response) => {
    const { registry } = services.metrics;
    response.type(registry.contentType).send(await registry.metrics());
  });
}

function problems(services: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error, requestIdOf(request));
    const { code, requestId } = problem;
    if (problem.status >= 500)
      services.logger.error({ err: error, code, requestId }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
