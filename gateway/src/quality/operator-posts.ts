// SPDX-License-Identifier: Apache-2.0
import { dutyFault, ROLES, type Identity, type Role } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';

/** Who answers in each post of an operator today. */
export interface OperatorPosts {
  /** Persons in any post. */
  readonly people: number;
  readonly posts: {
    /** Of {@link people}, those without any duty, whose key alone lets them sign for the post. */
    readonly byKeyAlone: number;
    readonly people: number;
    readonly post: Role;
  }[];
}

/** A person in some posts. */
interface Holder {
  readonly isByKeyAlone: boolean;
  readonly personId: string;
  readonly posts: readonly Role[];
}

/**
 * Posts by duties: a duty that exists binds, so its person counts for its posts and no other, and for none while it is suspended or
 * over. Who has no duty counts by the roles of the keys that are good; programs on watch are no persons.
 */
export function operatorPosts(
  records: StateRecords,
  operatorId: string,
  { date, now }: { readonly date: string; readonly now: string },
): OperatorPosts {
  const duties = records.all('duty').filter((duty) => duty.operatorId === operatorId);
  const bound = new Set(duties.map(({ personId }) => personId));
  const holders: Holder[] = [
    ...duties
      .filter((duty) => dutyFault(duty, date) === undefined)
      .map(({ personId, posts }) => ({ isByKeyAlone: false, personId, posts })),
    ...records
      .all('identity')
      .filter((key) => key.operatorId === operatorId && isGood(key, now))
      .filter(({ personId }) => !bound.has(personId))
      .map(({ personId, roles }) => ({
        isByKeyAlone: true,
        personId,
        posts: roles.filter((role) => role !== 'watch'),
      })),
  ];
  return {
    people: peopleOf(holders),
    posts: ROLES.map((post) => {
      const own = holders.filter(({ posts }) => posts.includes(post));
      const byKeyAlone = peopleOf(own.filter(({ isByKeyAlone }) => isByKeyAlone));
      return { byKeyAlone, people: peopleOf(own), post };
    }).filter(({ people }) => people > 0),
  };
}

/** A person may have several keys, on both channels. */
function isGood({ roles, status, validFrom, validTo }: Identity, now: string): boolean {
  const isPerson = roles.some((role) => role !== 'watch');
  return isPerson && status === 'active' && validFrom <= now && now <= validTo;
}

function peopleOf(holders: readonly Holder[]): number {
  return new Set(holders.map(({ personId }) => personId)).size;
}
