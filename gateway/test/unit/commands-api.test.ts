// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { expectProblem, validated } from '../doubles/checked-answers.js';
import { commandIdOf, commandText, eventOf } from '../doubles/season.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { unreachableLedger } from '../doubles/services.js';

describe('the API for commands', () => {
  const api = freshApi();

  context('POST /commands', () => {
    const text = commandText(7, { type: 'attestParcel', parcelId: 'p-0017' });
    const body = { channel: 'trace', command: text, signature: 'AAAA' };

    it('carries the very bytes to the contract of the type and answers the event', async () => {
      const sent: unknown[] = [];
      const ledger = {
        ...unreachableLedger(),
        submit: async (...args: unknown[]) => {
          sent.push(args);
          await api.services.store.put('events', eventDocument(text));
          return { transactionId: 'tx-7', blockNumber: 7 };
        },
      };
      const response = await request(validated({ ...api.services, ledger }))
        .post(`${API}/commands`)
        .send(body);
      expect(response.status, response.text).to.equal(201);
      expect(response.body).to.deep.include({ commandId: commandIdOf(7), repeated: false });
      expect(sent).to.deep.equal([
        ['trace', 'places:attestParcel', [JSON.stringify({ command: text, signature: 'AAAA' })]],
      ]);
    });

    it('answers a repeat without asking the ledger', async () => {
      await api.services.store.put('events', eventDocument(text));
      const response = await request(api.app).post(`${API}/commands`).send(body);
      expect(response.body).to.deep.include({ repeated: true });
    });

    it('refuses other bytes under a recorded id', async () => {
      await api.services.store.put('events', eventDocument(text));
      const other = commandText(7, { type: 'attestParcel', parcelId: 'p-0018' });
      const response = await request(api.app)
        .post(`${API}/commands`)
        .send({ ...body, command: other });
      expectProblem(response, 409, 'COMMAND_CONFLICT');
    });

    const contract: readonly (readonly [string, number])[] = [
      ['LOT_MASS_EXCEEDED', 409],
      ['COMMAND_SIGNATURE', 403],
      ['IDENTITY_REVOKED', 403],
      ['ACCESS_DENIED', 403],
      ['EVENT_TIME_FUTURE', 422],
    ];
    for (const [code, status] of contract) {
      it(`maps the contract's ${code}`, async () => {
        const failure = Object.assign(new Error('text'), {
          code: 'LEDGER_CONTRACT',
          contractCode: code,
        });
        const ledger = { ...unreachableLedger(), submit: () => Promise.reject(failure) };
        const response = await request(createApp({ ...api.services, ledger }))
          .post(`${API}/commands`)
          .send(body);
        expectProblem(response, status, code);
      });
    }

    it('refuses gzip that is none', async () => {
      const response = await request(createApp(api.services))
        .post(`${API}/commands`)
        .set({ 'content-encoding': 'gzip', 'content-type': 'application/json' })
        .send('{}');
      expectProblem(response, 400, 'REQUEST_MALFORMED');
    });

    it('tells an ambiguous commit apart', async () => {
      const failure = Object.assign(new Error('text'), { code: 'LEDGER_COMMIT_UNKNOWN' });
      const ledger = { ...unreachableLedger(), submit: () => Promise.reject(failure) };
      const response = await request(createApp({ ...api.services, ledger }))
        .post(`${API}/commands`)
        .send(body);
      expectProblem(response, 504, 'LEDGER_COMMIT_UNKNOWN');
    });

    it('says when no peer answers', async () => {
      expectProblem(
        await request(api.app).post(`${API}/commands`).send(body),
        503,
        'LEDGER_UNREACHABLE',
      );
    });

    const bad: readonly (readonly [string, string, string, number, string])[] = [
      ['malformed JSON', '{"channel":', 'application/json', 400, 'REQUEST_MALFORMED'],
      ['a list', '[]', 'application/json', 400, 'REQUEST_INVALID'],
      [
        'an object as command',
        JSON.stringify({ ...body, command: { $ne: 1 } }),
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'an unknown channel',
        JSON.stringify({ ...body, channel: 'other' }),
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'an unknown field',
        JSON.stringify({ ...body, extra: 1 }),
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'a signature that is no base64',
        JSON.stringify({ ...body, signature: '!' }),
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'text that is not canonical',
        JSON.stringify({ ...body, command: ` ${text}` }),
        'application/json',
        400,
        'COMMAND_NOT_CANONICAL',
      ],
      [
        'an unknown type',
        JSON.stringify({ ...body, command: '{"type":"no"}' }),
        'application/json',
        400,
        'COMMAND_TYPE_UNKNOWN',
      ],
      [
        'a command of the other channel',
        JSON.stringify({ ...body, channel: 'anchor' }),
        'application/json',
        400,
        'COMMAND_TYPE_UNKNOWN',
      ],
      [
        'a field of another shape',
        JSON.stringify({ ...body, command: '{"type":"attestParcel"}' }),
        'application/json',
        400,
        'COMMAND_SHAPE',
      ],
      [
        '1 MB',
        JSON.stringify({ ...body, command: 'x'.repeat(1_000_000) }),
        'application/json',
        413,
        'REQUEST_TOO_LARGE',
      ],
      [
        'a thousand levels',
        JSON.stringify({ ...body, evidence: { at: nested(1_000) } }),
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'sixty thousand levels',
        `{"evidence":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
        'application/json',
        400,
        'REQUEST_INVALID',
      ],
      [
        'a command of ten thousand levels',
        JSON.stringify({ ...body, command: `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }),
        'application/json',
        400,
        'COMMAND_NOT_CANONICAL',
      ],
      ['plain text', JSON.stringify(body), 'text/plain', 415, 'MEDIA_TYPE_UNSUPPORTED'],
      [
        'a form',
        'channel=trace',
        'application/x-www-form-urlencoded',
        415,
        'MEDIA_TYPE_UNSUPPORTED',
      ],
    ];
    for (const [what, sent, type, status, code] of bad) {
      it(`refuses ${what}`, async () => {
        const response = await request(createApp(api.services))
          .post(`${API}/commands`)
          .set('content-type', type)
          .send(sent);
        expectProblem(response, status, code);
      });
    }
  });
});

function nested(levels: number): unknown {
  return levels === 0 ? 0 : [nested(levels - 1)];
}

function eventDocument(text: string) {
  return {
    _id: `trace~${commandIdOf(7)}`,
    blockNumber: 7,
    channel: 'trace',
    command: text,
    transactionId: 'tx-7',
    txIndex: 0,
    value: { ...eventOf(text, ['parcel~p-0017']) },
  } as const;
}
