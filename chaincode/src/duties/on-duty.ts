// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  dutyFault,
  dutyKey,
  dutySchema,
  paperFault,
  type Command,
  type Duty,
  type Identity,
  type Role,
} from '@daoji/model';

import { rolesFor, SPEAKING_ROLES } from '../access.js';
import { ContractError } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { demandDuty } from './duty-refusal.js';
import { postTerms, type PostTerms } from './duty-terms.js';

/**
 * What nobody is kept from (`docs/decisions/0084-duties.md`): to tell of a danger, to take rice back from people, to end a lost
 * key, to be heard, and all by which a duty, card or examination comes into order. What lets rice go or ends a watch is not here.
 */
export const WITHOUT_DUTY: readonly Command['type'][] = [
  'raiseAlarm',
  'acknowledgeAlarm',
  'reportPackage',
  'voidCodes',
  'startRecall',
  'orderRecall',
  'extendRecallScope',
  'notifyHolder',
  'acknowledgeRecall',
  'recordRetrieval',
  'recordDisposal',
  'revokeIdentity',
  'explainSignal',
  'contestSignal',
  'grantDuty',
  'acceptDuty',
  'suspendDuty',
  'resumeDuty',
  'endDuty',
  'recordHealthCard',
  'recordTraining',
];

/**
 * Refuses a command whose signer or co-signer is not on duty on the day of the event. A duty that exists binds; terms in force where
 * the operator is ask for one.
 * @returns ids of the rule sets that were held against it, sorted.
 * @throws ContractError `DUTY_MISSING`, `DUTY_NOT_VALID`, `HEALTH_CARD_…`, `TRAINING_…`.
 */
export async function assertOnDuty(command: Command, facts: Facts): Promise<string[]> {
  if (WITHOUT_DUTY.includes(command.type)) return [];
  const book = new RuleBook(facts);
  const { cosigners, signer } = facts;
  if (signer.kind === 'person') {
    const roles = rolesFor('trace', command.type, signer.identity.roles);
    await assertPerson(facts, book, signer.identity, roles);
  }
  for (const cosigner of cosigners) {
    const roles = SPEAKING_ROLES.filter((role) => cosigner.roles.includes(role));
    await assertPerson(facts, book, cosigner, roles);
  }
  return book.used;
}

async function assertPerson(
  facts: Facts,
  book: RuleBook,
  { areaCode, operatorId, personId }: Identity,
  roles: readonly Role[],
): Promise<void> {
  const date = civilDateOf(facts.eventTime);
  const terms = await postTerms(facts, book, { areaCode, date, operatorId });
  const asked = roles.flatMap((role) => terms.get(role) ?? []);
  for (const { ruleSet } of asked) book.use(ruleSet);
  const duty = await facts.read(dutyKey(operatorId, personId), dutySchema);
  if (duty === undefined) {
    const [first] = asked;
    demandDuty(first === undefined, 'DUTY_MISSING', {
      found: `${personId} of ${operatorId} has no duty, and would sign as ${first?.post.role ?? ''}`,
      terms: first,
    });
    return;
  }
  const fault = dutyFault(duty, date);
  if (fault) throw new ContractError(fault.code, fault.found);
  assertPost(duty, { date, roles, terms });
}

/** One of the roles that give the right is a post of the duty, with its papers in force. */
function assertPost(
  duty: Duty,
  asked: {
    readonly date: string;
    readonly roles: readonly Role[];
    readonly terms: ReadonlyMap<Role, PostTerms>;
  },
): void {
  const { date, roles, terms } = asked;
  const posts = roles.filter((role) => duty.posts.some((post) => post === role));
  demandDuty(posts.length > 0, 'DUTY_MISSING', {
    found: `the duty of ${duty.personId} is for ${duty.posts.join(', ')}, got a signature as ${roles.join(' or ')}`,
    terms: roles.flatMap((role) => terms.get(role) ?? [])[0],
  });
  const faults = posts.map((post) => ({ ...paperFault(duty, terms.get(post)?.post, date), post }));
  if (faults.some(({ code }) => code === undefined)) return;
  const [{ code = 'DUTY_NOT_VALID', found = '', post } = {}] = faults;
  demandDuty(false, code, { found, terms: post && terms.get(post) });
}
