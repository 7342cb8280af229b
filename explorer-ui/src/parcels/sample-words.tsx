// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownSample } from '../api/parcel-queries.js';
import { zonedTime } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { numberText } from '../parts/measures.js';

/** Share, result and source of randomness of a sample. */
export function SampleFacts(props: { readonly sample: ShownSample }): ReactElement {
  const { language, text, word } = useText();
  const { sample } = props;
  const failed = sample.checks.filter((one) => one.result === 'fail').length;
  const share = `${numberText((sample.sampleSize / sample.listSize) * 100, language, 2)} %`;
  return (
    <FactList
      facts={[
        [text('devices.status'), word('sample', sample.state)],
        [text('samples.areaCode'), sample.areaCode],
        [
          word('sample', 'share'),
          text('samples.share', { list: sample.listSize, share, size: sample.sampleSize }),
        ],
        [
          text('samples.finding'),
          text('samples.result', {
            allowed: sample.maxFailures,
            done: sample.checks.length,
            failed,
            size: sample.sampleSize,
          }),
        ],
        [
          text('samples.beacon'),
          `${sample.beacon} · ${text('samples.outAt', { round: sample.round, time: zonedTime(sample.outAt, language) })}`,
        ],
        [
          text('samples.verifyTitle'),
          sample.verifiedCount > 0
            ? text('samples.verified', { count: sample.verifiedCount })
            : undefined,
        ],
      ]}
    />
  );
}
