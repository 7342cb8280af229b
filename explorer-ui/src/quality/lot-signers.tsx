// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { useSigningOperator } from '../parts/own-operator.js';
import { ListedMoment, Timeline } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import { useLotSigners } from './quality-queries.js';

/**
 * Who did what on a lot: the posts and pseudonyms of the own operator's people, of others the operator alone. Shown to keys of operators
 * that handled the lot; nothing stands there for anybody else.
 */
export function LotSigners({ lotId }: { readonly lotId: string }): ReactElement | null {
  const { text, word } = useText();
  const own = useSigningOperator();
  const signers = useLotSigners(lotId, own !== undefined);
  if (own === undefined || signers.isError) return null;
  return (
    <section aria-labelledby="signers">
      <h2 id="signers">{text('signers.title')}</h2>
      <p className="quiet">{text('signers.lead')}</p>
      <Loaded query={signers}>
        {({ items }) => (
          <Timeline>
            {items.map(({ commandId, eventTime, operatorId, personId, posts = [], type }) => (
              <li key={commandId}>
                <p>
                  <strong>{word('command', type)}</strong>
                </p>
                <p>
                  <ListedMoment at={eventTime} />
                </p>
                <p>
                  {personId === undefined ? (
                    <Link to={`/operators/${operatorId}`}>
                      <OperatorName operatorId={operatorId} />
                    </Link>
                  ) : (
                    `${personId} · ${posts.map((post) => word('role', post)).join(' · ')}`
                  )}
                </p>
              </li>
            ))}
          </Timeline>
        )}
      </Loaded>
    </section>
  );
}
