// SPDX-License-Identifier: Apache-2.0
import type { AerationBasis } from '@daoji/model';
import { useEffect, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import type { Typed } from '../parts/command-form.js';
import { milliOf } from './storage-fields.js';
import { useAdvice, type ShownAdvice } from './storage-queries.js';

/** The advice on what is typed, which the order states; nothing while a number is missing. */
export function AdviceField(props: {
  readonly binId: string;
  readonly isRunning: boolean;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement | null {
  const { text } = useText();
  const { binId, isRunning, onChange, typed } = props;
  const { data, isError } = useAdvice(binId, askedOf(typed, isRunning));
  const basis = data && JSON.stringify(data.basis);
  useEffect(() => {
    if (basis !== undefined && typed['basis'] !== basis) onChange({ ...typed, basis });
  }, [basis, onChange, typed]);
  if (isError) return <p className="notice notice-bad">{text('storage.adviceFailed')}</p>;
  return data ? <Advice shown={data} /> : <p className="quiet">{text('storage.adviceWaits')}</p>;
}

function Advice({ shown }: { readonly shown: ShownAdvice }): ReactElement {
  const { text, word } = useText();
  const { basis, goOnMilliK, startMilliK, status } = shown;
  const isOn = basis.advice === 'start' || basis.advice === 'go-on';
  return (
    <div className={isOn ? 'notice notice-good' : 'notice notice-wait'} role="status">
      <strong>
        {text('storage.advice')}：{word('aeration-advice', basis.advice)}
      </strong>
      {basis.reasons.length > 0 && (
        <span>{basis.reasons.map((one) => word('aeration-reason', one)).join('、')}</span>
      )}
      <span>
        {text('storage.adviceNumbers', {
          air: tenth(basis.airHumidityMilliPercent),
          difference: tenth(basis.grainMeanMilliC - basis.outsideMilliC),
          goOn: tenth(goOnMilliK),
          grain: tenth(basis.grainHumidityMilliPercent),
          start: tenth(startMilliK),
        })}
      </span>
      <span className="quiet">
        {text(status === 'confirmed' ? 'storage.rules' : 'storage.rulesUnconfirmed', {
          id: basis.ruleSetId,
        })}
      </span>
    </div>
  );
}

/** The advice that belongs to what is typed now; none while it is still asked for. */
export function adviceOf(typed: Typed): AerationBasis | undefined {
  const text = typed['basis'];
  if (text === undefined || text === '') return undefined;
  const basis = JSON.parse(text) as AerationBasis;
  const isOfThis =
    basis.grainMeanMilliC === milliOf(typed, 'grain') &&
    basis.grainMoistureMilliPercent === milliOf(typed, 'moisture') &&
    basis.outsideMilliC === milliOf(typed, 'outside') &&
    basis.outsideHumidityMilliPercent === milliOf(typed, 'humidity') &&
    basis.isWetOutside === (typed['isWet'] === 'yes');
  return isOfThis ? basis : undefined;
}

function askedOf(typed: Typed, isRunning: boolean): Readonly<Record<string, string>> | undefined {
  const numbers = ['grain', 'moisture', 'outside', 'humidity'].map((name) => milliOf(typed, name));
  if (!numbers.every(Number.isSafeInteger)) return undefined;
  const [grain = 0, moisture = 0, outside = 0, humidity = 0] = numbers;
  return {
    grainMilliC: String(grain),
    isRunning: isRunning ? 'yes' : 'no',
    isWet: typed['isWet'] ?? 'no',
    moistureMilliPercent: String(moisture),
    outsideHumidityMilliPercent: String(humidity),
    outsideMilliC: String(outside),
    store: typed['store'] ?? 'flat',
  };
}

/** Thousandths with one decimal. */
function tenth(milli: number): string {
  return (milli / 1_000).toFixed(1);
}
