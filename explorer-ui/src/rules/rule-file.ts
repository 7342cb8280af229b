// SPDX-License-Identifier: Apache-2.0
import { ruleSetContentSchema, type RuleSetContent } from '@daoji/model';

/** What a file of a rule set says, or each place where it is none. */
export type RuleFile =
  | { readonly isRight: true; readonly content: RuleSetContent }
  | { readonly isRight: false; readonly isJson: boolean; readonly faults: readonly string[] };

/** Faults that are listed; a file that is wrong throughout needs no more. */
const MAX_FAULTS = 12;

/**
 * Reads a rule set by the model's closed schema, the same that chaincode checks. A field `$comment` of the outermost object
 * is passed over: example files say in it what they are.
 * @param text - JSON of {@link RuleSetContent}.
 */
export function readRuleFile(text: string): RuleFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { faults: [why], isJson: false, isRight: false };
  }
  const parsed = ruleSetContentSchema.safeParse(withoutComment(value));
  if (parsed.success) return { content: parsed.data, isRight: true };
  const faults = parsed.error.issues.map(({ message, path }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return { faults: [...new Set(faults)].slice(0, MAX_FAULTS), isJson: true, isRight: false };
}

function withoutComment(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '$comment'));
}
