// SPDX-License-Identifier: Apache-2.0
// Tells of alarms over a webhook, and ends when all are sent: node --import=tsx notice-process.ts DIR ORIGIN ALARMS
import { NO_CHANNELS } from '../../src/notices/notice-config.js';
import { NoticeService } from '../../src/notices/notice-service.js';
import { alarmOf } from './notice-desk.js';

const [dir = '', origin = '', alarms = '0'] = process.argv.slice(2);
const service = await NoticeService.open({
  config: {
    ...NO_CHANNELS,
    channels: [{ id: 'hook', kind: 'webhook', secret: 'whsec_AAAA', url: new URL(origin) }],
  },
  dir,
  machineNow: () => new Date(),
  now: () => new Date(),
});
for (let number = 0; number < Number(alarms); number += 1)
  service.offer(alarmOf({ alarmId: `al-${number}` }, 100 + number));
while (service.outbox.entries().length < Number(alarms) || service.outbox.pending().length > 0)
  await service.tick();
await service.close();
