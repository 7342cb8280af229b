// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { LedgerError, type Ledger } from '@daoji/ledger';
import { transactionName } from '@daoji/model';
import { canonicalJson, fromUtf8 } from '@daoji/proof';
import { expect } from 'chai';

import { commandText, TestPerson, type CommandFields } from '../fixture/test-person.js';
import { activation, harvest, mill, parcel } from '../fixture/trace-world.js';
import { connectRegistrar } from './running-network.js';

const RUN = randomBytes(4).toString('hex');
const OPERATOR = `mill-${RUN}`;
const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('chaincode called directly, around the gateway', function () {
  this.timeout(120_000);
  const person = (role: string): TestPerson => new TestPerson(`${role}-${RUN}`);
  const [registrar, grower, village, miller] = [
    person('registrar'),
    person('grower'),
    person('village'),
    person('miller'),
  ];
  let ledger: Ledger;

  const fresh = (fields: CommandFields): CommandFields => ({ commandId: randomUlid(), ...fields });
  const write = (type: string, argument: string): ReturnType<Ledger['submit']> =>
    ledger.submit('trace', transactionName('trace', type) ?? type, [argument]);
  const send = (who: TestPerson, fields: CommandFields): ReturnType<Ledger['submit']> =>
    write(fields.type, who.envelope(fresh(fields)));
  const unsigned = (fields: CommandFields): ReturnType<Ledger['submit']> =>
    write(fields.type, canonicalJson({ command: commandText(fresh(fields)) }));

  before(async function () {
    const running = await connectRegistrar('producer');
    if (!running) {
      this.skip();
      return;
    }
    process.stdout.write(`      seed ${RUN}\n`);
    ledger = running;
    await unsigned({
      type: 'registerOperator',
      areaCode: '211104',
      kind: 'cooperative',
      mspId: 'ProducerMSP',
      operatorId: OPERATOR,
      publicName: 'Example',
    });
    await unsigned(activation(registrar, OPERATOR, ['registrar']));
    for (const [who, role] of [
      [grower, 'grower'],
      [village, 'village'],
      [miller, 'miller'],
    ] as const) {
      await send(registrar, activation(who, OPERATOR, [role]));
    }
    await send(grower, parcel(`p-${RUN}`));
    await send(village, { type: 'attestParcel', parcelId: `p-${RUN}` });
    await send(miller, { type: 'registerMillLine', millLineId: `m-${RUN}`, siteId: 'fx01' });
    await send(grower, harvest(`h-${RUN}`, { parcels: [`p-${RUN}`] }));
  });

  after(() => {
    // Undefined when there was no network.
    (ledger as Ledger | undefined)?.close();
  });

  const milling = (out: number, lotId: string, take = 600_000): CommandFields => ({
    ...mill(out, [{ lotId: `h-${RUN}`, grams: take }]),
    millLineId: `m-${RUN}`,
    outputs: [{ grams: out, lotId, product: 'milled-rice' }],
  });

  it('refuses to mill more than goes in', async () => {
    expect(await codeOf(send(miller, milling(600_001, `x-${RUN}`)))).to.equal('LOT_MASS_EXCEEDED');
  });

  it('refuses a lot of a key without the right', async () => {
    const fields = harvest(`y-${RUN}`, { parcels: [`p-${RUN}`] });
    expect(await codeOf(send(miller, fields))).to.equal('ACCESS_DENIED');
  });

  it('refuses a changed command and a swapped key', async () => {
    const text = grower.commandText(fresh(harvest(`y-${RUN}`, { parcels: [`p-${RUN}`] })));
    const signature = grower.sign(text);
    const changed = canonicalJson({ command: text.replace('1000000', '9000000'), signature });
    expect(await codeOf(write('recordHarvest', changed))).to.equal('COMMAND_SIGNATURE');
    const swapped = canonicalJson({ command: text.replace(grower.keyId, miller.keyId), signature });
    expect(await codeOf(write('recordHarvest', swapped))).to.equal('COMMAND_SIGNATURE');
  });

  it('answers a replayed command with the first result and changes nothing', async () => {
    const argument = grower.envelope(
      fresh({ type: 'splitLot', lotId: `h-${RUN}`, outputs: [{ grams: 1000, lotId: `s-${RUN}` }] }),
    );
    const first = await write('splitLot', argument);
    const left = await remaining();
    const again = await write('splitLot', argument);
    expect(fromUtf8(again.result)).to.equal(fromUtf8(first.result));
    expect(await remaining()).to.equal(left);
  });

  it('flags a command signed four days ago', async () => {
    const eventTime = new Date(Date.now() - 96 * 3_600_000).toISOString();
    const fields = { ...parcel(`q-${RUN}`), deviceTime: eventTime, eventTime };
    const { result } = await send(grower, fields);
    expect(JSON.parse(fromUtf8(result))).to.deep.include({
      flags: ['LATE_RECORD', 'NO_PROTECTED_AREA'],
    });
  });

  it('lets one of two clients win that draw the same grams at once', async () => {
    const take = await remaining();
    const codes = await Promise.all(
      ['a', 'b'].map((side) => codeOf(send(miller, milling(1000, `${side}-${RUN}`, take)))),
    );
    expect(codes.filter((code) => code === 'success')).to.have.length(1);
    expect(['LEDGER_MVCC_CONFLICT', 'LOT_MASS_EXCEEDED']).to.include(
      codes.find((code) => code !== 'success'),
    );
    expect(await remaining()).to.equal(0);
  });

  it('ends a key with the next commit', async () => {
    await send(registrar, { type: 'revokeIdentity', keyId: grower.keyId, reason: 'lost' });
    expect(await codeOf(send(grower, parcel(`z-${RUN}`)))).to.equal('IDENTITY_REVOKED');
  });

  async function remaining(): Promise<number> {
    const value = await ledger.readState('trace', `lot~h-${RUN}`);
    return (JSON.parse(fromUtf8(value ?? new Uint8Array(0))) as { remainingGrams: number })
      .remainingGrams;
  }
});

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'success';
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return error.contractCode ?? error.code;
  }
}

function randomUlid(): string {
  const digits = Array.from(randomBytes(25), (byte) => ULID_DIGITS[byte % 32] ?? '0');
  return `0${digits.join('')}`;
}
