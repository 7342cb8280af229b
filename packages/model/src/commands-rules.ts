// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { commandOf } from './command-base.js';
import { hashSchema, idSchema, plainTextSchema } from './identifiers.js';
import { ruleSetContentShape } from './rule-sets.js';

/** Closed schemas of the commands about rules, by type. */
export const ruleCommandSchemas = {
  proposeRuleSet: commandOf('proposeRuleSet', ruleSetContentShape),
  /** `contentHash` is `ruleSetHash` of the proposal: the second person signs these values and no others. */
  confirmRuleSet: commandOf('confirmRuleSet', { contentHash: hashSchema, ruleSetId: idSchema }),
  upliftYieldCap: commandOf('upliftYieldCap', {
    /** Document of the archive that shows why, e.g. a remote-sensing estimate. */
    documentHash: hashSchema.optional(),
    extraKgPerMu: z.int().min(1).max(500),
    parcels: z.array(idSchema).min(1).max(200),
    reason: plainTextSchema(4, 200),
    season: z.int().min(2000).max(2100),
  }),
} as const;
