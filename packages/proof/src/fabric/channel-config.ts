// SPDX-License-Identifier: Apache-2.0
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import {
  CAPABILITIES,
  CONFIG,
  CONFIG_ENVELOPE,
  CONFIG_GROUP,
  CONFIG_POLICY,
  CONFIG_VALUE,
  CONSENSUS_TYPE,
  MAP_ENTRY,
  POLICY,
} from './fabric-messages.js';
import { readMsp, type Msp } from './msp.js';
import { text } from './text.js';

/** A policy of a config group, not yet evaluated. */
export interface ConfigPolicy {
  /** 1 signature, 3 implicit meta. */
  readonly type: number;
  readonly value: Uint8Array;
}

/** One group of the config tree. */
export interface ConfigGroup {
  readonly groups: ReadonlyMap<string, ConfigGroup>;
  readonly values: ReadonlyMap<string, Uint8Array>;
  readonly policies: ReadonlyMap<string, ConfigPolicy>;
}

/** A channel's config in force from one config block on. */
export interface ChannelConfig {
  readonly sequence: bigint;
  readonly root: ConfigGroup;
  /** MSPs by id; a role is tied to its place (step 12). */
  readonly applicationMsps: ReadonlyMap<string, Msp>;
  readonly ordererMsps: ReadonlyMap<string, Msp>;
}

const CAPABILITIES_OK: ReadonlySet<string> = new Set(['V1_4_2', 'V1_4_3', 'V2_0', 'V3_0']);
const MAX_DEPTH = 8;

/**
 * Parses the data of a CONFIG transaction (`common.ConfigEnvelope`).
 * @throws Refusal `TP_CONFIG_CAPABILITY`, `TP_CONFIG_BFT`, else as the parsers.
 */
export function readChannelConfig(bytes: Uint8Array): ChannelConfig {
  const envelope = readMessage(bytes, CONFIG_ENVELOPE, 'ConfigEnvelope');
  const config = readMessage(envelope.config, CONFIG, 'Config');
  const root = readGroup(config.channelGroup, 0);
  assertSupported(root);
  return {
    sequence: config.sequence,
    root,
    applicationMsps: mspsOf(root.groups.get('Application')),
    ordererMsps: mspsOf(root.groups.get('Orderer')),
  };
}

function assertSupported(root: ConfigGroup): void {
  const capabilities = readMessage(
    root.values.get('Capabilities') ?? new Uint8Array(0),
    CAPABILITIES,
    'Capabilities',
  ).capabilities.map((entry) => text(readMessage(entry, MAP_ENTRY, 'capability').key));
  demand(
    capabilities.some((name) => CAPABILITIES_OK.has(name)),
    'TP_CONFIG_CAPABILITY',
    `expected channel capability V1_4_2 or later, got ${capabilities.join(', ')}`,
  );
  const consensus = root.groups.get('Orderer')?.values.get('ConsensusType') ?? new Uint8Array(0);
  const type = text(readMessage(consensus, CONSENSUS_TYPE, 'ConsensusType').type);
  demand(type !== 'BFT', 'TP_CONFIG_BFT', 'BFT ordering is not part of v1');
}

function readGroup(bytes: Uint8Array, depth: number): ConfigGroup {
  demand(depth <= MAX_DEPTH, 'TP_CONFIG_BLOCK', `expected at most ${MAX_DEPTH} config levels`);
  const group = readMessage(bytes, CONFIG_GROUP, 'ConfigGroup');
  return {
    groups: readMap(group.groups, (value) => readGroup(value, depth + 1)),
    values: readMap(group.values, (value) => readMessage(value, CONFIG_VALUE, 'ConfigValue').value),
    policies: readMap(group.policies, readPolicy),
  };
}

function readPolicy(bytes: Uint8Array): ConfigPolicy {
  const { policy } = readMessage(bytes, CONFIG_POLICY, 'ConfigPolicy');
  const { type, value } = readMessage(policy, POLICY, 'Policy');
  return { type: Number(type), value };
}

function readMap<T>(
  entries: readonly Uint8Array[],
  read: (value: Uint8Array) => T,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const bytes of entries) {
    const entry = readMessage(bytes, MAP_ENTRY, 'map entry');
    const key = text(entry.key);
    demand(!map.has(key), 'TP_CONFIG_BLOCK', `config key ${key} stands twice`);
    map.set(key, read(entry.value));
  }
  return map;
}

function mspsOf(group: ConfigGroup | undefined): ReadonlyMap<string, Msp> {
  const msps = new Map<string, Msp>();
  for (const organisation of group?.groups.values() ?? []) {
    const value = organisation.values.get('MSP');
    if (value === undefined) continue;
    const msp = readMsp(value);
    demand(!msps.has(msp.id), 'TP_CONFIG_BLOCK', `organisation ${msp.id} stands twice`);
    msps.set(msp.id, msp);
  }
  return msps;
}
