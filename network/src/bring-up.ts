// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { writeCaConfiguration } from './ca-server.js';
import { makeGenesisBlocks } from './channel-config.js';
import { joinChannels } from './channels.js';
import { writeBuilder } from './chaincode-package.js';
import type { Created } from './created.js';
import { readCreated, requireSame, writeCreated } from './created.js';
import { changedChannels, writeDeployed } from './deployed.js';
import { deployChaincode } from './lifecycle.js';
import { NEW_NETWORK_MIB, RESUME_MIB, requireSpace } from './disk.js';
import { explain, initChannel } from './gateway-client.js';
import { isHealthy, notReady } from './health.js';
import type { Home } from './home.js';
import { enrolEverybody } from './identities.js';
import { setUpInflux } from './influx-setup.js';
import { startAll } from './launches.js';
import { planChannel } from './ordering.js';
import { runningPid, stop } from './process-control.js';
import { writeProfiles } from './profiles.js';
import type { Tell } from './progress.js';
import { step } from './progress.js';
import { trustRootPath, writeServiceEnvironments } from './service-env.js';
import type { ProcessEntry } from './topology.js';
import { processOf, processesOf } from './topology.js';
import { writeTrustRoot } from './trust-root.js';

const PLAN_MS = 90_000;
const PLAN_POLL_MS = 150;

/** How a network is brought up. */
export interface UpOptions {
  /** Scenario of a new network; `undefined` says nothing about an existing one. */
  readonly scenario: NonNullable<Created['scenario']> | undefined;
  /** Start iot-bridge and gateway too. */
  readonly services: boolean;
  readonly tell: Tell;
}

/**
 * Brings the network of a home up: makes it, resumes it, or does nothing where it is healthy.
 * @throws {@link NetworkError} with one line that says what to do.
 */
export async function bringUp(home: Home, options: UpOptions): Promise<void> {
  const { tell } = options;
  let created = readCreated(home);
  if (created) requireSame(home, created, options.scenario);
  requireSpace(home.dir, created ? RESUME_MIB : NEW_NETWORK_MIB);
  if (!created) {
    created = { portBase: home.portBase, scenario: options.scenario ?? null };
    await createMaterial(home, tell);
    writeCreated(home, created);
  }
  if (!(await isUp(home))) await startNetwork(home, created, tell);
  if (options.services)
    await step(tell, '启动服务', 'services', () =>
      startAll(home, processesOf(home.topology, 'service')),
    );
}

async function createMaterial(home: Home, tell: Tell): Promise<void> {
  await step(tell, '启动证书机构', 'certificate authorities', async () => {
    writeCaConfiguration(home);
    await startAll(home, [processOf(home.topology, 'ca')]);
  });
  await step(tell, '签发身份', 'identities', () => enrolEverybody(home));
  await step(tell, '生成通道', 'channel blocks', () => makeGenesisBlocks(home));
}

/** Processes that the network itself consists of. */
export function coreProcesses(home: Home): ProcessEntry[] {
  return home.topology.processes.filter((entry) => entry.kind !== 'service');
}

/** Whether every process runs and answers, and a transaction can be planned on every channel. */
async function isUp(home: Home): Promise<boolean> {
  if (changedChannels(home).length > 0) return false;
  const core = coreProcesses(home);
  if (core.some((entry) => runningPid(home, entry.name) === undefined)) return false;
  // One that was killed a moment ago may still have its pid; the others plan without it.
  const answers = await Promise.all(core.map((entry) => isHealthy(home, entry)));
  if (!answers.every(Boolean)) return false;
  const planned = await Promise.allSettled(
    home.topology.channels.map(({ name }) => planChannel(home, name)),
  );
  return planned.every((result) => result.status === 'fulfilled');
}

async function startNetwork(home: Home, created: Created, tell: Tell): Promise<void> {
  writeBuilder(home);
  writeProfiles(home);
  writeServiceEnvironments(home, created.scenario !== null);
  const changed = changedChannels(home);
  const outdated = processesOf(home.topology, 'chaincode').filter((entry) =>
    changed.includes(entry.channel),
  );
  await Promise.all(outdated.map((entry) => stop(home, entry.name)));
  await step(tell, '启动进程', 'processes', () => startAll(home, coreProcesses(home)));
  if (changed.length > 0) await install(home, tell);
  await step(tell, '等待可提交', 'ready to commit', () => waitPlannable(home));
  if (changed.length === 0) return;
  const argument = JSON.stringify({ scenario: created.scenario });
  await step(tell, '首笔交易', 'first transactions', () =>
    Promise.all(home.topology.channels.map(({ name }) => initChannel(home, name, argument))),
  );
  if (!existsSync(trustRootPath(home))) writeTrustRoot(home, new Date());
  writeDeployed(home);
}

async function install(home: Home, tell: Tell): Promise<void> {
  await step(tell, '时序库', 'time series store', () => setUpInflux(home));
  await step(tell, '加入通道', 'channels joined', () => joinChannels(home));
  await step(tell, '部署链码', 'chaincode', () => deployChaincode(home));
}

/** Waits until `meta:ping` is endorsed and can be ordered on every channel. */
async function waitPlannable(home: Home): Promise<void> {
  await Promise.all(home.topology.channels.map(({ name }) => waitChannel(home, name)));
}

async function waitChannel(home: Home, channel: string): Promise<void> {
  const deadline = Date.now() + PLAN_MS;
  for (;;) {
    try {
      await planChannel(home, channel);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw notReady(`channel ${channel}`, explain(error));
    }
    await delay(PLAN_POLL_MS);
  }
}
