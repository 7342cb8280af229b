// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { QualityCharts } from './quality-things.js';
import { signalPath } from './signal-path.js';

/** Ways to ask a person about the months that stood out; nothing while all together are shown, or where no month did. */
export function SignalLinks({ charts }: { readonly charts: QualityCharts }): ReactElement | null {
  const { text } = useText();
  const { control, pChart, personId, persons } = charts;
  const person = persons.find((one) => one.personId === personId);
  if (!person || person.figure.count === 0) return null;
  const out = [
    ['p-chart', pChart.months.some(({ isOut, lower = 0, share = 0 }) => isOut && share > lower)],
    ['cusum', control.some(({ cusum }) => cusum?.isSignal === true && cusum.high > cusum.low)],
    ['ewma', control.some(({ ewma }) => ewma?.isSignal === true && ewma.value > 0)],
  ] as const;
  const charted = out.filter(([, isOut]) => isOut);
  if (charted.length === 0) return null;
  return (
    <p className="actions">
      {charted.map(([chart]) => (
        <Link key={chart} className="button button-second" to={signalPath(charts, person, chart)}>
          {text(`quality.raise.${chart}`, { who: person.personId })}
        </Link>
      ))}
    </p>
  );
}
