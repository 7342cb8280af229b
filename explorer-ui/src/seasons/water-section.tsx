// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { numberText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import { reasonText } from './growth-section.js';
import type { ShownCrop, ShownWater } from './season-things.js';

/** Water in the field tube with what to do, and salt by the quantity that was measured. */
export function WaterSection({ crop }: { readonly crop: ShownCrop }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const { salinity, water } = crop;
  const { level } = water;
  return (
    <section aria-labelledby="water">
      <h2 id="water">{text('season.water')}</h2>
      <p className={water.advice === 'flood' ? 'big-word wait' : 'big-word'}>
        {adviceText(water, speaker)}
      </p>
      {level && (
        <p>
          {text('season.level', {
            cm: numberText(level.cm, speaker.language, 1).replace('-', '−'),
          })}{' '}
          · <Moment at={level.at} /> ·{' '}
          <Link to={`/devices/${level.deviceId}`}>{level.deviceId}</Link>
        </p>
      )}
      {water.withoutFlowering && <p className="quiet">{text('season.withoutFlowering')}</p>}
      <p className="quiet">{text('season.waterNote')}</p>
      <Salt salinity={salinity} />
    </section>
  );
}

/** What the level asks for, in one sentence. */
export function adviceText(water: ShownWater, { language, text }: Speaker): string {
  const { advice, reason, toCm = 0, why } = water;
  const to = numberText(toCm, language, 0);
  switch (advice) {
    case 'flood':
      return text(why === 'flowering' ? 'season.floodFlowering' : 'season.flood', { to });
    case 'keep-flooded':
      return text('season.keepFlooded', { to });
    case 'wait':
      return text('season.wait');
    default:
      return reasonText(reason, text);
  }
}

function Salt({ salinity }: Pick<ShownCrop, 'salinity'>): ReactElement {
  const { language, text, word } = useText();
  return (
    <>
      <h3>{text('season.salt')}</h3>
      {salinity.length === 0 && <p className="quiet">{text('season.noSalt')}</p>}
      <ul className="plain-list">
        {salinity.map(({ at, deviceId, dsM, isAbove, quantity, thresholdDsM }) => (
          <li key={`${deviceId} ${quantity}`}>
            {word('quantity', quantity)} <strong>{numberText(dsM, language, 2)} dS/m</strong> ·{' '}
            <Moment at={at} /> · <Link to={`/devices/${deviceId}`}>{deviceId}</Link>
            <br />
            <span className={isAbove === true ? 'wait' : 'quiet'}>
              {thresholdDsM === undefined
                ? text('season.noThreshold')
                : text(isAbove === true ? 'season.saltAbove' : 'season.saltBelow', {
                    limit: numberText(thresholdDsM, language, 1),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
