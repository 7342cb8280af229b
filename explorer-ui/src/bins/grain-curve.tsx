// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { numberText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import { CurvePicture } from './curve-picture.js';
import { CurveTable } from './curve-table.js';
import { rangeOf } from './curve-scale.js';
import { CURVE_LENGTHS, useCurve, type CurveLength, type ShownCurve } from './grain-queries.js';

/** The temperature of each layer over a day, week, month or year. */
export function GrainCurve({ binId }: { readonly binId: string }): ReactElement {
  const { text } = useText();
  const [length, setLength] = useState<CurveLength>('month');
  const curve = useCurve(binId, length);
  return (
    <section aria-labelledby="grain-curve">
      <h2 id="grain-curve">{text('grain.curve')}</h2>
      <div className="button-row" role="group" aria-label={text('grain.length')}>
        {CURVE_LENGTHS.map((each) => (
          <button
            key={each}
            type="button"
            className="quiet-button"
            aria-pressed={each === length}
            onClick={() => setLength(each)}
          >
            {text(`grain.of.${each}`)}
          </button>
        ))}
      </div>
      <Loaded query={curve}>{(data) => <Curve curve={data} />}</Loaded>
    </section>
  );
}

function Curve({ curve }: { readonly curve: ShownCurve }): ReactElement {
  const { language, text } = useText();
  const { at, from, layers, spanSeconds, to } = curve;
  if (at.length === 0) return <p className="quiet">{text('grain.noCurve')}</p>;
  const [low, high] = rangeOf(layers);
  const sum = (key: 'leftOut' | 'readings'): number =>
    layers.reduce((all, layer) => all + layer[key], 0);
  const label = text('grain.curveLabel', { high, layers: layers.length, low });
  return (
    <figure className="chart">
      <figcaption>
        <Moment at={from} /> – <Moment at={to} />
        {language === 'en' ? '. ' : '。'}
        {text('grain.curveLead', {
          hours: numberText(spanSeconds / 3_600, language, 2),
          leftOut: sum('leftOut'),
          readings: sum('readings'),
        })}
      </figcaption>
      <CurvePicture curve={curve} label={label} />
      <Marks curve={curve} />
      <CurveTable curve={curve} />
    </figure>
  );
}

/** The marks of the picture in words, with the numbers by which they stand there. */
function Marks({ curve: { marks } }: { readonly curve: ShownCurve }): ReactElement {
  const { text, word } = useText();
  if (marks.length === 0) return <p className="quiet">{text('grain.noMarks')}</p>;
  return (
    <ol className="curve-marks" aria-label={text('grain.marks')}>
      {marks.map(({ at, id, kind, until, what }) => (
        <li key={`${id} ${kind}`}>
          {text(`grain.mark.${kind}`)} {kind === 'treatment' ? what : word('alarm', what)} ·{' '}
          <Moment at={at} />
          {until !== undefined && (
            <>
              {' – '}
              <Moment at={until} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
