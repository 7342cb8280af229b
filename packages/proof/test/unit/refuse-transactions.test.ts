// SPDX-License-Identifier: Apache-2.0
import { ORIGIN } from './fixture/device-story.js';
import { describeCases, type RefusalCase } from './fixture/refusal-case.js';
import { headNamespaces } from './fixture/story.js';
import { producer } from './fixture/test-network.js';
import type { TestNamespace, TransactionSpec } from './fixture/transaction-maker.js';

const [LIFECYCLE, ANCHOR] = headNamespaces() as [TestNamespace, TestNamespace];
const head = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  spec: Partial<TransactionSpec>,
): RefusalCase => ({
  no,
  what,
  code,
  faults: { head: spec },
});
const own = (
  change: Partial<TestNamespace>,
  ...more: TestNamespace[]
): Partial<TransactionSpec> => ({
  namespaces: [LIFECYCLE, { ...ANCHOR, ...change }, ...more],
});
const HEAD_VALUE = ANCHOR.writes?.[0]?.[1];

describeCases('transactions', [
  head(
    '25b',
    'the key of another log',
    'TP_TX_WRITE',
    own({ writes: [['head~pj01/bridge-2', HEAD_VALUE]] }),
  ),
  head(
    '26',
    'the same bytes in another namespace',
    'TP_TX_NAMESPACE',
    own({ writes: [] }, { ...ANCHOR, name: 'other' }),
  ),
  head('27', 'a delete', 'TP_TX_WRITE', own({ writes: [[`head~${ORIGIN}`, undefined]] })),
  head(
    '28',
    'a second write',
    'TP_TX_WRITE',
    own({ writes: [...(ANCHOR.writes ?? []), ['k', 'v']] }),
  ),
  head(
    '29',
    'a second namespace written',
    'TP_TX_NAMESPACE',
    own({}, { name: 'other', writes: [['k', 'v']] }),
  ),
  head('30a', 'a key policy', 'TP_TX_METADATA_WRITE', own({ metadataWrites: 1 })),
  head('30b', 'a collection', 'TP_TX_COLLECTION', own({ collections: 1 })),
  head('31', 'the value in the reads alone', 'TP_TX_WRITE', own({ writes: [] })),
  head('31b', 'a namespace twice', 'TP_TX_NAMESPACE', own({}, ANCHOR)),
  head('32', 'another transaction id', 'TP_TX_ID', { txId: '00' }),
  head('33', 'another nonce in the action', 'TP_TX_ACTION_HEADER', { actionNonce: 'other' }),
  head('36', 'the answer to another proposal', 'TP_TX_PROPOSAL_HASH', {
    proposalHash: new Uint8Array(32),
  }),
  head('37', 'two actions', 'TP_TX_ACTIONS', { actions: 2 }),
  head('38a', 'a config transaction', 'TP_TX_TYPE', { type: 1 }),
  head('38b', 'another epoch', 'TP_TX_TYPE', { epoch: 1 }),
  head('39', 'another channel', 'TP_TX_CHANNEL', { channel: 'trace' }),
  head('40a', 'an answer of another chaincode', 'TP_TX_CHAINCODE', { answeredBy: 'other' }),
  head('40b', 'an event of another chaincode', 'TP_TX_CHAINCODE', { eventOf: 'other' }),
  head('40c', 'another chaincode altogether', 'TP_TX_CHAINCODE', { chaincode: 'other' }),
  head('40d', 'no version', 'TP_TX_CHAINCODE', { version: '' }),
  head('41', 'status 500', 'TP_TX_STATUS', { status: 500 }),
  head('41b', 'seventeen endorsements', 'TP_ENDORSEMENT_COUNT', {
    endorsers: Array.from({ length: 17 }, () => producer.node),
  }),
]);
