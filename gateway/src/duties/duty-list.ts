// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  dutyEnds,
  dutyFault,
  paperFault,
  type Duty,
  type DutyPost,
  type DutyTerms,
  type Identity,
} from '@daoji/model';
import type { z } from 'zod';

import type { dutyListSchema, dutyViewSchema } from '../api/duty-operations.js';
import type { StateRecords } from '../index/state-records.js';
import { rulesAt } from '../rules/rules-at.js';
import { mayReadDuty } from './people-right.js';

/** Entries of one answer where none are asked for. */
const DEFAULT_PAGE = 50;
/** Days ahead in which the office is told what ends. */
const TOLD_AHEAD_DAYS = 30;

/** What a list of duties is narrowed to. */
export interface AskedDuties {
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
  readonly operatorId?: string | undefined;
  readonly personId?: string | undefined;
  readonly state?: Duty['state'] | undefined;
}

/** One page of the duties that a reader may see, by operator and person: no other order, since none is a ranking. */
export function dutyPage(
  records: StateRecords,
  reader: Identity,
  asked: AskedDuties,
  now: Date,
): z.infer<typeof dutyListSchema> {
  const found = records
    .all('duty')
    .filter((duty) => isAsked(duty, asked) && mayReadDuty({ records }, reader, duty))
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const limit = Number(asked.limit ?? DEFAULT_PAGE);
  const { after = '' } = asked;
  const rest = found.filter((duty) => idOf(duty) > after);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((duty) => dutyView(records, duty, now)),
    ...(rest.length > limit && last && { next: idOf(last) }),
    total: found.length,
  };
}

/** A duty with what stands against a signature at a time of the network, and what ends soon. */
export function dutyView(
  records: StateRecords,
  duty: Duty,
  now: Date,
): z.infer<typeof dutyViewSchema> {
  const today = civilDateOf(now.toISOString());
  const fault = dutyFault(duty, today);
  const terms = termsAt(records, duty.operatorId, today);
  const papers = duty.posts.flatMap((post) => {
    const found = paperFault(duty, terms.get(post), today);
    return found ? [{ ...found, post }] : [];
  });
  return {
    duty,
    ends: dutyEnds(duty, today, TOLD_AHEAD_DAYS),
    faults: duty.state === 'ended' ? [] : [...(fault ? [fault] : []), ...papers],
  };
}

/** What posts ask for where the operator is; of two sets that name a post the more local one counts, as in the ledger. */
function termsAt(
  records: StateRecords,
  operatorId: string,
  date: string,
): ReadonlyMap<DutyPost, DutyTerms['posts'][number]> {
  const areaCode = records.get('operator', operatorId)?.areaCode ?? '';
  const terms = new Map<DutyPost, DutyTerms['posts'][number]>();
  for (const { values } of rulesAt(records, 'duty-terms', { areaCode, date })) {
    if (values.kind !== 'duty-terms') continue;
    for (const post of values.posts) if (!terms.has(post.role)) terms.set(post.role, post);
  }
  return terms;
}

function isAsked(duty: Duty, { operatorId, personId, state }: AskedDuties): boolean {
  return (
    (operatorId === undefined || duty.operatorId === operatorId) &&
    (personId === undefined || duty.personId === personId) &&
    (state === undefined || duty.state === state)
  );
}

function idOf({ operatorId, personId }: Duty): string {
  return `${operatorId}/${personId}`;
}
