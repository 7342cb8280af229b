// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { NetworkError } from './network-error.js';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const mspId = z.string().regex(/^[A-Z][A-Za-z0-9]{1,31}MSP$/);
const offset = z.int().min(0).max(999);

const processSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ca'),
    name,
    host: name,
    ports: z.strictObject({ main: offset, operations: offset }),
  }),
  z.strictObject({
    kind: z.literal('orderer'),
    name,
    host: name,
    mspId,
    ports: z.strictObject({ main: offset, admin: offset, operations: offset }),
  }),
  z.strictObject({
    kind: z.literal('peer'),
    name,
    host: name,
    mspId,
    ports: z.strictObject({ main: offset, chaincode: offset, operations: offset }),
  }),
  z.strictObject({
    kind: z.literal('chaincode'),
    name,
    host: name,
    mspId,
    channel: name,
    ports: z.strictObject({ main: offset }),
  }),
  z.strictObject({
    kind: z.literal('influxdb'),
    name,
    host: name,
    ports: z.strictObject({ main: offset, rpc: offset }),
  }),
  z.strictObject({
    kind: z.literal('broker'),
    name,
    host: name,
    ports: z.strictObject({ main: offset }),
  }),
  z.strictObject({
    kind: z.literal('ferretdb'),
    name,
    host: name,
    ports: z.strictObject({ main: offset }),
  }),
  z.strictObject({
    kind: z.literal('service'),
    name,
    host: name,
    entry: z.string().min(1),
    ports: z.strictObject({ main: offset }),
  }),
]);

const channelSchema = z.strictObject({
  name,
  maxMessageCount: z.int().min(1),
  preferredMaxBytes: z.int().min(1024),
});

const topologySchema = z
  .strictObject({
    version: z.literal(1),
    hosts: z.record(name, z.string().min(1)),
    organizations: z
      .array(z.strictObject({ mspId, name, kind: z.enum(['peer', 'orderer']) }))
      .min(1),
    channels: z.array(channelSchema).min(1),
    ordering: z.strictObject({
      batchTimeoutMs: z.int().min(1),
      tickIntervalMs: z.int().min(10),
      electionTicks: z.int().min(2),
      heartbeatTicks: z.int().min(1),
    }),
    processes: z.array(processSchema).min(1),
  })
  .superRefine((value, context) => {
    for (const problem of inconsistencies(value))
      context.addIssue({ code: 'custom', message: problem });
  });

/** One process of the topology, by kind; ports are offsets. */
export type ProcessEntry = z.infer<typeof processSchema>;
/** Processes of one kind. */
export type ProcessOf<K extends ProcessEntry['kind']> = Extract<ProcessEntry, { kind: K }>;
/** A channel and its block limits. */
export type ChannelEntry = z.infer<typeof channelSchema>;
/** The parsed topology file. */
export type Topology = z.infer<typeof topologySchema>;
/** An organisation of the network. */
export type Organization = Topology['organizations'][number];

function inconsistencies(value: {
  hosts: Record<string, string>;
  organizations: { mspId: string; kind: string }[];
  channels: ChannelEntry[];
  processes: ProcessEntry[];
}): string[] {
  const problems: string[] = [];
  const kinds = new Map(value.organizations.map((entry) => [entry.mspId, entry.kind]));
  for (const entry of value.processes) {
    if (!(entry.host in value.hosts)) problems.push(`${entry.name}: unknown host ${entry.host}`);
    if (
      'mspId' in entry &&
      kinds.get(entry.mspId) !== (entry.kind === 'orderer' ? 'orderer' : 'peer')
    )
      problems.push(`${entry.name}: ${entry.mspId} is no ${entry.kind} organisation`);
    if (
      entry.kind === 'chaincode' &&
      !value.channels.some((channel) => channel.name === entry.channel)
    )
      problems.push(`${entry.name}: unknown channel ${entry.channel}`);
  }
  problems.push(
    ...repeated(
      value.processes.map((entry) => entry.name),
      'process name',
    ),
  );
  const places = value.processes.flatMap((entry) =>
    Object.values(entry.ports).map((port) => `${entry.host}:${String(port)}`),
  );
  problems.push(...repeated(places, 'port'));
  return problems;
}

function repeated(values: readonly string[], what: string): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return twice.map((value) => `${what} ${value} is used twice`);
}

/**
 * Parses a topology document.
 * @throws {@link NetworkError} `TOPOLOGY` naming the first problem.
 */
export function parseTopology(document: unknown): Topology {
  const result = topologySchema.safeParse(document);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const detail = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  throw new NetworkError(
    'TOPOLOGY',
    `拓扑文件有误：${detail}`,
    `the topology is not valid: ${detail}`,
  );
}

/** Reads and parses a topology file. */
export function readTopology(file: string): Topology {
  return parseTopology(parse(readFileSync(file, 'utf8')));
}

/** Processes of one kind, in the file's order. */
export function processesOf<K extends ProcessEntry['kind']>(
  topology: Topology,
  kind: K,
): ProcessOf<K>[] {
  return topology.processes.filter((entry): entry is ProcessOf<K> => entry.kind === kind);
}

/** The only process of a kind, or the organisation's only one. */
export function processOf<K extends ProcessEntry['kind']>(
  topology: Topology,
  kind: K,
  mspId?: string,
): ProcessOf<K> {
  const found = processesOf(topology, kind).find(
    (entry) => mspId === undefined || ('mspId' in entry && entry.mspId === mspId),
  );
  if (found) return found;
  throw new NetworkError(
    'TOPOLOGY',
    `拓扑文件缺少 ${kind}`,
    `the topology has no ${kind} ${mspId ?? ''}`.trim(),
  );
}
