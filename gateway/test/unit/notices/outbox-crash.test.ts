// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { startChat, TAKEN, type ChatServer } from '../../doubles/chat-server.js';

const PROCESS = fileURLToPath(new URL('../../doubles/notice-process.ts', import.meta.url));
const ALARMS = 12;

/** A real process that tells of alarms is killed at each of its messages in turn. */
describe('the outbox of a process that is killed', function () {
  this.timeout(120_000);
  let chat: ChatServer;
  let dir: string;

  beforeEach(async () => {
    chat = await startChat();
    dir = await mkdtemp(join(tmpdir(), 'daoji-notices-'));
  });

  afterEach(() => chat.close());

  const start = (): ChildProcess =>
    spawn(process.execPath, ['--import=tsx', PROCESS, dir, chat.origin, String(ALARMS)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const keys = (): string[] =>
    chat.posted.map(({ headers }) => String(headers['webhook-id'])).sort();

  it('loses no message, and sends one twice only where the kill came before its note', async () => {
    // Killed with the message received and no answer given: the worst moment for "exactly once".
    for (const stopAt of [1, 4, 9]) {
      const killed = start();
      const ended = once(killed, 'exit');
      chat.answer = (response) => {
        if (new Set(keys()).size >= stopAt) killed.kill('SIGKILL');
        else response.end(TAKEN.body);
      };
      await ended;
      expect(killed.signalCode).to.equal('SIGKILL');
    }
    chat.answer = TAKEN;
    const last = start();
    const [code] = (await once(last, 'exit')) as [number];
    expect(code).to.equal(0);
    const sent = keys();
    expect(new Set(sent).size).to.equal(ALARMS);
    // Three kills, three messages that were received and not noted.
    expect(sent.length).to.be.within(ALARMS, ALARMS + 3);
  });

  it('sends nothing again where everything was noted', async () => {
    for (let run = 0; run < 2; run += 1) {
      const [code] = (await once(start(), 'exit')) as [number];
      expect(code).to.equal(0);
    }
    expect(keys()).to.have.length(ALARMS);
  });
});
