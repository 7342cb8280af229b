// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, fromBase64, toBase64 } from '@daoji/proof';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { commandText, TestPerson } from '../fixture/test-person.js';
import { harvest, newTraceWorld, type TraceWorld } from '../fixture/trace-world.js';

const FUNCTION = 'lots:recordHarvest';
const argumentOf = (command: string, signature?: string): string =>
  canonicalJson({ command, ...(signature === undefined ? {} : { signature }) });

describe('a lying submitter', () => {
  let world: TraceWorld;
  let text: string;
  let signature: string;

  before(async () => {
    world = await newTraceWorld();
    text = world.grower.commandText(harvest('h-2'));
    signature = world.grower.sign(text);
  });

  const refuse = (command: string, code: Parameters<typeof expectRefusal>[1], der = signature) =>
    expectRefusal(world.ledger.submit(FUNCTION, [argumentOf(command, der)]), code);

  it('cannot change the command', () =>
    refuse(text.replace('1000000', '2000000'), 'COMMAND_SIGNATURE'));

  it('cannot swap the signer for another activated key', () =>
    refuse(text.replace(world.grower.keyId, world.packer.keyId), 'COMMAND_SIGNATURE'));

  it('cannot swap the signer for a key of its own', () => {
    const own = new TestPerson('gateway-own');
    const swapped = text.replace(world.grower.keyId, own.keyId);
    return refuse(swapped, 'IDENTITY_UNKNOWN', own.sign(swapped));
  });

  it('cannot put its own signature', () =>
    refuse(text, 'COMMAND_SIGNATURE', new TestPerson('gateway-own').sign(text)));

  it('cannot drop the signature', () =>
    expectRefusal(world.ledger.submit(FUNCTION, [argumentOf(text)]), 'COMMAND_UNSIGNED'));

  it('cannot drop signer and signature', () => {
    const bare = commandText(harvest('h-2'));
    return expectRefusal(world.ledger.submit(FUNCTION, [argumentOf(bare)]), 'COMMAND_UNSIGNED');
  });

  it('cannot drop the signer alone', () => refuse(commandText(harvest('h-2')), 'COMMAND_UNSIGNED'));

  it('cannot send the command to another function', () =>
    expectRefusal(
      world.ledger.submit('lots:closeLot', [argumentOf(text, signature)]),
      'FUNCTION_MISMATCH',
    ));

  it('cannot name another function in the transaction', () =>
    expectRefusal(
      world.ledger.submit(FUNCTION, [argumentOf(text, signature)], {
        claimedFunction: 'recordHarvest',
      }),
      'FUNCTION_MISMATCH',
    ));

  it('cannot send it to the other channel', () =>
    expectRefusal(
      world.ledger.submit(FUNCTION, [argumentOf(text, signature)], { channel: 'anchor' }),
      'WRONG_CHANNEL',
    ));

  it('cannot use the high-S twin of a signature', () =>
    refuse(text, 'COMMAND_SIGNATURE', world.grower.sign(text, false)));

  it('cannot add a byte after the signature', () =>
    refuse(text, 'COMMAND_SIGNATURE', toBase64(new Uint8Array([...fromBase64(signature), 0]))));

  it('cannot use a long-form DER length', () => {
    const [tag = 0, length = 0, ...rest] = fromBase64(signature);
    return refuse(
      text,
      'COMMAND_SIGNATURE',
      toBase64(new Uint8Array([tag, 0x81, length, ...rest])),
    );
  });

  for (const [what, der] of [
    ['nothing', ''],
    ['an empty sequence', 'MAA='],
    ['zeros', 'MAYCAQACAQA='],
  ] as const) {
    it(`cannot use ${what} as signature`, () => refuse(text, 'COMMAND_SIGNATURE', der));
  }

  it('cannot respell the command', () =>
    refuse(text.replace('{"alg"', '{ "alg"'), 'COMMAND_NOT_CANONICAL'));

  it('cannot add a field', () => refuse(text.replace(/\}$/, ',"x":1}'), 'COMMAND_SHAPE'));

  it('cannot invent a type', () =>
    refuse(text.replace('recordHarvest', 'stealHarvest'), 'COMMAND_TYPE_UNKNOWN'));

  for (const argument of ['', 'null', '[]', '{"command":1}', '{"command":"","x":1}', '{ }']) {
    it(`cannot send ${JSON.stringify(argument)} as argument`, async () => {
      const code = ['', '{ }', 'null'].includes(argument)
        ? 'COMMAND_NOT_CANONICAL'
        : 'COMMAND_SHAPE';
      await expectRefusal(world.ledger.submit(FUNCTION, [argument]), code);
    });
  }

  it('replays an accepted command to the first answer and no write', async () => {
    const copy = world.ledger.copy();
    const first = await copy.submit(FUNCTION, [argumentOf(text, signature)]);
    const again = await copy.submit(FUNCTION, [argumentOf(text, signature)], {
      atMs: Date.now() + 600_000,
    });
    expect(again.result).to.equal(first.result);
    expect(again.writes.size).to.equal(0);
  });

  it('replays it even after the signer was revoked', async () => {
    const copy = world.ledger.copy();
    const first = await copy.submit(FUNCTION, [argumentOf(text, signature)]);
    const keyId = world.grower.keyId;
    await world.registrar.send(copy, { type: 'revokeIdentity', keyId, reason: 'lost' });
    const again = await copy.submit(FUNCTION, [argumentOf(text, signature)]);
    expect(again.result).to.equal(first.result);
  });

  it('cannot give a recorded commandId to another command', async () => {
    const copy = world.ledger.copy();
    await copy.submit(FUNCTION, [argumentOf(text, signature)]);
    const commandId = (JSON.parse(text) as { commandId: string }).commandId;
    await expectRefusal(world.grower.send(copy, harvest('h-3', { commandId })), 'COMMAND_ID_TAKEN');
  });
});
