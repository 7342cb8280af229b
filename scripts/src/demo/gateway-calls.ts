// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { DemoError } from './demo-error.js';

/** An answer of the gateway, read to its end. */
export interface GatewayAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

const PROJECTED_DEADLINE_MS = 60_000;
const POLL_MS = 250;

/** Asks the gateway; follows no redirect. */
export async function ask(url: string, init: RequestInit = {}): Promise<GatewayAnswer> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** What a phone shows that scans a code: the resolver sends it on to a page. */
export function scan(url: string): Promise<GatewayAnswer> {
  return ask(url, { redirect: 'follow' });
}

/** Waits until the gateway's projection has a command. @throws {@link DemoError} `DEMO_STEP` after 60 s. */
export async function waitProjected(gatewayUrl: string, commandId: string): Promise<void> {
  const deadline = Date.now() + PROJECTED_DEADLINE_MS;
  for (;;) {
    const answer = await ask(`${gatewayUrl}/api/v1/commands/${commandId}`).catch(String);
    if (typeof answer !== 'string' && answer.status === 200) return;
    if (Date.now() > deadline) {
      const got = typeof answer === 'string' ? answer : `${answer.status} ${answer.text}`;
      throw new DemoError(
        'DEMO_STEP',
        `网关在 60 秒内没有读到指令 ${commandId}：${got}`,
        `expected the gateway to have read command ${commandId} within 60 s, got ${got}`,
      );
    }
    await wait(POLL_MS);
  }
}

/** What the button of a card does; the cookie of the new session. @throws Error with the gateway's answer. */
export async function signIn(gatewayUrl: string, card: string, href: string): Promise<string> {
  const answer = await ask(`${gatewayUrl}/start/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ card, href }),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  if (answer.status === 303 && answer.headers.get('location') === href && cookie !== '')
    return cookie.split(';')[0] ?? '';
  throw new Error(`sign-in answered ${answer.status}: ${answer.text.slice(0, 200)}`);
}
