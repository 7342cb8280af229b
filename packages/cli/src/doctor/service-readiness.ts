// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { gatewayUrl, serviceEnvironment, setting, type DaojiHome } from '../network/daoji-home.js';
import type { Finding } from './finding.js';

/** A service of ours, by its process's name. */
export interface ServiceUrl {
  readonly name: string;
  readonly url: string;
}

/** What `/readyz` says of one dependency: the bridge in a word, the gateway in an object. */
const dependencySchema = z.union([
  z.string().transform((word) => word === 'up'),
  z.looseObject({ ok: z.boolean() }).transform(({ ok }) => ok),
]);
const readySchema = z.looseObject({ dependencies: z.record(z.string(), dependencySchema) });

const WAIT_MS = 8_000;

/** Bridge and gateway of a home. */
export function serviceUrls(home: DaojiHome): ServiceUrl[] {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const host = environment.get('HTTP_HOST') ?? '127.0.0.1';
  return [
    { name: 'iot-bridge', url: `http://${host}:${setting(environment, 'HTTP_PORT')}` },
    { name: 'gateway', url: gatewayUrl(home) },
  ];
}

/**
 * Asks a service whether it is ready.
 * @param isPartDown - true: one that waits is no fault of its own, since it goes on once that part is back.
 * @param up - what a person types to bring the network up.
 */
export async function serviceFinding(
  { name, url }: ServiceUrl,
  isPartDown: boolean,
  up: string,
): Promise<Finding> {
  const fix = `${up}; log: log/${name}.log`;
  const answer = await ask(url);
  if (answer === undefined) {
    return { name, state: 'down', detail: `没有应答 · no answer on ${url}`, fix };
  }
  const { isReady, missing } = answer;
  if (isReady && missing.length === 0) {
    return { name, state: 'ok', detail: `已就绪 · ready on ${url}` };
  }
  const detail = `等待 · waits for: ${missing.join(', ')}`;
  if (isReady || isPartDown) return { name, state: 'warn', detail };
  return { name, state: 'down', detail, fix };
}

async function ask(url: string): Promise<{ isReady: boolean; missing: string[] } | undefined> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(WAIT_MS) });
    const body = readySchema.safeParse(await response.json());
    const dependencies = Object.entries(body.success ? body.data.dependencies : {});
    return {
      isReady: response.ok,
      missing: dependencies.filter(([, isWell]) => !isWell).map(([name]) => name),
    };
  } catch {
    return undefined;
  }
}
