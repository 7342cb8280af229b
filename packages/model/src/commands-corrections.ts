// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { idSchema, lotIdSchema, plainTextSchema, ulidSchema } from './identifiers.js';

/** Why an event is declared to be in error; the words of CBV 2.0. */
export const ERROR_REASONS = ['did_not_occur', 'incorrect_data'] as const;

/**
 * Events that touched nothing that cannot be given back to the gram: those that `undo` takes back. They made lots, used an
 * input, took a load in, or, as a line of the field diary, changed nothing.
 */
export const UNDOABLE_COMMANDS: readonly string[] = [
  'recordHarvest',
  'dryLot',
  'cleanLot',
  'splitLot',
  'mergeLots',
  'millLot',
  'packLot',
  'reworkLot',
  'applyInput',
  'recordFieldWork',
  'recordDelivery',
  'recordBoughtIn',
];

/** What a declaration does beside being seen: nothing, or it takes back what the event made, used or took in. */
export const CORRECTION_EFFECTS = ['declare', 'undo'] as const;

/** Closed schemas of corrections and of the end of a running blend, by type. */
export const correctionCommandSchemas = {
  /** EPCIS error declaration: the event stays, and is shown as superseded by the corrective ones. */
  correctEvent: commandOf('correctEvent', {
    /** `commandId` of the event that is in error. */
    correctedCommandId: ulidSchema,
    /** Commands that say it right; one that is not recorded yet is announced by its id. */
    correctiveCommandIds: z.array(ulidSchema).max(10),
    effect: z.enum(CORRECTION_EFFECTS),
    note: plainTextSchema(4, 300),
    reason: z.enum(ERROR_REASONS),
  }),
  /** A bin swept empty: what its lots still have by record is written off, and the blend ends. */
  cleanOutBin: commandOf('cleanOutBin', {
    binId: idSchema,
    /** Every lot that lies in the bin by record; none for a bin that is empty by record. */
    lotIds: z.array(lotIdSchema).max(100),
    note: plainTextSchema(4, 300),
  }),
} as const;
