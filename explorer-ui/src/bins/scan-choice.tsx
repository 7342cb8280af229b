// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { zonedTime } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import type { ShownSection } from './grain-queries.js';

const DAY_MS = 86_400_000;

/**
 * Which scan is shown: a slider over the last ones, one earlier or later, a day back, the newest. The slider keeps the scans of the
 * newest look, so that a thumb does not move away under the finger; a step to before them takes those that end there.
 */
export function ScanChoice(props: {
  readonly at: string | undefined;
  readonly onAt: (at: string | undefined) => void;
  readonly section: ShownSection;
}): ReactElement | null {
  const { language, text } = useText();
  const { at, onAt, section } = props;
  const [kept, setKept] = useState<readonly string[]>(section.scans);
  const shown = section.scanAt;
  const isKept = shown !== undefined && kept.includes(shown) && at !== undefined;
  const scans = isKept ? kept : section.scans;
  if (shown === undefined || scans.length === 0) return null;
  const index = Math.max(0, scans.indexOf(shown));
  const go = (to: string | undefined): void => {
    setKept(scans);
    onAt(to);
  };
  const dayBack = new Date(Date.parse(shown) - DAY_MS).toISOString();
  return (
    <div className="scan-choice">
      <label className="field">
        <span>{text('grain.choose')}</span>
        <input
          type="range"
          min={0}
          max={scans.length - 1}
          value={index}
          aria-valuetext={zonedTime(shown, language)}
          onChange={(event) => go(scans[Number(event.target.value)])}
        />
      </label>
      <div className="button-row">
        <button type="button" className="quiet-button" onClick={() => go(dayBack)}>
          {text('grain.dayBack')}
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={index === 0}
          onClick={() => go(scans[index - 1])}
        >
          {text('grain.earlier')}
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={index >= scans.length - 1}
          onClick={() => go(scans[index + 1])}
        >
          {text('grain.later')}
        </button>
        <button
          type="button"
          className="quiet-button"
          disabled={at === undefined}
          onClick={() => onAt(undefined)}
        >
          {text('grain.newestScan')}
        </button>
      </div>
    </div>
  );
}
