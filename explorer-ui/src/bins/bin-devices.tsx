// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Moment } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import type { ShownSection } from './grain-queries.js';

/** Devices of the bin and when each was last heard. */
export function BinDevices({
  section: { devices },
}: {
  readonly section: ShownSection;
}): ReactElement {
  const { text, word } = useText();
  return (
    <>
      <h3>{text('grain.devices')}</h3>
      {devices.length === 0 ? (
        <p className="quiet">{text('grain.noDevices')}</p>
      ) : (
        <ul className="plain-list">
          {devices.map(({ deviceId, lastReadingAt, operatorId, sensors }) => (
            <li key={deviceId}>
              <Link to={`/devices/${deviceId}`}>{deviceId}</Link> ·{' '}
              {text('grain.sensorCount', { count: sensors })} · {word('thing', 'operator')}{' '}
              <OperatorName operatorId={operatorId} /> ·{' '}
              {lastReadingAt === undefined ? (
                text('grain.never')
              ) : (
                <>
                  {text('grain.lastReading')} <Moment at={lastReadingAt} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
