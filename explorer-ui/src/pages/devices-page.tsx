// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { routes } from '../api/routes.js';
import { useDevices } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { DevicesTable } from './devices-table.js';

/** All devices. */
export default function DevicesPage(): ReactElement {
  const { text } = useText();
  const devices = useDevices();
  return (
    <>
      <h1>{text('devices.title')}</h1>
      <Loaded query={devices}>{(items) => <DevicesTable devices={items} />}</Loaded>
      <AllCsv list="devices" path={routes.devices()} />
    </>
  );
}
