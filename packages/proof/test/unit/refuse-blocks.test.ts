// SPDX-License-Identifier: Apache-2.0
import { concatBytes, toBase64 } from '../../src/bytes.js';
import { makeConfigBlock } from './fixture/block-maker.js';
import { makeCertificate, type TestIdentity } from './fixture/certificate-maker.js';
import { field } from './fixture/protobuf-writer.js';
import { describeCases, flip, honestStory, to, type RefusalCase } from './fixture/refusal-case.js';
import type { AttestationFaults } from './fixture/attestation-maker.js';
import { headEnvelope, makeStory } from './fixture/story.js';
import {
  bridge,
  configEnvelope,
  orderer1,
  orderer2,
  producer,
  regulator,
} from './fixture/test-network.js';

const BLOCK = 'evidence.0.block';
const ordered = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  more: Partial<RefusalCase>,
): RefusalCase => ({
  no,
  what,
  code,
  statement: 'ordered',
  ...more,
});
const signedBy = (...orderers: TestIdentity[]): Partial<RefusalCase> => ({
  faults: { headBlock: { orderers } },
});
const ordererClient = makeCertificate(
  'Orderer1MSP',
  { commonName: 'c', units: ['client'] },
  orderer1.authority,
);
const joined = (old: unknown): string[] => {
  const data = (old as string[]).map((item) => Buffer.from(item, 'base64'));
  return [Buffer.concat(data).toString('base64')];
};
const DATA = makeConfigBlock('anchor', configEnvelope({ sequence: 1 }), 1).data;
const newer = { number: 1, prevHash: '', data: [toBase64(DATA)], ordererMetadata: [] };

describeCases('blocks and orderers', [
  ordered('64', 'a bit of another envelope flipped', 'TP_ORDER_SIGNATURE', {
    bundle: [[`${BLOCK}.data.1`, flip()]],
  }),
  ordered('65', 'envelopes in another order', 'TP_ORDER_SIGNATURE', {
    bundle: [
      [`${BLOCK}.data`, (old) => (old as string[]).toReversed()],
      ['evidence.0.txIndex', to(1)],
    ],
  }),
  {
    no: '66',
    what: 'two envelopes merged, data hash equal (CVE-2023-46132)',
    code: 'TP_BLOCK_ENVELOPE',
    bundle: [[`${BLOCK}.data`, joined]],
  },
  {
    no: '67',
    what: 'an unknown field after an envelope',
    code: 'TP_BLOCK_ENVELOPE',
    bundle: [
      [`${BLOCK}.data.0`, to(toBase64(concatBytes(headEnvelope(honestStory()), field(3, 'x'))))],
    ],
  },
  {
    no: '67b',
    what: 'an empty block',
    code: 'TP_BLOCK_ENVELOPE',
    bundle: [[`${BLOCK}.data`, to([])]],
  },
  {
    no: '68a',
    what: 'the transaction after it',
    code: 'TP_TX_VALUE',
    bundle: [['evidence.0.txIndex', to(1)]],
  },
  {
    no: '68b',
    what: 'a transaction that is not there',
    code: 'TP_TX_INDEX',
    bundle: [['evidence.0.txIndex', to(2)]],
  },
  ordered('69', 'another previous hash', 'TP_ORDER_SIGNATURE', {
    bundle: [[`${BLOCK}.prevHash`, flip()]],
  }),
  ordered('70', 'another number', 'TP_ORDER_SIGNATURE', { bundle: [[`${BLOCK}.number`, to(3)]] }),
  ordered('71', 'a number above 2^63', 'TP_ORDER_SIGNATURE', {
    bundle: [[`${BLOCK}.number`, to('9223372036854775809')]],
  }),
  ordered('73a', 'no copy', 'TP_ORDER_SIGNATURE_MISSING', {
    bundle: [[`${BLOCK}.ordererMetadata`, to([])]],
  }),
  ordered('73b', 'a copy without a signature', 'TP_ORDER_POLICY', {
    bundle: [[`${BLOCK}.ordererMetadata.0.signatures`, to([])]],
  }),
  ordered(
    '74',
    'a client of an orderer organisation',
    'TP_ORDER_ROLE',
    signedBy(ordererClient, orderer2.node),
  ),
  ordered('75', 'a peer organisation', 'TP_IDENTITY_MSP', signedBy(producer.node, orderer2.node)),
  ordered('75b', 'one orderer organisation', 'TP_ORDER_FLOOR', signedBy(orderer1.node)),
  ordered('75c', 'one orderer twice', 'TP_ORDER_FLOOR', signedBy(orderer1.node, orderer1.node)),
  ordered('75d', 'a CA as orderer', 'TP_IDENTITY_CA', signedBy(orderer1.authority, orderer2.node)),
  ordered('76', 'signed without the metadata value', 'TP_ORDER_SIGNATURE', {
    faults: {
      headBlock: { signed: (_, signatureHeader, header) => concatBytes(signatureHeader, header) },
    },
  }),
  ordered('76b', 'a changed metadata value', 'TP_ORDER_SIGNATURE', {
    bundle: [[`${BLOCK}.ordererMetadata.0.value`, to('CgIIAQ==')]],
  }),
  ordered('77', 'an unknown config block signed as newest', 'TP_CONFIG_INDEX', {
    faults: { headBlock: { lastConfig: 1 } },
  }),
  ordered('78', 'a block before the pinned config', 'TP_CONFIG_INDEX', {
    bundle: [[`${BLOCK}.number`, to(0)]],
  }),
  ordered('79', 'two signed blocks with one number', 'TP_ORDER_EQUIVOCATION', {
    story: () => {
      const { bundle, root } = honestStory();
      const other = makeStory({ headBlock: { previousHash: new Uint8Array(32) } }).bundle;
      const [evidence] = other.evidence;
      const [claim] = other.claims;
      if (!evidence || !claim) throw new Error('expected a head');
      return {
        root,
        bundle: {
          ...bundle,
          evidence: [...bundle.evidence, { ...evidence, id: 'second' }],
          claims: [...bundle.claims, { ...claim, id: 'second', evidence: 'second' }],
        },
      };
    },
  }),
  ordered('80', 'a BFT channel', 'TP_CONFIG_BFT', { faults: { config: { consensus: 'BFT' } } }),
  ordered('91a', 'another pinned hash', 'TP_CONFIG_ANCHOR', {
    root: [['channels.anchor.configAnchor.headerHash', to('0'.repeat(64))]],
  }),
  ordered('91b', 'another pinned number', 'TP_CONFIG_ANCHOR', {
    root: [['channels.anchor.configAnchor.number', to(1)]],
  }),
  ordered('92', 'a config change that is not pinned', 'TP_CONFIG_NOT_PINNED', {
    bundle: [['evidence.0.config', to([newer])]],
  }),
  ordered('93', 'the config of another channel', 'TP_CONFIG_ANCHOR', {
    root: [
      [
        'channels.anchor.configAnchor.block',
        to(honestStory().root.channels['trace']?.configAnchor.block),
      ],
    ],
  }),
  ordered('94', 'an old channel capability', 'TP_CONFIG_CAPABILITY', {
    faults: { config: { capability: 'V1_1' } },
  }),
  ordered('95a', 'a chain that starts elsewhere', 'TP_CHAIN_LINK', {
    bundle: [['evidence.0.chain', to({ headers: ['MAA='] })]],
  }),
  ordered('95b', 'a header-log proof', 'TP_CHAIN_UNSUPPORTED', {
    bundle: [['evidence.0.chain', to({ headerLog: { index: 0, size: 1, path: [] } })]],
  }),
]);

const attested = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  attest: Partial<AttestationFaults>,
): RefusalCase => ({
  no,
  what,
  code,
  statement: 'valid',
  faults: { attest },
});
const by = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  ...attesters: TestIdentity[]
): RefusalCase => ({
  no,
  what,
  code,
  statement: 'valid',
  faults: { attesters },
});

describeCases('attestations', [
  by('83', 'no attestation', 'TP_ATTEST_FLOOR'),
  attested('84', 'a conflict loser (code 11)', 'TP_ATTEST_CODE', { code: 11 }),
  attested('85a', 'another channel', 'TP_ATTEST_CHANNEL', { channel: 'other' }),
  attested('85b', 'another transaction', 'TP_ATTEST_ARGS', {
    args: ['GetTransactionByID', 'anchor', '00'],
  }),
  attested('85c', 'another function', 'TP_ATTEST_ARGS', {
    args: ['GetBlockByTxID', 'anchor', '00'],
  }),
  attested('85d', 'one argument more', 'TP_ATTEST_ARGS', {
    args: ['GetTransactionByID', 'anchor', '00', ''],
  }),
  attested('86a', 'a user chaincode asked', 'TP_ATTEST_ARGS', { chaincode: 'mine' }),
  attested('86b', 'a user chaincode that answers', 'TP_ATTEST_CHAINCODE', { answeredBy: 'mine' }),
  attested('86c', 'a user chaincode named qscc', 'TP_ATTEST_CHAINCODE', { version: '1.0' }),
  attested('86d', 'status 404', 'TP_ATTEST_CHAINCODE', { status: 404 }),
  by('87', 'two answers of one organisation', 'TP_ATTEST_FLOOR', producer.node, producer.node),
  by('88', 'a client that answers', 'TP_ATTEST_ROLE', bridge, regulator.node),
  by('88b', 'an orderer that answers', 'TP_IDENTITY_MSP', orderer1.node, regulator.node),
  attested('89', 'another envelope', 'TP_ATTEST_ENVELOPE', { envelope: new Uint8Array(3) }),
  attested('89b', 'the answer to another question', 'TP_ATTEST_PROPOSAL_HASH', {
    proposalHash: new Uint8Array(32),
  }),
  {
    no: '89c',
    what: 'a changed answer',
    code: 'TP_ATTEST_SIGNATURE',
    statement: 'valid',
    bundle: [['evidence.0.validity.attestations.0.prp', flip()]],
  },
]);
