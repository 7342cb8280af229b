// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link, useParams } from 'react-router';

import { useText } from '../locale/use-text.js';
import { amountText } from '../inputs/amounts.js';
import { Notice, ProblemBox } from '../parts/problem-box.js';
import { OutboxList } from '../pages/outbox-list.js';
import { useSigner } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { FieldReview } from './field-review.js';
import { choicesOf, type FieldChoice } from './field-entries.js';
import type { FieldPack } from './field-pack.js';
import { keepPages } from './keep-pages.js';
import { usePackOf } from './use-field-pack.js';

/** A parcel in the field: tap what was done, read it, sign. Works from what this phone keeps. */
export default function FieldPage(): ReactElement {
  const { text } = useText();
  const { parcelId = '' } = useParams();
  const { error, isFresh, pack } = usePackOf(parcelId);
  useEffect(keepPages, []);
  return (
    <>
      <h1>
        <span className="kicker">{text('field.title')}</span> {parcelId}
      </h1>
      {error !== undefined && <ProblemBox error={error} />}
      {pack && !isFresh && (
        <p className="quiet" role="status">
          {text('field.asOf', { date: pack.date })}
        </p>
      )}
      {pack ? (
        <Entry key={parcelId} pack={pack} parcelId={parcelId} />
      ) : (
        error === undefined && <p role="status">{text('app.loading')}</p>
      )}
      <h2>{text('producer.outbox')}</h2>
      <OutboxList />
    </>
  );
}

function Entry(props: { readonly pack: FieldPack; readonly parcelId: string }): ReactElement {
  const { text } = useText();
  const { pack, parcelId } = props;
  const keys = useStoredKeys();
  const signer = useSigner(keys.data ?? []);
  const [choice, setChoice] = useState<FieldChoice>();
  const [isSigned, setSigned] = useState(false);
  if (keys.data && !signer) {
    return (
      <>
        <Notice what={text('producer.noKey')} next={text('producer.noKeyNext')} />
        <Link className="button" to="/keys">
          {text('keys.title')}
        </Link>
      </>
    );
  }
  if (choice && signer) {
    return (
      <FieldReview
        choice={choice}
        pack={pack}
        parcelId={parcelId}
        signer={signer}
        onBack={() => setChoice(undefined)}
        onSigned={() => {
          setChoice(undefined);
          setSigned(true);
        }}
      />
    );
  }
  return (
    <>
      <p role="status">{isSigned ? text('field.signed') : ''}</p>
      <Tiles
        choices={choicesOf(pack, parcelId)}
        onChoose={(next) => {
          setSigned(false);
          setChoice(next);
        }}
      />
    </>
  );
}

function Tiles(props: {
  readonly choices: readonly FieldChoice[];
  readonly onChoose: (choice: FieldChoice) => void;
}): ReactElement {
  const { language, text, word } = useText();
  const sprays = props.choices.filter((one) => one.kind === 'spray');
  const works = props.choices.filter((one) => one.kind === 'work');
  return (
    <>
      <h2>{text('field.spray')}</h2>
      {sprays.length === 0 && <p className="quiet">{text('field.noSpray')}</p>}
      <ul className="tiles">
        {sprays.map((one) => (
          <li key={one.id}>
            <Button className="tile" onPress={() => props.onChoose(one)}>
              <strong>{one.name}</strong>
              <span>
                {one.target} · {amountText(one.doseMilliPerMu, one.unit, language)}/亩
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <h2>{text('field.work')}</h2>
      <ul className="tiles">
        {works.map((one) => (
          <li key={one.id}>
            <Button className="tile" onPress={() => props.onChoose(one)}>
              <strong>{word('work', one.work)}</strong>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
