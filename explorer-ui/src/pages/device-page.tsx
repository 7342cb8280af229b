// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useParams } from 'react-router';

import { useDevice } from '../api/queries.js';
import { ApiProblem } from '../api/problem.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemBox } from '../parts/problem-box.js';
import { OperatorName } from '../parts/named.js';
import { DeviceCurves } from './device-curves.js';

/** One device: where it stands, its key, and a curve per quantity. */
export default function DevicePage(): ReactElement {
  const { text, word } = useText();
  const { deviceId = '' } = useParams();
  const query = useDevice(deviceId);
  return (
    <Loaded query={query}>
      {([device]) => {
        if (!device) {
          return <ProblemBox error={new ApiProblem(404, 'DEVICE_NOT_FOUND', deviceId)} />;
        }
        const { keyId, operatorId, status, subject } = device;
        return (
          <>
            <h1>
              <span className="kicker">{word('thing', 'device')}</span> {deviceId}
            </h1>
            <FactList
              facts={[
                [text('devices.subject'), `${word('thing', subject.kind)} ${subject.id}`],
                [text('devices.status'), word('state', status)],
                [
                  word('thing', 'operator'),
                  <OperatorName key="operator" operatorId={operatorId} />,
                ],
                [text('devices.key'), <code key="key">{keyId.slice(0, 16)}…</code>],
              ]}
            />
            <h2>{text('device.chart')}</h2>
            <DeviceCurves device={device} />
          </>
        );
      }}
    </Loaded>
  );
}
