// SPDX-License-Identifier: Apache-2.0
import type { Alarm } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';

const PAGES = { bin: '/bins', lot: '/lots', parcel: '/parcels' } as const;

/** A bin, lot or parcel that an alarm is about, by its page. */
export function SubjectLink({ subject }: Pick<Alarm, 'subject'>): ReactElement {
  const { word } = useText();
  return (
    <>
      {word('thing', subject.kind)}{' '}
      <Link to={`${PAGES[subject.kind]}/${subject.id}`}>{subject.id}</Link>
    </>
  );
}
