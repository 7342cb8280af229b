// SPDX-License-Identifier: Apache-2.0
import { describeLooks } from './page-looks.js';

describeLooks('of land and inputs', [
  '/app/parcels/p-0017',
  '/app/parcels/p-0017/spray',
  '/app/parcels/import',
  '/app/regulator/samples',
  '/app/regulator/samples/s-2026-1',
  '/app/field',
  '/app/field/p-0017',
  '/app/inputs',
  '/app/inputs/apply',
  '/app/parcels',
  '/app/season',
  '/app/warnings',
  '/app/warnings/w-2026-0001',
]);
