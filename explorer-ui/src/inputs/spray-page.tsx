// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useSprayAdvice } from '../api/trade-queries.js';
import type { ShownAdvice } from '../api/trade-things.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { amountText, rangeText } from './amounts.js';

/** What may be sprayed on a parcel on a day: what is allowed first, and why not for the rest. */
export default function SprayPage(): ReactElement {
  const { text, word } = useText();
  const { parcelId = '' } = useParams();
  const [date, setDate] = useState('');
  const advice = useSprayAdvice(parcelId, date);
  return (
    <>
      <h1>
        <span className="kicker">
          {word('thing', 'parcel')} <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>
        </span>{' '}
        {text('spray.title')}
      </h1>
      <p>{text('spray.lead')}</p>
      <label className="field">
        <span>{text('spray.date')}</span>
        <input
          type="date"
          value={date === '' ? (advice.data?.date ?? '') : date}
          onChange={(event) => setDate(event.target.value)}
        />
      </label>
      <Loaded query={advice}>
        {({ products }) => <Products parcelId={parcelId} products={products} />}
      </Loaded>
    </>
  );
}

interface ListProps {
  readonly parcelId: string;
  readonly products: readonly ShownAdvice[];
}

function Products({ parcelId, products }: ListProps): ReactElement {
  const { text } = useText();
  if (products.length === 0)
    return <EmptyState what={text('spray.none')} next={text('spray.noneNext')} />;
  const allowed = products.filter((one) => one.allowed);
  const others = products.filter((one) => !one.allowed);
  return (
    <>
      <h2>{text('spray.yesCount', { count: allowed.length })}</h2>
      <List parcelId={parcelId} products={allowed} />
      <h2>{text('spray.noCount', { count: others.length })}</h2>
      <List parcelId={parcelId} products={others} />
    </>
  );
}

function List(props: ListProps): ReactElement {
  return (
    <ul className="notices">
      {props.products.map((one) => (
        <li
          key={one.registration}
          className={one.allowed ? 'notice notice-good' : 'notice notice-bad'}
        >
          <Product one={one} />
          {one.allowed && <Register one={one} parcelId={props.parcelId} />}
        </li>
      ))}
    </ul>
  );
}

/** The way to the record of this use, with what is in stock chosen. */
function Register(props: {
  readonly one: ShownAdvice;
  readonly parcelId: string;
}): ReactElement | null {
  const { text } = useText();
  const { one, parcelId } = props;
  const [lot] = one.stock;
  if (!lot) return null;
  const asked = new URLSearchParams({
    parcel: parcelId,
    stock: lot.stockLotId,
    target: one.uses[0]?.target ?? '',
  });
  return <Link to={`/inputs/apply?${asked.toString()}`}>{text('inputs.register')}</Link>;
}

function Product({ one }: { readonly one: ShownAdvice }): ReactElement {
  const speaker = useText();
  const { language, text } = speaker;
  const rule = text('spray.rule', { id: one.ruleSetId });
  return (
    <>
      <strong>
        {one.name}{' '}
        <span className={one.allowed ? 'good' : 'bad'}>
          {one.allowed ? `✓ ${text('spray.yes')}` : `✕ ${text('spray.no')}`}
        </span>
      </strong>
      <span className="quiet">
        {one.registration} · {one.actives.join('+')} {one.content}
      </span>
      {one.reasons.map((reason) => (
        <span key={reason.code} className="bad">
          {language === 'en' ? reason.en : reason.zh}（{reason.ruleSetId}）
        </span>
      ))}
      {one.allowed && <Allowed one={one} speaker={speaker} />}
      <span className="quiet">
        {rule}
        {one.status === 'unconfirmed' && text('spray.unconfirmed')}
      </span>
    </>
  );
}

function Allowed(props: { readonly one: ShownAdvice; readonly speaker: Speaker }): ReactElement {
  const { one } = props;
  const { language, text } = props.speaker;
  const stock = one.stock.map(
    (lot) => `${lot.stockLotId} ${amountText(lot.remainingMilli, one.unit, language)}`,
  );
  return (
    <>
      {one.uses.map((use) => (
        <span key={use.target}>
          {text('spray.dose', {
            dose: rangeText(use.doseMinMilli, use.doseMaxMilli, one.unit, language),
            parcel: rangeText(use.parcelMinMilli, use.parcelMaxMilli, one.unit, language),
            target: use.target,
          })}
        </span>
      ))}
      <span>
        {text('spray.usesLeft', { count: one.usesLeft })} ·{' '}
        {stock.length > 0
          ? text('spray.inStock', { stock: stock.join(', ') })
          : text('spray.noStock')}
      </span>
      <span>{text('spray.earliest', { date: one.earliestHarvest, days: one.phiDays })}</span>
      {one.needsAgronomist && <span className="wait">{text('spray.agronomist')}</span>}
    </>
  );
}
