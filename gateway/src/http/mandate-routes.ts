// SPDX-License-Identifier: Apache-2.0
import type { IRouter } from 'express';

import { MANDATE_OPERATIONS } from '../api/mandate-operations.js';
import { bind } from './bind.js';
import type { Services } from './services.js';

/** Routes about mandates; who records for another finds here what it may do. */
export function mandateRoutes(router: IRouter, { index: { records } }: Services): void {
  const nameOf = (operatorId: string): string | undefined =>
    records.get('operator', operatorId)?.publicName;
  bind(router, MANDATE_OPERATIONS.listMandates, ({ query: { operatorId } }) => {
    const items = records
      .all('mandate')
      .filter(
        (one) =>
          operatorId === undefined ||
          one.fromOperatorId === operatorId ||
          one.toOperatorId === operatorId,
      )
      .sort((left, right) => (left.givenAt < right.givenAt ? 1 : -1));
    return Promise.resolve({
      items: items.map((mandate) => ({
        fromName: nameOf(mandate.fromOperatorId),
        mandate,
        toName: nameOf(mandate.toOperatorId),
      })),
    });
  });
}
