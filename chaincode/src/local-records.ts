// SPDX-License-Identifier: Apache-2.0
import type { Schema } from './ledger-state.js';

/** Value of `operator-msp~{operatorId}` on `anchor`: the organisation whose registrar named the operator first. */
export interface OperatorMsp {
  readonly mspId: string;
  readonly operatorId: string;
  readonly v: 1;
}

/** Value of `device-cut~{deviceId}`: the last reading that counts in the log of the bridge before. */
export interface DeviceCut {
  readonly bootEpoch: number;
  readonly deviceId: string;
  readonly seq: number;
  readonly v: 1;
}

/** See {@link OperatorMsp}. */
export const operatorMspSchema: Schema<OperatorMsp> = {
  parse: (value) => {
    const fields = fieldsOf(value);
    return { mspId: text(fields['mspId']), operatorId: text(fields['operatorId']), v: 1 };
  },
};

/** See {@link DeviceCut}. */
export const deviceCutSchema: Schema<DeviceCut> = {
  parse: (value) => {
    const fields = fieldsOf(value);
    return {
      bootEpoch: integer(fields['bootEpoch']),
      deviceId: text(fields['deviceId']),
      seq: integer(fields['seq']),
      v: 1,
    };
  },
};

/** State key of {@link OperatorMsp}. */
export function operatorMspKey(operatorId: string): string {
  return `operator-msp~${operatorId}`;
}

/** State key of {@link DeviceCut}. */
export function deviceCutKey(deviceId: string): string {
  return `device-cut~${deviceId}`;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new TypeError('expected an object');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError('expected text');
}

function integer(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError('expected an integer');
}
