// SPDX-License-Identifier: Apache-2.0
import {
  areaCodeSchema,
  AUTHORITIES,
  civilDateSchema,
  hashSchema,
  idSchema,
  RULE_SET_KINDS,
  ruleSetSchema,
} from '@daoji/model';
import { z } from 'zod';

import { dateQuery } from './input-operations.js';
import { read } from './operation.js';
import { noParameters } from './parameters.js';

const signedBy = ruleSetSchema.shape.proposed;

/** What a rule set is, short of its values: those of a protected area or of a products' table are long. */
export const ruleSetSummarySchema = z
  .strictObject({
    areaCode: areaCodeSchema,
    authority: z.enum(AUTHORITIES),
    confirmed: signedBy.optional(),
    contentHash: hashSchema,
    inForce: z.boolean().meta({ description: 'chaincode would use it on `date`' }),
    kind: z.enum(RULE_SET_KINDS),
    legalBasis: z.string(),
    proposed: signedBy,
    ruleSetId: idSchema,
    state: z.enum(['proposed', 'effective']),
    status: z.enum(['confirmed', 'unconfirmed']).meta({
      description: 'whether the values were compared with the text of the law or label',
    }),
    validFrom: civilDateSchema,
    validTo: civilDateSchema.optional(),
  })
  .meta({ id: 'RuleSetSummary' });

const ruleSetViewSchema = z
  .strictObject({
    computedHash: hashSchema.meta({ description: 'of the values shown, recomputed' }),
    date: civilDateSchema,
    inForce: z.boolean(),
    operatorName: z.string().optional(),
    ruleSet: ruleSetSchema,
  })
  .meta({ id: 'RuleSetView' });

/** Routes about rule sets: the values behind every refusal that names one. */
export const RULE_OPERATIONS = {
  listRuleSets: read(
    'listRuleSets',
    '/rule-sets',
    'Rule sets, newest first: of a kind, for a place, in a state, or in force on a date',
    noParameters,
    z.strictObject({
      /** A place: the sets of its division and of the divisions above it. */
      areaCode: areaCodeSchema.optional(),
      /** Only what chaincode would use on this civil date; absent: all, with how they stand today. */
      date: civilDateSchema.optional(),
      kind: z.enum(RULE_SET_KINDS).optional(),
      state: z.enum(['proposed', 'effective']).optional(),
    }),
    z
      .strictObject({ date: civilDateSchema, items: z.array(ruleSetSummarySchema) })
      .meta({ id: 'RuleSetList' }),
  ),
  getRuleSet: read(
    'getRuleSet',
    '/rule-sets/{ruleSetId}',
    'A rule set with its values, who proposed and who confirmed it',
    z.strictObject({ ruleSetId: idSchema }),
    dateQuery,
    ruleSetViewSchema,
  ),
} as const;
