// SPDX-License-Identifier: Apache-2.0
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` answers; one registry a process, made by its `main.ts`. */
export interface Metrics {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly projectedBlock: Gauge<'channel'>;
  readonly projectionFailures: Counter<'channel'>;
}

/** Makes the gateway's metrics. */
export function newMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'daoji_gateway_request_seconds',
      help: 'Time to answer by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    projectedBlock: new Gauge({
      name: 'daoji_gateway_projected_block',
      help: 'Last block in the document store',
      labelNames: ['channel'],
      registers,
    }),
    projectionFailures: new Counter({
      name: 'daoji_gateway_projection_failures_total',
      help: 'Attempts to go on that failed and were repeated',
      labelNames: ['channel'],
      registers,
    }),
  };
}
