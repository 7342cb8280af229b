// SPDX-License-Identifier: Apache-2.0
import { describeLooks } from './page-looks.js';

describeLooks('of lots, bins and recalls', [
  '/app/lots/m-2026-0007',
  '/app/lots/unknown-lot',
  '/app/lots/s-2026-0001',
  '/app/lots/s-2026-0002',
  '/app/lots/m-2026-0008',
  '/app/transfers/tr-2026-1',
  '/app/alarms',
  '/app/notices',
  '/app/inspections',
  '/app/bins',
  '/app/bins/pj01-bin-1',
  '/app/recalls',
  '/app/recalls/rc-1',
  '/app/recalls/rc-drill-2026-11',
  '/app/regulator/recalls',
  '/app/devices/pj01-mill-1',
]);
