// SPDX-License-Identifier: Apache-2.0
import {
  IMPORT_KINDS,
  importTemplate,
  planCsvImport,
  rowContent,
  UNSIGNED_KINDS,
  type ImportKind,
} from '@daoji/exchange';
import { encodeCommand, type Command } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request from 'supertest';

import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, GTIN, KEY_ID } from '../doubles/season.js';
import { record, recordEvent } from '../doubles/trade.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { Uploader } from '../doubles/uploader.js';

const KINDS = Object.keys(IMPORT_KINDS) as ImportKind[];
const NOW = '2026-11-24T00:00:00.000Z';

interface Plan {
  readonly commands: readonly { command: Record<string, unknown>; isRecorded: boolean }[];
  readonly faults: readonly object[];
}

/** The example of a kind's template as the command that it becomes. */
function exampleOf(kind: ImportKind): Record<string, unknown> {
  const [header, , example] = importTemplate(kind)
    .replace(/\r\n("?)# /g, '\r\n$1')
    .split('\r\n');
  const signerKeyId = UNSIGNED_KINDS.includes(kind) ? undefined : KEY_ID;
  const plan = planCsvImport(kind, utf8(`${header ?? ''}\r\n${example ?? ''}\r\n`), {
    deviceTime: NOW,
    signerKeyId,
  });
  expect(plan.faults).to.deep.equal([]);
  return { ...plan.commands[0]?.command };
}

describe('what was recorded, exported and imported again', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const plan = async (kind: string, text: string): Promise<Plan> => {
    const answer = await request(api.app)
      .post(`${API}/import/${kind}?signerKeyId=${KEY_ID}`)
      .set('content-type', 'text/csv')
      .send(text);
    expect(answer.status, answer.text).to.equal(200);
    return answer.body as Plan;
  };
  const recorded = async (command: Record<string, unknown>): Promise<void> =>
    recordEvent(api.services, encodeCommand('trace', command as unknown as Command), [], 50);

  for (const kind of KINDS) {
    context(kind, () => {
      it('is there already where it came from an import', async () => {
        const command = exampleOf(kind);
        await recorded(command);
        const { text } = await get(`/export/recorded-${kind}.csv`);
        const { commands, faults } = await plan(kind, text);
        expect(faults).to.deep.equal([]);
        expect(commands.map(({ isRecorded }) => isRecorded)).to.not.include(false);
        expect(commands.map((one) => rowContent(one.command))).to.deep.include(rowContent(command));
      });

      it('is there already where it was signed on a page', async () => {
        await recorded({ ...exampleOf(kind), commandId: commandIdOf(77) });
        const { text } = await get(`/export/recorded-${kind}.csv`);
        const { commands, faults } = await plan(kind, text);
        expect(faults).to.deep.equal([]);
        expect(commands).to.have.length.greaterThan(0);
        expect(commands.map(({ isRecorded }) => isRecorded)).to.not.include(false);
      });

      it('is new where another time is said', async () => {
        await recorded({ ...exampleOf(kind), commandId: commandIdOf(77) });
        await recorded({ ...exampleOf(kind), commandId: commandIdOf(78), eventTime: NOW });
        const { text } = await get(`/export/recorded-${kind}.csv`);
        const later = text.replaceAll(NOW, '2026-11-23T00:00:00.000Z');
        const { commands } = await plan(kind, later);
        const states = commands.map(({ command, isRecorded }) => [
          command['eventTime'] !== undefined,
          isRecorded,
        ]);
        expect(states).to.deep.include([true, false]);
        expect(states).to.not.deep.include([true, true]);
        expect(states).to.not.deep.include([false, false]);
      });
    });
  }

  it('says of no row that it is recorded on a ledger that has none', async () => {
    const { commands } = await plan(
      'settlements',
      'slipId,settledGrams,settlementHash\r\n' + `sl-1,974000,${'0'.repeat(64)}\r\n`,
    );
    expect(commands.map(({ isRecorded }) => isRecorded)).to.deep.equal([false]);
  });

  it('keeps persons under the operator of their own', async () => {
    await recorded(exampleOf('identities'));
    const rows = async (operatorId: string): Promise<number> =>
      (await get(`/export/recorded-identities.csv?operatorId=${operatorId}`)).text
        .trim()
        .split('\n').length - 1;
    expect(await rows('household-0001')).to.equal(1);
    expect(await rows('coop-1')).to.equal(0);
  });
});

describe('lists as CSV', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const lines = (text: string): string[] => text.trim().split('\r\n').slice(1);

  it('gives every event with its command, and narrows them by the signer’s operator', async () => {
    const { text } = await get('/export/events.csv');
    expect(text).to.match(/^\uFEFFblockNumber,channel,commandId,/);
    expect(lines(text)).to.have.length(api.services.index.allEvents().length);
    expect(lines(text)[0]).to.include(commandIdOf(1)).and.include('registerParcel');
    expect(lines((await get('/export/events.csv?operatorId=nobody')).text)).to.deep.equal([]);
  });

  it('gives keys of both channels once, by pseudonym', async () => {
    const [row, ...more] = lines((await get('/export/identities.csv')).text);
    expect(row).to.include('person-1').and.include(KEY_ID);
    expect(more).to.deep.equal([]);
  });

  describe('with serials', () => {
    const EXCEPTION = {
      exception: 'reported',
      gtin: GTIN,
      history: [],
      index: 4,
      lotId: 'k-1',
      orderId: 'co-1',
      serial: '0123456789abcdef',
    };
    const path = `${API}/export/package-exceptions.csv`;

    beforeEach(async () => {
      await record(api.services, 'code-order~co-1', {
        activated: [{ from: 0, lotId: 'k-1', to: 10 }],
        commandId: commandIdOf(9),
        count: 50,
        gtin: GTIN,
        netMassGrams: 5_000,
        operatorId: 'coop-1',
        orderId: 'co-1',
        orderedAt: NOW,
        printed: [],
        serialRoot: '0'.repeat(64),
        voided: [],
      });
      await record(api.services, `package~${GTIN}/0123456789abcdef`, EXCEPTION);
      expect(api.services.index.records.all('package')).to.have.length(1);
    });

    async function asked(change: object): Promise<request.Response> {
      const reader = new Uploader();
      await reader.activate(api.services.store, change);
      const hash = toHex(sha256(utf8(`GET ${path}`)));
      return request(api.app).get(path).set('Daoji-Read', reader.readHeader(hash, NOW));
    }

    for (const list of ['package-exceptions', 'flagged-codes']) {
      it(`gives ${list} to nobody who does not say who asks`, async () => {
        expectProblem(await get(`/export/${list}.csv`), 401, 'SCAN_READER');
      });
    }

    it('gives an operator its own rows, a regulator all, another operator none', async () => {
      expect(lines((await asked({ operatorId: 'coop-1' })).text)).to.have.length(1);
      expect(
        lines((await asked({ operatorId: 'agri-r', roles: ['regulator'] })).text),
      ).to.have.length(1);
      const other = await asked({ operatorId: 'mill-9' });
      expect([other.status, lines(other.text)]).to.deep.equal([200, []]);
    });
  });
});
