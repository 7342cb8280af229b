// SPDX-License-Identifier: Apache-2.0
import {
  BUILT_IN,
  watchRuleOf,
  type AerationRule,
  type HotSpotRule,
  type IsothermRule,
  type ModelRule,
} from '@daoji/agronomy';
import {
  aerationNumbers,
  numbered,
  numbersOf,
  ruleIndexKeys,
  type NumbersOf,
  type RuledModel,
  type RuleSetContent,
} from '@daoji/model';

import { CliError } from '../cli-error.js';

/** What a model is ruled by: the part of a rule index's key after `rule-index~`. */
export type RuledBy =
  | 'grain-aeration'
  | 'grain-fumigation'
  | 'grain-inspections'
  | 'grain-isotherms'
  | 'grain-treatments'
  | 'storage-watch'
  | `model-parameters/${RuledModel}`;

/** The rule set that a model is run with; of none every number is undefined, and the model takes its own. */
export class ModelRules {
  readonly #content: RuleSetContent | undefined;

  constructor(content?: RuleSetContent) {
    this.#content = content;
  }

  get ruleSetId(): string {
    return this.#content?.ruleSetId ?? BUILT_IN;
  }

  /** @throws CliError `MODEL_INPUT` for a rule set that says nothing of what the model is ruled by. */
  assertRules(name: string, ruledBy: RuledBy | undefined): void {
    if (!this.#content) return;
    const { ruleSetId, values } = this.#content;
    const keys = ruleIndexKeys(values).map((key) => key.replace(/^rule-index~/, ''));
    if (ruledBy !== undefined && keys.includes(ruledBy)) return;
    const expected = ruledBy === undefined ? `no rule set for ${name}` : `a rule set ${ruledBy}`;
    throw new CliError('MODEL_INPUT', `expected ${expected}, got ${ruleSetId} (${values.kind})`);
  }

  /** Numbers of a model of diseases, insects or growth. */
  numbers<M extends RuledModel>(model: M): (ModelRule & NumbersOf<M>) | undefined {
    const found = this.#content && numbersOf(this.#content.values, model);
    return found && { ...found, ruleSetId: this.ruleSetId };
  }

  isotherms(): IsothermRule | undefined {
    if (this.#content?.values.kind !== 'grain-isotherms') return undefined;
    const { ruleSetId, values } = this.#content;
    const { chungPfost, modifiedHenderson } = values;
    return { ...numbered({ chungPfost, modifiedHenderson }), ruleSetId };
  }

  /** Numbers of a fan, for a flat store or a steel silo. */
  aeration(store: 'flat' | 'silo'): AerationRule | undefined {
    if (this.#content?.values.kind !== 'grain-aeration') return undefined;
    const { ruleSetId, values } = this.#content;
    return { ...aerationNumbers(values, store), ruleSetId };
  }

  /** The values of a rule set of a kind; undefined where none of it was given. */
  values<K extends RuleSetContent['values']['kind']>(
    kind: K,
  ): Extract<RuleSetContent['values'], { kind: K }> | undefined {
    const values = this.#content?.values;
    return values && isOfKind(values, kind) ? values : undefined;
  }

  hotSpot(): HotSpotRule | undefined {
    if (this.#content?.values.kind !== 'storage-watch') return undefined;
    return watchRuleOf(this.#content.ruleSetId, this.#content.values).hotSpot;
  }
}

function isOfKind<K extends RuleSetContent['values']['kind']>(
  values: RuleSetContent['values'],
  kind: K,
): values is Extract<RuleSetContent['values'], { kind: K }> {
  return values.kind === kind;
}
