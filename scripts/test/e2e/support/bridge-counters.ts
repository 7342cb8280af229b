// SPDX-License-Identifier: Apache-2.0
import type { TestNetwork } from './test-network.js';
import { until } from './until.js';

/** One labelled counter of the bridge. */
export type BridgeCounter =
  | {
      readonly name: 'daoji_bridge_quarantined_total';
      readonly label: 'reason';
      readonly is: string;
    }
  | { readonly name: 'daoji_bridge_packs_total'; readonly label: 'kind'; readonly is: string };

/** The counter of messages put into quarantine for a reason. */
export function quarantined(reason: string): BridgeCounter {
  return { name: 'daoji_bridge_quarantined_total', label: 'reason', is: reason };
}

/** The counter of packs with a verdict. */
export function packs(kind: 'stored' | 'current'): BridgeCounter {
  return { name: 'daoji_bridge_packs_total', label: 'kind', is: kind };
}

/** Reads a counter from `/metrics`; 0 where it was never raised. */
export async function countOf(network: TestNetwork, counter: BridgeCounter): Promise<number> {
  const text = await (await fetch(`${network.url('iot-bridge')}/metrics`)).text();
  const start = `${counter.name}{${counter.label}="${counter.is}"} `;
  const line = text.split('\n').find((each) => each.startsWith(start));
  return line === undefined ? 0 : Number(line.slice(start.length));
}

/** Does something and waits until it has raised a counter by one. */
export async function expectCounted(
  network: TestNetwork,
  counter: BridgeCounter,
  work: () => Promise<void>,
): Promise<void> {
  const before = await countOf(network, counter);
  await work();
  const count = await until(
    `${counter.name} of ${counter.is}`,
    async () => {
      const now = await countOf(network, counter);
      return now > before ? now : undefined;
    },
    15_000,
  );
  if (count !== before + 1) throw new Error(`${counter.is}: ${count} after ${before}`);
}
