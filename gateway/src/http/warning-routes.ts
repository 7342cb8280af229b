// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { WARNING_OPERATIONS } from '../api/warning-operations.js';
import { GatewayError } from '../gateway-error.js';
import { recordedAt } from '../scenario-clock.js';
import { warningReport } from '../warnings/warning-figures.js';
import { isParty, tasksOf, warningPage, warningView } from '../warnings/warning-list.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

/** Days of a report where none are asked for. */
const DEFAULT_DAYS = 30;

/** Routes about warnings of pests and diseases, and what came of them. */
export function warningRoutes(router: IRouter, services: Services): void {
  const { records } = services.index;
  bind(router, WARNING_OPERATIONS.listWarnings, ({ query }) =>
    Promise.resolve(warningPage(records, query)),
  );
  bind(router, WARNING_OPERATIONS.getWarning, ({ params: { warningId } }) => {
    const warning = records.get('warning', warningId);
    if (warning) return Promise.resolve(warningView(records, warning));
    throw new GatewayError('WARNING_NOT_FOUND', `expected a warning, got ${warningId}`);
  });
  bind(router, WARNING_OPERATIONS.getWarningReport, ({ query: { days, operatorId } }) => {
    const all = records.all('warning');
    const asked = all.filter((one) => operatorId === undefined || isParty(one, operatorId));
    const period = Number(days ?? DEFAULT_DAYS);
    return Promise.resolve(
      warningReport(
        asked,
        (one) => tasksOf(records, one),
        services.now(),
        period,
        (time) => recordedAt(services.scenario, time),
      ),
    );
  });
}
