// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { OperatorName } from '../parts/named.js';

/** Devices as a table. */
export function DevicesTable(props: { readonly devices: readonly DeviceRecord[] }): ReactElement {
  const { text, word } = useText();
  const columns = useMemo<Column<DeviceRecord>[]>(
    () => [
      {
        id: 'deviceId',
        label: word('thing', 'device'),
        value: (device) => device.deviceId,
        draw: (device) => <Link to={`/devices/${device.deviceId}`}>{device.deviceId}</Link>,
      },
      {
        id: 'subject',
        label: text('devices.subject'),
        value: ({ subject }) => `${word('thing', subject.kind)} ${subject.id}`,
      },
      {
        id: 'status',
        label: text('devices.status'),
        value: (device) => word('state', device.status),
      },
      {
        id: 'points',
        isNumber: true,
        label: text('devices.points'),
        value: (device) => device.profile.channels.length,
      },
      {
        id: 'operator',
        label: word('thing', 'operator'),
        value: (device) => device.operatorId,
        draw: ({ operatorId }) => <OperatorName operatorId={operatorId} />,
      },
    ],
    [text, word],
  );
  if (props.devices.length === 0) {
    return <EmptyState what={text('devices.none')} next={text('devices.noneNext')} />;
  }
  return <DataTable name={text('devices.title')} columns={columns} rows={props.devices} />;
}
