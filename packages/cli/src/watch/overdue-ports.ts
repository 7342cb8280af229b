// SPDX-License-Identifier: Apache-2.0
import { alarmSchema } from '@daoji/model';
import { z } from 'zod';

import type { GatewayClient } from '../network/gateway-client.js';
import { calendarSchema, type DueBins, type OverduePorts } from './overdue.js';
import type { WatchPorts } from './watch-worker.js';

const contentsSchema = z.looseObject({
  alerts: z.looseObject({ alarms: z.array(alarmSchema) }),
  clearedAlarms: z.array(alarmSchema),
});

/** The real ports: calendar and alarms of the gateway, for the bins of the operators whose devices are watched. */
export function overduePorts(
  gateway: GatewayClient,
  { send, sign }: Pick<WatchPorts, 'send' | 'sign'>,
  operatorIds: readonly string[],
): OverduePorts {
  return {
    alarmsOn: async (binId) => {
      const path = `/api/v1/bins/${encodeURIComponent(binId)}/contents`;
      const { alerts, clearedAlarms } = contentsSchema.parse(await gateway.get(path));
      return [...alerts.alarms, ...clearedAlarms].map(({ alarmId }) => alarmId);
    },
    due: async () => {
      const bins: DueBins = [];
      for (const operatorId of operatorIds) {
        const query = new URLSearchParams({ operatorId }).toString();
        const answer = await gateway.get(`/api/v1/inspection-calendar?${query}`);
        bins.push(...calendarSchema.parse(answer).items);
      }
      return bins;
    },
    send,
    sign,
  };
}
