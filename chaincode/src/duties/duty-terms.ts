// SPDX-License-Identifier: Apache-2.0
import {
  operatorSchema,
  SIGNAL_ANSWER_DAYS,
  stateKey,
  type DutyTerms,
  type Role,
  type RuleSet,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import type { RuleBook } from '../rules/rule-book.js';

const INDEX = 'rule-index~duty-terms';

/** What one post asks for, and which set says so. */
export interface PostTerms {
  readonly post: DutyTerms['posts'][number];
  readonly ruleSet: RuleSet;
}

/** Whose terms are asked for, and when. */
export interface TermsPlace {
  readonly areaCode: string;
  readonly date: string;
  readonly operatorId: string;
}

/** Terms of each post on a date where the operator is: of two sets that name a post the more local one counts. */
export async function postTerms(
  facts: Facts,
  book: RuleBook,
  place: TermsPlace,
): Promise<ReadonlyMap<Role, PostTerms>> {
  const found = new Map<Role, PostTerms>();
  for (const ruleSet of await setsAt(facts, book, place)) {
    if (ruleSet.values.kind !== 'duty-terms') continue;
    for (const post of ruleSet.values.posts)
      if (!found.has(post.role)) found.set(post.role, { post, ruleSet });
  }
  return found;
}

/** Days in which the person named by a signal answers, and the set that says so. */
export async function answerDays(facts: Facts, book: RuleBook, place: TermsPlace): Promise<number> {
  for (const ruleSet of await setsAt(facts, book, place)) {
    const days = ruleSet.values.kind === 'duty-terms' ? ruleSet.values.signalAnswerDays : undefined;
    if (days === undefined) continue;
    book.use(ruleSet);
    return days;
  }
  return SIGNAL_ANSWER_DAYS;
}

async function setsAt(
  facts: Facts,
  book: RuleBook,
  { areaCode, date, operatorId }: TermsPlace,
): Promise<RuleSet[]> {
  const operator = await facts.read(stateKey('operator', operatorId), operatorSchema);
  return book.inForce(INDEX, { areaCode: operator?.areaCode ?? areaCode, date });
}
