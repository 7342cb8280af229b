// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { numberText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import type { AirValue } from './grain-queries.js';

/** UCUM as people write it. */
const UNITS: Readonly<Record<string, string>> = { Cel: '°C', '[ppm]': 'ppm' };

/** Air above the grain and outside, as far as the bin's devices measure it. */
export function AirFacts({ air }: { readonly air: readonly AirValue[] }): ReactElement {
  const { text, word } = useText();
  if (air.length === 0) return <p className="quiet">{text('grain.noAir')}</p>;
  return (
    <>
      <h3>{text('grain.air')}</h3>
      <FactList
        facts={air.map((value) => [
          `${text(`grain.in.${value.place}`)} · ${word('quantity', value.quantity)}`,
          <Value key={`${value.deviceId} ${value.channel}`} value={value} />,
        ])}
      />
    </>
  );
}

function Value({
  value: { state, time, unit, value },
}: {
  readonly value: AirValue;
}): ReactElement {
  const { language, text } = useText();
  if (value === undefined || time === undefined) return <>{text('grain.never')}</>;
  const number = `${numberText(value, language, 1)} ${UNITS[unit] ?? unit}`;
  return (
    <>
      {state === 'void' ? text('grain.is.void') : number} · <Moment at={time} />
      {state === 'silent' && <span className="wait"> {text('grain.airSilent')}</span>}
    </>
  );
}
