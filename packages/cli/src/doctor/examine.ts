// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { SERVICE_FUNCTIONS, type ChannelName } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

import { withLedger, type CliContext } from '../cli-context.js';
import { CliError } from '../cli-error.js';
import { gatewayUrl, serviceEnvironment, setting } from '../network/daoji-home.js';
import { runNetworkCommand } from '../network/network-command.js';
import { pingInflux } from '../replay/influx-query.js';
import { found, type Finding } from './finding.js';
import { machineFindings } from './machine-checks.js';
import { tlsHandshake } from './tls-handshake.js';

export type { Finding } from './finding.js';

const UP = 'daoji up';
const WAIT_MS = 5_000;

const statusSchema = z.looseObject({
  processes: z.array(
    z.looseObject({
      name: z.string(),
      endpoint: z.string(),
      pid: z.number().nullable(),
      healthy: z.boolean(),
    }),
  ),
});

/** Looks at machine, processes and every server by a real call; changes nothing. */
export async function examine(context: CliContext): Promise<Finding[]> {
  const machine = await machineFindings(context.home, Date.now());
  const home = await found('home', UP, () => {
    serviceEnvironment(context.home, 'gateway');
    return Promise.resolve(context.home.dir);
  });
  if (home.state === 'down') return [...machine, home];
  const servers = await Promise.all([
    channelFinding(context, 'trace'),
    channelFinding(context, 'anchor'),
    found('influxdb', `${UP} (log: log/influxd.log)`, () => influxAnswer(context)),
    found('broker', `${UP} (log: log/broker.log)`, () => brokerAnswer(context)),
    found('document store', `${UP} (log: log/ferretdb.log)`, () => ferretAnswer(context)),
    found('iot-bridge', `${UP} (log: log/iot-bridge.log)`, () => readyAnswer(bridgeUrl(context))),
    found('gateway', `${UP} (log: log/gateway.log)`, () => readyAnswer(gatewayUrl(context.home))),
  ]);
  return [...machine, home, ...(await processFindings(context)), ...servers];
}

async function processFindings({ home }: CliContext): Promise<Finding[]> {
  const status = await found('processes', UP, async () => {
    const { stdout, stderr } = await runNetworkCommand(home, ['status', '--json']);
    if (stdout.trim() === '') throw new CliError('NETWORK_COMMAND', stderr.trim().slice(0, 200));
    return stdout;
  });
  if (status.state === 'down') return [status];
  const parsed = statusSchema.safeParse(JSON.parse(status.detail));
  const processes = parsed.success ? parsed.data.processes : [];
  const down = processes.filter(({ healthy }) => !healthy);
  if (down.length === 0) {
    return [{ name: 'processes', state: 'ok', detail: `${processes.length} run and answer` }];
  }
  return down.map(({ name, endpoint, pid }) => ({
    name: `process ${name}`,
    state: 'down',
    detail:
      pid === null ? `not running (${endpoint})` : `pid ${pid} does not answer on ${endpoint}`,
    fix: `${UP}; log: log/${name}.log`,
  }));
}

function channelFinding(context: CliContext, channel: ChannelName): Promise<Finding> {
  return found(`channel ${channel}`, `${UP}; daoji doctor again`, () =>
    withLedger(context, 'gateway', async (ledger) =>
      fromUtf8(await ledger.evaluate(channel, SERVICE_FUNCTIONS.ping, [])).slice(0, 120),
    ),
  );
}

async function influxAnswer({ home }: CliContext): Promise<string> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const url = setting(environment, 'INFLUX_URL');
  const ca = await readFile(setting(environment, 'INFLUX_CA'), 'utf8');
  const token = setting(environment, 'INFLUX_TOKEN');
  await pingInflux({ url, ca, token, database: setting(environment, 'INFLUX_DB') });
  return `answers on ${url}`;
}

async function brokerAnswer({ home }: CliContext): Promise<string> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const { hostname, port } = new URL(setting(environment, 'MQTT_URL'));
  const [ca, cert, key] = await Promise.all(
    ['MQTT_CA', 'MQTT_CERT', 'MQTT_KEY'].map((name) =>
      readFile(setting(environment, name), 'utf8'),
    ),
  );
  return tlsHandshake(hostname, Number(port), { ca: ca ?? '', cert, key });
}

async function ferretAnswer({ home }: CliContext): Promise<string> {
  const environment = serviceEnvironment(home, 'gateway');
  const { hostname, port } = new URL(setting(environment, 'MONGO_URL'));
  const ca = await readFile(setting(environment, 'MONGO_CA'), 'utf8');
  const both = environment.get('MONGO_CERT_KEY');
  const pem = both === undefined ? undefined : await readFile(both, 'utf8');
  return tlsHandshake(hostname, Number(port), { ca, cert: pem, key: pem });
}

function bridgeUrl({ home }: CliContext): string {
  const environment = serviceEnvironment(home, 'iot-bridge');
  return `http://${environment.get('HTTP_HOST') ?? '127.0.0.1'}:${setting(environment, 'HTTP_PORT')}`;
}

async function readyAnswer(baseUrl: string): Promise<string> {
  const url = new URL('/readyz', baseUrl);
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) });
  } catch (cause) {
    throw new CliError('UNREACHABLE', `no answer on ${url.host}`, { cause });
  }
  const body = (await response.text()).slice(0, 160);
  if (!response.ok) throw new CliError('CHECK_FAILED', `${response.status} ${body}`);
  return `ready on ${url.host}`;
}
