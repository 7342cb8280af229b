// SPDX-License-Identifier: Apache-2.0
import type { VoidedValue } from './weather/hourly.js';

/** What every model's answer carries, so that it can be made again. */
export interface ModelStamp {
  /** Name and version of the model: another version may give another answer. */
  readonly model: string;
  readonly version: string;
  /** Dated rule set whose numbers were used; absent where the model has none. */
  readonly ruleSetId?: string;
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
