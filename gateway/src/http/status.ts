// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';

import type { statusViewSchema } from '../api/views.js';
import type { Services } from './services.js';

/** A dependency that does not answer within this time counts as down. */
const CHECK_TIMEOUT_MS = 4_000;
/** A projection further behind than this is not ready: pages would be old. */
const MAX_BLOCKS_BEHIND = 200;

type StatusView = z.infer<typeof statusViewSchema>;
type Dependency = StatusView['dependencies'][string];

/** Asks every dependency; what is down is named, and the rest still answers. */
export async function statusOf(services: Services): Promise<StatusView> {
  const { ledger, store, series, log, projector } = services;
  const heights = { trace: -1, anchor: -1 };
  const checks: Readonly<Record<string, () => Promise<void>>> = {
    'ledger-trace': async () => void (heights.trace = await ledger.height('trace')),
    'ledger-anchor': async () => void (heights.anchor = await ledger.height('anchor')),
    'document-store': () => store.ping(),
    series: () => series.ping(),
    archive: () => log.refresh(),
  };
  const names = Object.keys(checks);
  const answers = await Promise.all(Object.values(checks).map((check) => answerOf(check)));
  const projection = Object.fromEntries(
    (['trace', 'anchor'] as const).map((channel) => [
      channel,
      { blockNumber: projector.blockNumber(channel), height: heights[channel] },
    ]),
  );
  return {
    demoKeys: services.demoCards !== undefined,
    dependencies: {
      ...Object.fromEntries(names.map((name, at) => [name, answers[at] ?? { ok: false }])),
      projection: projectionOf(projection),
    },
    projection,
    scenario: services.scenario,
    time: services.now().toISOString(),
  };
}

function projectionOf(channels: StatusView['projection']): Dependency {
  const behind = Object.entries(channels).filter(
    ([, { blockNumber, height }]) =>
      height - 1 - blockNumber > MAX_BLOCKS_BEHIND || blockNumber < 0,
  );
  if (behind.length === 0) return { ok: true };
  return { ok: false, detail: `behind the ledger: ${behind.map(([name]) => name).join(', ')}` };
}

async function answerOf(check: () => Promise<void>): Promise<Dependency> {
  try {
    await Promise.race([check(), deadline()]);
    return { ok: true };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'no answer' };
  }
}

function deadline(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`expected an answer within ${CHECK_TIMEOUT_MS} ms`));
    }, CHECK_TIMEOUT_MS).unref();
  });
}
