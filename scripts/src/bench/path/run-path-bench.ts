// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { setting } from '@daoji/cli';

import { print } from '../../print.js';
import { AnchoredWatch } from './anchored-watch.js';
import { withBenchNetwork, type BenchNetwork } from './bench-home.js';
import { Load } from './load.js';
import { parseOptions, USAGE, type PathBenchOptions } from './options.js';
import { sampleProcesses, thisMachine } from './processes.js';
import { reportLines, usesBetween, type PathReport } from './report.js';
import { Stage } from './stage.js';
import { StoredWatch } from './stored-watch.js';

const SETTLE_MS = 120_000;
const SETTLE_POLL_MS = 200;

/**
 * Measures the path sensor → broker → bridge → InfluxDB → ledger on a fresh network of this machine.
 * @returns exit code: 0 when sent = acked = stored = anchored, 1 when not, 2 for bad usage.
 */
export async function runPathBench(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    print(USAGE);
    return 0;
  }
  let options: PathBenchOptions;
  try {
    options = parseOptions(args);
  } catch (cause) {
    print(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`);
    return 2;
  }
  const report = await withBenchNetwork(options.profile, (network) => measure(network, options));
  if (options.json) print(JSON.stringify(report, undefined, 2));
  else for (const line of reportLines(report)) print(line);
  return report.isComplete ? 0 : 1;
}

async function measure(network: BenchNetwork, options: PathBenchOptions): Promise<PathReport> {
  const stages = { acked: new Stage(), stored: new Stage(), anchored: new Stage() };
  const load = await Load.open(network, options, {
    onSent: (pack) => {
      for (const stage of Object.values(stages)) stage.add(pack);
    },
    onAcked: (deviceId, seq, at) => stages.acked.reach(deviceId, seq, at),
  });
  const stored = await StoredWatch.start(network.environment, stages.stored);
  const anchored = await AnchoredWatch.start(network, stages.anchored, () => load);
  try {
    const running = load.run();
    await wait(options.warmup * 1000);
    const before = sampleProcesses(network.home.dir);
    const startedAt = performance.now();
    for (const stage of Object.values(stages)) stage.begin(startedAt);
    const result = await running;
    const windowSeconds = (performance.now() - startedAt) / 1000;
    const after = sampleProcesses(network.home.dir);
    const unacked = await load.drain();
    await settle(network, result.sent, stored, anchored);
    // The poll sees the newest point of a device; the exact count settles what it left open.
    if ((await stored.count()) >= result.sent) stages.stored.reachAll(performance.now());
    const counted = { stored: await stored.count(), anchored: await anchored.count() };
    const ackedInAll = stages.acked.readings;
    const machine = thisMachine();
    return {
      options,
      machine,
      windowSeconds,
      load: { ...result, faults: load.faults, unacked },
      acked: stages.acked.result(),
      stored: stages.stored.result(),
      anchored: stages.anchored.result(),
      counted: { acked: ackedInAll, ...counted },
      processes: usesBetween(before, after, windowSeconds, machine.cores),
      isComplete: [ackedInAll, counted.stored, counted.anchored].every(
        (readings) => readings === result.sent,
      ),
    };
  } finally {
    await load.close();
    await Promise.all([stored.stop(), anchored.stop()]);
  }
}

/** Asks the bridge to anchor what is left instead of waiting for its window, then waits until both watches are through. */
async function settle(
  network: BenchNetwork,
  sent: number,
  stored: StoredWatch,
  anchored: AnchoredWatch,
): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  const host = `http://127.0.0.1:${setting(network.environment, 'HTTP_PORT')}`;
  const answer = await fetch(`${host}/advance`, { method: 'POST' });
  await answer.text();
  const isThrough = async (): Promise<boolean> =>
    anchored.readings >= sent && (await stored.count()) >= sent;
  while (performance.now() < deadline && !(await isThrough())) await wait(SETTLE_POLL_MS);
}
