// SPDX-License-Identifier: Apache-2.0
import { stateKey, type EpcisCapture } from '@daoji/model';

import type { Plan } from '../run-command.js';

/**
 * Commits an operator to the events of a document by their root. That root and document belong together is for whoever
 * holds the document to check; the gateway does before it submits. Refuses `CAPTURE_EXISTS`.
 */
export const planCaptureEpcis: Plan<'captureEpcis'> = async (command, facts) => {
  const { behaviour, captureId, documentHash, eventCount, eventRoot } = command;
  const key = stateKey('epcis-capture', captureId);
  await facts.assertFree(key, 'CAPTURE_EXISTS');
  const { commandId, operatorId } = facts;
  const value: EpcisCapture = {
    behaviour,
    captureId,
    commandId,
    documentHash,
    eventCount,
    eventRoot,
    operatorId,
    v: 1,
  };
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
};
