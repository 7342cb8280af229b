// SPDX-License-Identifier: Apache-2.0
import { keyOf } from './fixture/certificate-maker.js';
import { CLOSE_ID, headNamespaces, type StoryFaults } from './fixture/story.js';
import { describeCases, inBase64, to, type RefusalCase } from './fixture/refusal-case.js';
import { bridge } from './fixture/test-network.js';
import { DEVICE } from './fixture/device-story.js';

const refused = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  faults: StoryFaults,
): RefusalCase => ({
  no,
  what,
  code,
  faults,
});
const REFUSAL = { code: 'INPUT_DOSE', message: 'INPUT_DOSE: too much', subject: 'parcel~p-1' };
const position = (seq: number): object => ({ bootEpoch: 1, seq });
const device = { deviceId: DEVICE, from: position(0), to: position(2) };
const complete = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  more: Partial<RefusalCase>,
): RefusalCase => ({
  no,
  what,
  code,
  statement: 'complete',
  ...more,
});

describeCases('commands and activations', [
  refused('116a', 'a command changed after signing', 'TP_COMMAND_SIGNATURE', {
    closeLot: { signedText: (text) => `${text} ` },
  }),
  refused('116b', 'another context string', 'TP_COMMAND_SIGNATURE', {
    closeLot: { context: 'trace-pack/v1\n' },
  }),
  refused('116c', 'a signature of another key', 'TP_COMMAND_SIGNATURE', {
    closeLot: { signer: keyOf('other') },
  }),
  refused('116d', 'a command that is not canonical', 'TP_COMMAND_CANONICAL', {
    closeLot: { carriedText: (text) => text.replace('"v":1', '"v": 1') },
  }),
  refused('116e', 'an event of another command', 'TP_COMMAND_HASH', {
    closeLot: { event: { commandHash: '0'.repeat(64) } },
  }),
  refused('116f', 'an event of another type', 'TP_COMMAND_TYPE', {
    closeLot: { event: { type: 'packLot' } },
  }),
  refused('116g', 'a function of another type', 'TP_COMMAND_TYPE', {
    closeLot: { functionName: 'lots:packLot' },
  }),
  refused('116h', 'an event with another field', 'TP_EVENT_SHAPE', {
    closeLot: { event: { more: 1 } },
  }),
  {
    no: '116v',
    what: 'an event that lists what was refused',
    faults: { closeLot: { event: { refusals: [REFUSAL] } } },
  },
  refused('116w', 'a list of refusals that is none', 'TP_EVENT_SHAPE', {
    closeLot: { event: { refusals: REFUSAL } },
  }),
  refused('116x', 'a refusal with another field', 'TP_EVENT_SHAPE', {
    closeLot: { event: { refusals: [{ ...REFUSAL, more: 1 }] } },
  }),
  refused('116y', 'a refusal without its subject', 'TP_EVENT_SHAPE', {
    closeLot: { event: { refusals: [{ code: REFUSAL.code, message: REFUSAL.message }] } },
  }),
  refused('116i', 'three arguments', 'TP_COMMAND_ARGS', {
    closeLot: { transaction: { args: ['a', 'b', 'c'] } },
  }),
  refused('116j', 'an argument that is no command', 'TP_COMMAND_ARGS', {
    closeLot: { transaction: { args: ['lots:closeLot', '{}'] } },
  }),
  refused('28b', 'the event written twice', 'TP_TX_WRITE', { closeLot: { writes: 2 } }),
  refused('28c', 'the event not written', 'TP_TX_WRITE', { closeLot: { writes: 0 } }),
  {
    no: '24b',
    what: 'an event that the ledger does not hold',
    code: 'TP_TX_VALUE',
    bundle: [['claims.3.value', inBase64('h-1', 'h-2')]],
  },
  {
    no: '117a',
    what: 'no activation',
    code: 'TP_ACTIVATION_MISSING',
    bundle: [['claims.3.activation', to(undefined)]],
  },
  {
    no: '117b',
    what: 'the activation of another key',
    code: 'TP_ACTIVATION_KEY',
    bundle: [['claims.3.activation', to('registrar')]],
  },
  {
    no: '117c',
    what: 'a claim that is no activation',
    code: 'TP_ACTIVATION_TYPE',
    bundle: [['claims.3.activation', to('close')]],
  },
  {
    no: '117g',
    what: 'a claim of another kind',
    code: 'TP_ACTIVATION_MISSING',
    bundle: [['claims.3.activation', to('head')]],
  },
  refused('117d', 'a key record of another version', 'TP_ACTIVATION_VERSION', {
    closeLot: { identityRead: [9, 0] },
  }),
  refused('117e', 'a key that was not valid any more', 'TP_ACTIVATION_TIME', {
    keeper: { fields: { validTo: '2026-02-01T00:00:00.000Z' } },
  }),
  refused('117f', 'a key that was not valid yet', 'TP_ACTIVATION_TIME', {
    keeper: { fields: { validFrom: '2026-12-01T00:00:00.000Z' } },
  }),
  refused('118a', 'an unsigned activation of no registrar', 'TP_ACTIVATION_MISSING', {
    registrar: { fields: { roles: ['keeper'] } },
  }),
  refused('118b', 'an unsigned activation sent by no registrar', 'TP_ACTIVATION_REGISTRAR', {
    registrar: { creator: bridge },
  }),
  refused('118c', 'a registrar of another operator', 'TP_ACTIVATION_REGISTRAR', {
    keeper: { fields: { operatorId: 'op-2' } },
  }),
  refused('118d', 'an event that names another organisation', 'TP_ACTIVATION_REGISTRAR', {
    registrar: { event: { signer: 'msp:InspectorMSP' } },
  }),
  refused('118e', 'an event that names another signer', 'TP_COMMAND_SIGNER', {
    closeLot: { event: { signer: '0'.repeat(64) } },
  }),
  refused('119a', 'a command under another id', 'TP_COMMAND_ID', {
    closeLot: { fields: { commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB09' } },
  }),
  {
    no: '119b',
    what: 'a claim of another id',
    code: 'TP_TX_WRITE',
    bundle: [['claims.3.commandId', to(CLOSE_ID.replace(/3$/, '4'))]],
  },
  {
    no: '121',
    what: 'a transaction that read no scenario record',
    code: 'TP_SCENARIO_READ_MISSING',
    statement: 'time',
    faults: {
      head: {
        namespaces: headNamespaces().map((set) => ({
          ...set,
          reads: set.reads?.filter(([key]) => !key.startsWith('scenario')),
        })),
      },
    },
  },
  {
    no: '122',
    what: 'a serial outside its order',
    code: 'TP_SERIAL',
    bundle: [['claims.3.serials', to([{ serial: 'A1', index: 0, path: [] }])]],
  },
  {
    no: '123a',
    what: 'evidence of one channel for the other',
    code: 'TP_CLAIM_CHANNEL',
    bundle: [
      ['claims.0.evidence', to('e-2')],
      ['claims.3.evidence', to('e-head')],
    ],
  },
  {
    no: '123b',
    what: 'evidence that names the other channel',
    code: 'TP_TX_CHANNEL',
    bundle: [['evidence.0.channel', to('trace')]],
  },
  {
    no: '123c',
    what: 'a channel that the root does not know',
    code: 'TP_TX_CHANNEL',
    bundle: [['evidence.0.channel', to('third')]],
  },
]);

describeCases('completeness', [
  complete('111a', 'a bound device without a range', 'TP_COMPLETE_DEVICES', {
    faults: { closeLot: { fields: { devices: [device, { ...device, deviceId: 'second' }] } } },
  }),
  complete('111b', 'a range of another device', 'TP_COMPLETE_DEVICES', {
    bundle: [['completeness.ranges.0.deviceId', to('second')]],
  }),
  complete('112a', 'a reading left out', 'TP_COMPLETE_COUNT', {
    bundle: [['claims.0.batches.0.readings.1', to(undefined)]],
  }),
  complete('112b', 'sequence numbers that nothing covers', 'TP_COMPLETE_COUNT', {
    faults: { device: { watermark: { lastSeq: 4 } } },
  }),
  complete('112c', 'readings that do not chain', 'TP_COMPLETE_CHAIN', {
    faults: { device: { prevHash: '1'.repeat(64) } },
  }),
  complete('112d', 'another last reading', 'TP_COMPLETE_CHAIN', {
    faults: { device: { watermark: { lastLeafHash: '1'.repeat(64) } } },
  }),
  complete('113a', 'a watermark short of the range', 'TP_COMPLETE_RANGE', {
    faults: { closeLot: { fields: { devices: [{ ...device, to: position(3) }] } } },
  }),
  complete('113b', 'a head that the lot does not name', 'TP_COMPLETE_HEAD', {
    faults: { closeLot: { fields: { heads: [] } } },
  }),
  complete('113c', 'a claim that closes no lot', 'TP_COMPLETE_CLAIM', {
    bundle: [['completeness.closeLot', to('keeper')]],
  }),
  {
    no: '111c',
    what: 'no completeness claim (control)',
    bundle: [['completeness', to(undefined)]],
  },
]);
