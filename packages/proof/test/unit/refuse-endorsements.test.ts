// SPDX-License-Identifier: Apache-2.0
import { p256 } from '@noble/curves/nist.js';

import { concatBytes, fromHex, utf8 } from '../../src/bytes.js';
import { DER_TAG, encodeElement, encodeUnsigned, readSequence } from '../../src/x509/der-reader.js';
import { readSignature } from '../../src/x509/ecdsa.js';
import {
  makeAuthority,
  makeCertificate,
  makeRevocationList,
  sign,
  toPem,
  type TestIdentity,
} from './fixture/certificate-maker.js';
import { message } from './fixture/protobuf-writer.js';
import { describeCases, flip, to, type RefusalCase } from './fixture/refusal-case.js';
import {
  bridge,
  inspector,
  orderer1,
  producer,
  regulator,
  signaturePolicy,
} from './fixture/test-network.js';
import type { TransactionSpec } from './fixture/transaction-maker.js';

const lookAlike = makeAuthority('ProducerMSP', 'ca.ProducerMSP').subject;
const falseCa = { ...makeAuthority('ProducerMSP', 'false'), subject: lookAlike };
const leaf = (
  spec: Partial<Parameters<typeof makeCertificate>[1]>,
  issuer = producer.authority,
): TestIdentity =>
  makeCertificate('ProducerMSP', { commonName: 'leaf', units: ['peer'], ...spec }, issuer);
const endorsed = (
  no: string,
  what: string,
  endorsers: readonly TestIdentity[],
  more: Partial<TransactionSpec> = {},
): RefusalCase => ({
  no,
  what,
  code: 'TP_ENDORSEMENT_POLICY',
  statement: 'endorsed',
  faults: { head: { endorsers, ...more } },
});
const both = [producer.node, regulator.node];
const signedWith = (
  no: string,
  what: string,
  endorse: NonNullable<TransactionSpec['endorse']>,
): RefusalCase =>
  endorsed(no, what, both, {
    endorse: (prp, endorser) =>
      endorser === producer.node
        ? endorse(prp, endorser)
        : sign(endorser.key, concatBytes(prp, endorser.serialized)),
  });
const variant = (pem: string): ((endorser: TestIdentity) => Uint8Array) => {
  let seen = 0;
  return (endorser) => {
    seen += 1;
    return seen === 2 ? message({ 1: endorser.mspId, 2: pem }) : endorser.serialized;
  };
};

/** A signature with s replaced by n − s. */
function highS(der: Uint8Array): Uint8Array {
  const { r, s } = readSignature(der);
  return encodeElement(
    DER_TAG.sequence,
    encodeUnsigned(r),
    encodeUnsigned(p256.Point.Fn.ORDER - s),
  );
}

/** The producer's peer certificate with its own signature in high S. */
function highSCertificate(): string {
  const [tbs, algorithm, signature] = readSequence(producer.node.der, 'certificate');
  const high = highS(signature?.content.subarray(1) ?? new Uint8Array(0));
  const bits = encodeElement(0x03, concatBytes(Uint8Array.of(0), high));
  return toPem(encodeElement(0x30, tbs?.raw ?? bits, algorithm?.raw ?? bits, bits));
}

describeCases('endorsements', [
  endorsed('42', 'one of three organisations', [producer.node]),
  endorsed('42b', 'nobody', []),
  endorsed('43', 'the same endorser twice', [producer.node, producer.node]),
  endorsed('44a', 'the same certificate with other line ends', [producer.node, producer.node], {
    endorsement: variant(producer.node.pem.replaceAll('\n', '\r\n')),
  }),
  endorsed('44b', 'the same certificate with a high-S signature', [producer.node, producer.node], {
    endorsement: variant(highSCertificate()),
  }),
  endorsed('45', 'two peers of one organisation', [producer.node, leaf({ commonName: 'second' })]),
  endorsed('46', 'a client as endorser', [bridge, regulator.node]),
  endorsed('47a', 'an orderer unit as endorser', [leaf({ units: ['orderer'] }), regulator.node]),
  endorsed('47b', 'an orderer organisation as endorser', [orderer1.node, regulator.node]),
  endorsed('48', 'a look-alike CA', [leaf({}, falseCa), regulator.node]),
  endorsed('49', 'a CA certificate as endorser', [producer.authority, regulator.node]),
  endorsed('49b', 'a leaf for clients of TLS alone', [
    leaf({ extendedKeyUsage: [2] }),
    regulator.node,
  ]),
  {
    ...endorsed('50', 'a certificate on the revocation list in force', both),
    faults: {
      head: { endorsers: [producer.node, inspector.node] },
      config: {
        revocationLists: {
          InspectorMSP: [makeRevocationList(inspector.authority, [inspector.node])],
        },
      },
    },
  },
  {
    no: '50b',
    what: 'a revocation list that names another (control)',
    faults: {
      config: {
        revocationLists: {
          InspectorMSP: [makeRevocationList(inspector.authority, [inspector.node])],
        },
      },
    },
  },
  {
    no: '52',
    what: 'a certificate expired at the trusted time',
    code: 'TP_IDENTITY_EXPIRED',
    statement: 'time',
    faults: { head: { endorsers: [leaf({ notAfter: '260601000000Z' }), regulator.node] } },
    options: { at: '2026-10-04T00:00:00Z' },
  },
  {
    no: '53',
    what: 'a certificate expired by now, valid then (control)',
    faults: { head: { endorsers: [leaf({ notAfter: '260601000000Z' }), regulator.node] } },
    options: { at: '2026-05-01T00:00:00Z' },
  },
  endorsed('54a', 'two node units', [leaf({ units: ['peer', 'client'] }), regulator.node]),
  endorsed('54b', 'no node unit', [leaf({ units: [] }), regulator.node]),
  signedWith('55', 'a high-S endorsement', (prp, by) =>
    highS(sign(by.key, concatBytes(prp, by.serialized))),
  ),
  signedWith('56a', 'a byte after the signature', (prp, by) =>
    concatBytes(sign(by.key, concatBytes(prp, by.serialized)), Uint8Array.of(0)),
  ),
  signedWith('56b', 'r = 0', () => fromHex('3006020100020101')),
  signedWith('56c', 'an integer that is not minimal', (prp, by) => {
    const { r, s } = readSignature(sign(by.key, concatBytes(prp, by.serialized)));
    const wide = encodeElement(2, concatBytes(Uint8Array.of(0, 0), encodeUnsigned(r).subarray(2)));
    return encodeElement(DER_TAG.sequence, wide, encodeUnsigned(s));
  }),
  signedWith('57', 'a signature without the endorser', (prp, by) => sign(by.key, prp)),
  signedWith('58', 'an endorsement of another answer', (_, by) =>
    sign(by.key, concatBytes(utf8('x'), by.serialized)),
  ),
  {
    no: '59a',
    what: 'the policy met, the floor not',
    code: 'TP_ENDORSEMENT_FLOOR',
    statement: 'endorsed',
    root: [['channels.anchor.floors.endorse.k', to(3)]],
  },
  {
    no: '59b',
    what: 'an ANY policy with one endorser',
    code: 'TP_ENDORSEMENT_FLOOR',
    statement: 'endorsed',
    faults: { head: { endorsers: [producer.node] }, config: { endorsementRule: 0 } },
  },
  {
    no: '59c',
    what: 'a signature policy of one organisation',
    code: 'TP_ENDORSEMENT_FLOOR',
    statement: 'endorsed',
    faults: {
      head: { endorsers: [producer.node] },
      lifecycleParameter: message({ 1: signaturePolicy(1, [3], 'ProducerMSP') }),
    },
  },
  {
    no: '59d',
    what: 'a signature policy that holds (control)',
    faults: { lifecycleParameter: message({ 1: signaturePolicy(1, [3], 'ProducerMSP') }) },
  },
  {
    ...endorsed('63', 'two signatures demanded of one signer', both),
    faults: { lifecycleParameter: message({ 1: signaturePolicy(2, [3, 0], 'ProducerMSP') }) },
  },
  {
    ...endorsed('62b', 'a missing sub-policy', both),
    faults: { config: { endorsementSubPolicy: 'Nothing' } },
  },
  {
    ...endorsed('62c', 'a policy below no group', both),
    faults: { lifecycleParameter: message({ 2: '/Channel/Nowhere/Endorsement' }) },
  },
  {
    no: '60',
    what: 'another definition than the one read',
    code: 'TP_LIFECYCLE_REF',
    statement: 'endorsed',
    bundle: [['evidence.0.lifecycleRef.tx', to(1)]],
  },
  {
    no: '60b',
    what: 'no definition',
    code: 'TP_LIFECYCLE_MISSING',
    statement: 'endorsed',
    bundle: [['lifecycle', to([])]],
  },
  {
    no: '61',
    what: 'a definition endorsed by one',
    code: 'TP_LIFECYCLE_ENDORSEMENT',
    statement: 'endorsed',
    faults: { lifecycle: { endorsers: [producer.node] } },
  },
  {
    no: '61b',
    what: 'a definition by another chaincode',
    code: 'TP_LIFECYCLE_WRITE',
    statement: 'endorsed',
    faults: { lifecycle: { chaincode: 'fake' } },
  },
  {
    no: '61c',
    what: 'another validation plugin',
    code: 'TP_LIFECYCLE_PLUGIN',
    statement: 'endorsed',
    faults: { lifecyclePlugin: 'mine' },
  },
  {
    no: '61d',
    what: 'a policy of no kind',
    code: 'TP_POLICY_UNSUPPORTED',
    statement: 'endorsed',
    faults: { lifecycleParameter: new Uint8Array(0) },
  },
  {
    no: '34',
    what: 'a creator of a look-alike CA',
    code: 'TP_IDENTITY_PATH',
    statement: 'endorsed',
    faults: { head: { creator: leaf({ units: ['client'] }, falseCa) } },
  },
  {
    no: '35',
    what: 'a payload that its creator did not sign',
    code: 'TP_TX_CREATOR_SIGNATURE',
    statement: 'endorsed',
    faults: { head: { signPayload: (payload) => sign(regulator.node.key, payload) } },
  },
  {
    no: '82a',
    what: 'a filter too short',
    code: 'TP_FILTER',
    statement: 'valid',
    bundle: [['evidence.0.validity.filter', to('AA==')]],
  },
  {
    no: '82b',
    what: 'a filter that says invalid',
    code: 'TP_FILTER',
    statement: 'valid',
    bundle: [['evidence.0.validity.filter', flip(0)]],
  },
  {
    no: '81',
    what: 'no filter at all (control)',
    bundle: [['evidence.0.validity.filter', to(undefined)]],
  },
]);
