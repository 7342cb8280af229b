// SPDX-License-Identifier: Apache-2.0
import type { VoidedValue } from './weather/hourly.js';

/** Id of the numbers that a model has without a dated rule set; they change only with the model's version. */
export const BUILT_IN = 'built-in';

/** What every set of a model's numbers says of itself. */
export interface ModelRule {
  /** Dated rule set of the ledger, or {@link BUILT_IN}. */
  readonly ruleSetId: string;
}

/** What every model's answer carries, so that it can be made again. */
export interface ModelStamp extends ModelRule {
  /** Name and version of the model: another version may give another answer. */
  readonly model: string;
  readonly version: string;
  /** Inputs that were void. */
  readonly voided: readonly VoidedValue[];
}

/** Bad input of a model. */
export class ModelInputError extends Error {
  override readonly name = 'ModelInputError';
  /** Stable. */
  readonly code = 'MODEL_INPUT';
}

/** @throws ModelInputError */
export function demandInput(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ModelInputError(message);
}
