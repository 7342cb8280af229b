// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { useIsSignerRead, useSigningIdentity } from '../parts/own-operator.js';
import { Notice } from '../parts/problem-box.js';

/** What is shown to a person whose key the ledger knows; others are told how to get there. */
export function KnownPerson(props: {
  readonly children: (person: Identity) => ReactNode;
}): ReactElement {
  const { text } = useText();
  const person = useSigningIdentity();
  const isRead = useIsSignerRead();
  if (person) return <>{props.children(person)}</>;
  if (isRead)
    return (
      <p className="quiet" role="status">
        {text('app.loading')}
      </p>
    );
  return (
    <>
      <Notice what={text('duty.noKey')} next={text('producer.noKeyNext')} />
      <Link className="button" to="/keys">
        {text('keys.title')}
      </Link>
    </>
  );
}
