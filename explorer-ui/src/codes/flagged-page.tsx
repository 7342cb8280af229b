// SPDX-License-Identifier: Apache-2.0
import { SCAN_RULES } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';

import { postJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { zonedTime } from '../check/shown-time.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { useSigningOperator } from '../parts/own-operator.js';
import { Notice, ProblemBox } from '../parts/problem-box.js';
import { useReadHeaders } from '../sign/read-request.js';
import { useStoredKeys } from '../sign/use-device.js';
import { useSigner } from '../sign/signer.js';
import { useFlaggedCodes, type FlaggedCode, type RaisedFlag } from './flagged-codes.js';

/** Codes whose scans are unusual: evidence for who owns them and for the authority, never a verdict on what is in the bag. */
export default function FlaggedPage(): ReactElement {
  const { text } = useText();
  const signer = useSigner(useStoredKeys().data ?? []);
  return (
    <>
      <p>
        <Link to="/codes">{text('codes.title')}</Link>
      </p>
      <h1>{text('flagged.title')}</h1>
      <p>{text('flagged.lead')}</p>
      {signer ? (
        <List key={signer.keyId} />
      ) : (
        <>
          <Notice what={text('flagged.noKey')} next={text('producer.noKeyNext')} />
          <Link className="button" to="/keys">
            {text('keys.title')}
          </Link>
        </>
      )}
    </>
  );
}

function List(): ReactElement {
  const { text } = useText();
  const ownId = useSigningOperator();
  return (
    <Loaded query={useFlaggedCodes()}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState what={text('flagged.none')} next={text('flagged.noneNext')} />
        ) : (
          <>
            <p>{text('flagged.meaning')}</p>
            {items.map((item) => (
              <One
                key={`${item.gtin}/${item.serial}`}
                isOwn={ownId !== undefined && item.operatorIds.includes(ownId)}
                item={item}
              />
            ))}
          </>
        )
      }
    </Loaded>
  );
}

function One(props: { readonly isOwn: boolean; readonly item: FlaggedCode }): ReactElement {
  const speaker = useText();
  const { language, text, word } = speaker;
  const { isOwn, item } = props;
  const { cities, count, first, flags, gtin, lotId, orderId, serial } = item;
  return (
    <section className="flagged">
      <h2 className="wrap">
        <span className="kicker">{text('codes.serial')}</span> {serial}
      </h2>
      <p>
        {text('flagged.count', { count, first: zonedTime(first, language) })}
        {cities > 1 && text('flagged.cities', { cities })}
      </p>
      <ul>
        {flags.map((flag) => (
          <li key={flag.flag}>{evidenceOf(flag, item, speaker)}</li>
        ))}
      </ul>
      <FactList
        facts={[
          [text('codes.product'), gtin],
          [
            text('codes.orderId'),
            <Link key="order" to={`/codes/${orderId}`}>
              {orderId}
            </Link>,
          ],
          [
            word('thing', 'lot'),
            lotId && (
              <Link key="lot" to={`/lots/${lotId}`}>
                {lotId}
              </Link>
            ),
          ],
        ]}
      />
      {isOwn && <Erase gtin={gtin} serial={serial} />}
    </section>
  );
}

/** What was seen, in numbers; the same for everybody who reads it. */
function evidenceOf(
  { at, flag }: RaisedFlag,
  item: FlaggedCode,
  { language, text }: Speaker,
): string {
  return text(`flagged.${flag}`, {
    burst: SCAN_RULES.burst.count,
    distant: item.distant,
    km: SCAN_RULES.distantKm,
    right: item.scratch?.right ?? 0,
    since: zonedTime(at, language),
    wrong: item.scratch?.wrong ?? 0,
  });
}

/** Erases where and when a code was scanned; counters and flags stay. */
function Erase(props: { readonly gtin: string; readonly serial: string }): ReactElement {
  const { text } = useText();
  const headersOf = useReadHeaders();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [isErased, setErased] = useState(false);
  const [error, setError] = useState<unknown>();
  const erase = async (): Promise<void> => {
    const path = routes.eraseScans(props.gtin, props.serial);
    try {
      await postJson(path, {}, await headersOf(path, 'POST'));
      setErased(true);
      setError(undefined);
      await queries.invalidateQueries();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <p className="actions">
        {isAsked ? (
          <Button className="button" isDisabled={isErased} onPress={() => void erase()}>
            {text('flagged.eraseSure')}
          </Button>
        ) : (
          <Button className="button button-second" onPress={() => setAsked(true)}>
            {text('flagged.erase')}
          </Button>
        )}
      </p>
      {isAsked && !isErased && <p className="quiet">{text('flagged.eraseLead')}</p>}
      <p role="status">{isErased ? text('flagged.erased') : ''}</p>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  );
}
