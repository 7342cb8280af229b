// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { PushQueue } from '../../../src/push/push-queue.js';
import { expectError } from '../expect-error.js';

/** What the platform does with a message: takes it, refuses it, breaks, or takes it and cuts the line before it answers. */
type Behaviour = 'take' | 'refuse' | 'break' | 'cut';

const NOW = (): Date => new Date('2026-10-05T00:00:00.000Z');

describe('the push queue', () => {
  let folder: string;
  let path: string;
  let server: Server;
  let url: string;
  let behaviours: Behaviour[];
  /** Bodies that the platform keeps, by their idempotency key. */
  let kept: Map<string, string>;
  let calls: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daoji-push-'));
    path = join(folder, 'push', 'nyt4712.json');
    behaviours = [];
    kept = new Map();
    calls = 0;
    server = createServer((request, response) => {
      void textOf(request).then((body) => {
        calls += 1;
        const key = String(request.headers['idempotency-key']);
        const behaviour = behaviours.shift() ?? 'take';
        if (behaviour === 'take' || behaviour === 'cut') kept.set(key, body);
        if (behaviour === 'cut') {
          request.socket.destroy();
          return;
        }
        const status = { break: 503, refuse: 422, take: 200 }[behaviour];
        response.writeHead(status).end(JSON.stringify({ receiptId: `r-${calls}` }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/batches`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { force: true, recursive: true });
  });

  const states = async (): Promise<string[]> =>
    (await PushQueue.open(path)).messages.map(({ state }) => state);

  it('sends a message once and keeps its receipt', async () => {
    const queue = await PushQueue.open(path);
    await queue.add({ n: 1 }, NOW());
    expect(await states()).to.deep.equal(['queued']);
    await queue.push(url, NOW);
    await queue.add({ n: 1 }, NOW());
    await queue.push(url, NOW);
    expect(calls).to.equal(1);
    const [message] = (await PushQueue.open(path)).messages;
    expect(message).to.deep.include({
      attempts: 1,
      receipt: { at: '2026-10-05T00:00:00.000Z', body: '{"receiptId":"r-1"}', status: 200 },
      state: 'acknowledged',
    });
  });

  it('sends again under the same id when the line was cut after the platform took it', async () => {
    behaviours = ['cut'];
    const queue = await PushQueue.open(path);
    await queue.add({ n: 1 }, NOW());
    await queue.push(url, NOW);
    expect(await states()).to.deep.equal(['sent']);
    // The process ended; another one goes on.
    await (await PushQueue.open(path)).push(url, NOW);
    expect(await states()).to.deep.equal(['acknowledged']);
    expect([calls, kept.size]).to.deep.equal([2, 1]);
  });

  it('waits with all that follow while the platform is broken, and keeps their order', async () => {
    behaviours = ['break'];
    const queue = await PushQueue.open(path);
    await queue.add({ n: 1 }, NOW());
    await queue.add({ n: 2 }, NOW());
    await queue.push(url, NOW);
    expect(await states()).to.deep.equal(['sent', 'queued']);
    behaviours = ['break'];
    await queue.push(url, NOW);
    expect(await states()).to.deep.equal(['resent', 'queued']);
    await queue.push(url, NOW);
    expect(await states()).to.deep.equal(['acknowledged', 'acknowledged']);
    expect([...kept.values()]).to.deep.equal(['{"n":1}', '{"n":2}']);
  });

  it('does not send a rejected message again by itself', async () => {
    behaviours = ['refuse'];
    const queue = await PushQueue.open(path);
    const { messageId } = await queue.add({ n: 1 }, NOW());
    await queue.push(url, NOW);
    await queue.push(url, NOW);
    expect([await states(), calls]).to.deep.equal([['rejected'], 1]);
    await queue.resend(messageId);
    expect(await states()).to.deep.equal(['resent']);
    await queue.push(url, NOW);
    expect(await states()).to.deep.equal(['acknowledged']);
    await expectError(() => queue.resend(messageId), CliError, 'USAGE');
  });

  it('leaves what nobody answers in the queue', async () => {
    const queue = await PushQueue.open(path);
    await queue.add({ n: 1 }, NOW());
    await queue.push('http://127.0.0.1:9/closed', NOW);
    expect(await states()).to.deep.equal(['sent']);
  });

  it('refuses a file that is no queue', async () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, '{"messages":[{}],"v":1}');
    await expectError(() => PushQueue.open(other), CliError, 'FILE_SHAPE');
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
