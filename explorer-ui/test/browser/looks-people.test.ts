// SPDX-License-Identifier: Apache-2.0
import { describeLooks } from './page-looks.js';

describeLooks('of people, papers and keys', [
  '/app/',
  '/app/producer',
  '/app/keys',
  '/app/auditor',
  '/app/regulator',
  '/app/import',
  '/app/cosign',
  '/app/products',
  '/app/documents',
  '/app/intake',
  '/app/contracts',
  '/app/contracts/ct-3',
  '/app/registry',
  '/app/nowhere',
  '/sign/',
]);
