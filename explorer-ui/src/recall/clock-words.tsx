// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownClock } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';

/** By when a recall is to be done, and how many working days that leaves. */
export function ClockWords({ clock }: { readonly clock: ShownClock }): ReactElement {
  const { text } = useText();
  const { doneBy, isDoneLate, workingDaysLeft = 0 } = clock;
  if (doneBy === undefined) return <>{text('recall.noClock')}</>;
  const days = Math.abs(workingDaysLeft);
  return (
    <>
      {doneBy}
      <span className={`days ${isDoneLate ? 'bad' : 'quiet'}`}>
        {text(isDoneLate ? 'recall.daysOver' : 'recall.daysLeft', { days })}
      </span>
    </>
  );
}
