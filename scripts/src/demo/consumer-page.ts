// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { DEMO_HOME } from './demo-home.js';
import { DEMO_GTIN } from './story.js';

const DEADLINE_MS = 60_000;

/** Address of a package lot's consumer page: a GS1 Digital Link on the demo's gateway. */
export async function consumerUrl(lotId: string): Promise<string> {
  const text = await readFile(join(DEMO_HOME, 'env', 'gateway.env'), 'utf8');
  const port = /^HTTP_PORT=(\d+)$/m.exec(text)?.[1] ?? '';
  return `http://127.0.0.1:${port}/01/${DEMO_GTIN}/10/${lotId}`;
}

/** Waits until the projection has the lot and the page answers. @throws after 60 s, with the last answer. */
export async function readConsumerPage(lotId: string): Promise<string> {
  const url = await consumerUrl(lotId);
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await fetch(url).catch(
      (error: unknown) => new Response(String(error), { status: 503 }),
    );
    const text = await answer.text();
    if (answer.ok) return text;
    if (Date.now() > deadline)
      throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 200)}`);
    await wait(500);
  }
}
