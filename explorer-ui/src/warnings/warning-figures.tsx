// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText, type Speaker } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import type { ShownShare, ShownWarningReport } from './warning-queries.js';

/** What came of the warnings of 30 days; a share never without its n and interval. */
export function WarningFigures({ report }: { readonly report: ShownWarningReport }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { byVerdict, declined, done, effective, infected, issued, tasks, waiting } = report;
  return (
    <>
      <FactList
        facts={[
          [
            text('warnings.issued'),
            text('warnings.issuedValue', {
              issued,
              parcels: report.warnedParcels,
              withdrawn: report.withdrawn,
            }),
          ],
          [
            text('warnings.verdicts'),
            byVerdict
              .map(({ count, verdict }) =>
                text('warnings.verdictCount', {
                  count,
                  verdict: word('warning-verdict', verdict),
                }),
              )
              .join(' · '),
          ],
          [text('warnings.tasks'), text('warnings.tasksValue', { declined, done, tasks, waiting })],
          [text('warnings.infected'), shareText(infected, speaker)],
          [text('warnings.effective'), shareText(effective, speaker)],
        ]}
      />
      <p className="quiet">{text('warnings.limits')}</p>
    </>
  );
}

/** Percent with how many of how many and the interval; without a number where none was checked. */
export function shareText({ count, lower, n, upper }: ShownShare, { text }: Speaker): string {
  if (n === 0 || lower === undefined || upper === undefined) return text('warnings.shareNone');
  const percent = (share: number): string => (100 * share).toFixed(0);
  return text('warnings.share', {
    count,
    lower: percent(lower),
    n,
    percent: percent(count / n),
    upper: percent(upper),
  });
}
