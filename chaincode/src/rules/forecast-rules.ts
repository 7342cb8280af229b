// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const PLANTS = '农作物病虫害防治条例 art. 16–22 (unconfirmed)';
const ONCE = 'append-only ledger';

/** Built-in rules of runs of models; part of `BUILT_IN_RULES`. */
export const FORECAST_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  MODEL_RUN_DATE: {
    rule: 'a model judges a day that has begun',
    legalBasis: PLANTS,
    accepted: 'a date that is not after the day of the record',
  },
  MODEL_RUN_EXISTS: {
    rule: 'the id of a model run is given once and never again',
    legalBasis: ONCE,
    accepted: 'an id that no model run has',
  },
  MODEL_RUN_LINES: {
    rule: 'a run says one thing of a parcel by a model, and speaks of its own parcels',
    legalBasis: PLANTS,
    accepted: 'lines of different models, or of different parcels of the run',
  },
  MODEL_RUN_MISSING: {
    rule: 'a run that could not judge names what is missing, and one that judged lacks nothing',
    legalBasis: PLANTS,
    accepted: 'what was missing for not-judgeable, and nothing missing for every other verdict',
  },
};
