// SPDX-License-Identifier: Apache-2.0
import { signalSchema, stateKey, type Signal } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Outcome } from '../run-command.js';

/** A signal in one of some states. @throws ContractError `SIGNAL_NOT_FOUND`, `SIGNAL_STATE`. */
export async function signalIn(
  facts: Facts,
  signalId: string,
  states: readonly Signal['state'][],
): Promise<Signal> {
  const key = stateKey('signal', signalId);
  const signal = await facts.expect(key, signalSchema, 'SIGNAL_NOT_FOUND');
  demand(
    states.includes(signal.state),
    'SIGNAL_STATE',
    `expected signal ${signalId} ${states.join(' or ')}, got ${signal.state}`,
  );
  return signal;
}

/** A step on one signal. */
export function changedSignal(value: Signal): Outcome {
  const { operatorId, signalId } = value;
  const key = stateKey('signal', signalId);
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
}

/** Refuses figures or days that contradict themselves. @throws ContractError `SIGNAL_FIGURES`. */
export function assertFigures(holds: boolean, message: string): void {
  demand(holds, 'SIGNAL_FIGURES', message);
}
