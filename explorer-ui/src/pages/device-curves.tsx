// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel, DeviceRecord } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import { useSeries } from '../api/queries.js';
import type { SeriesPoint } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { TimeChart, type ChartPoint } from '../parts/time-chart.js';

/** One curve per measured quantity of a device. */
export function DeviceCurves(props: {
  readonly device: DeviceRecord;
  /** Most curves to draw. */
  readonly limit?: number;
}): ReactElement {
  const { device, limit } = props;
  return (
    <div className="curves">
      {device.profile.channels.slice(0, limit).map((channel) => (
        <ChannelCurve
          key={`${channel.channel} ${channel.quantity}`}
          deviceId={device.deviceId}
          channel={channel}
        />
      ))}
    </div>
  );
}

function ChannelCurve(props: {
  readonly deviceId: string;
  readonly channel: DeviceChannel;
}): ReactElement {
  const series = useSeries(props.deviceId, props.channel.channel);
  return <Loaded query={series}>{(points) => <Curve {...props} points={points} />}</Loaded>;
}

function Curve(props: {
  readonly deviceId: string;
  readonly channel: DeviceChannel;
  readonly points: readonly SeriesPoint[];
}): ReactElement {
  const { text, word } = useText();
  const { channel, points } = props;
  const { quantity, unit } = channel;
  const drawn = useMemo(() => chartPoints(points, quantity), [points, quantity]);
  const name = `${word('quantity', quantity)} ${channel.channel === 'main' ? '' : channel.channel}`;
  if (drawn.length === 0) {
    return (
      <EmptyState what={`${name} ${text('device.noPoints')}`} next={text('device.noPointsNext')} />
    );
  }
  return <TimeChart name={name.trim()} unit={unit} points={drawn} />;
}

function chartPoints(points: readonly SeriesPoint[], quantity: string): ChartPoint[] {
  return points
    .filter((point) => point.quantity === undefined || point.quantity === quantity)
    .map(({ flags = [], time, value }) => ({
      flags: typeof flags === 'string' ? flags.split(/[ ,]+/).filter(Boolean) : flags,
      time,
      value: String(value),
    }));
}
