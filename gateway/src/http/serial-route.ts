// SPDX-License-Identifier: Apache-2.0
import { gtinSchema, serialSchema } from '@daoji/model';
import type { Request } from 'express';

import type { CodeStatus } from '../codes/code-lookup.js';
import { GatewayError } from '../gateway-error.js';
import type { Services } from './services.js';

/** The code that a package's own Digital Link names, and the lot that it was activated for. */
export interface ScannedCode {
  readonly gtin: string;
  readonly serial: string;
  readonly status: CodeStatus;
}

/**
 * Reads `/01/{gtin}/21/{serial}`. @throws GatewayError `GTIN_INVALID`, `CODE_NOT_FOUND` for a serial that no order holds.
 */
export async function scannedCode(services: Services, request: Request): Promise<ScannedCode> {
  const gtin = gtinSchema.safeParse(request.params['gtin']);
  if (!gtin.success)
    throw new GatewayError('GTIN_INVALID', 'expected 14 digits with a right check digit');
  const serial = serialSchema.safeParse(request.params['serial']);
  const status = serial.success ? await services.codes.find(gtin.data, serial.data) : undefined;
  if (serial.success && status) return { gtin: gtin.data, serial: serial.data, status };
  throw new GatewayError('CODE_NOT_FOUND', 'expected a serial of an order of this product');
}
