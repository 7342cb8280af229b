// SPDX-License-Identifier: Apache-2.0
import { transferSchema } from '@daoji/model';

import { read } from './operation.js';
import { noParameters, transferParameters } from './parameters.js';

/** Routes about lots on their way to another operator. */
export const TRANSFER_OPERATIONS = {
  getTransfer: read(
    'getTransfer',
    '/transfers/{transferId}',
    'A transfer: what was sent, what arrived, and where it stands',
    transferParameters,
    noParameters,
    transferSchema,
  ),
} as const;
