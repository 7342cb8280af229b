// SPDX-License-Identifier: Apache-2.0
import { fromHex, readSpki, verifyEd25519, verifyLowS } from '@daoji/proof';

import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet, type Vector } from './vector.js';

interface Suite<Key> {
  readonly testGroups: readonly (Key & { readonly tests: readonly Case[] })[];
}

interface EcdsaKey {
  readonly publicKeyDer: string;
}

interface Ed25519Key {
  readonly publicKey: { readonly pk: string };
}

interface Case {
  readonly tcId: number;
  readonly msg: string;
  readonly sig: string;
  readonly result: string;
}

/** Half the order of P-256, rounded down: a larger s is high. Source: SEC 2 §2.4.2. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

/**
 * Project Wycheproof: ECDSA on P-256 with our rule that s must be low, and Ed25519 by the strict rules. A file that is not there is not run.
 */
export const wycheproofSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  const ecdsa = 'ecdsa_secp256r1_sha256_test.json';
  const ed25519 = 'ed25519_test.json';
  return [
    ...(files.has(ecdsa) ? ecdsaVectors(files.json(ecdsa) as Suite<EcdsaKey>) : []),
    ...(files.has(ed25519) ? ed25519Vectors(files.json(ed25519) as Suite<Ed25519Key>) : []),
  ];
};

function ecdsaVectors(suite: Suite<EcdsaKey>): Vector[] {
  return suite.testGroups.flatMap(({ publicKeyDer, tests }) => {
    const key = readSpki(fromHex(publicKeyDer));
    return tests.map(({ tcId, msg, sig, result }) => ({
      name: `ecdsa ${tcId}`,
      expected: result === 'valid' && isLow(sig) ? 'valid' : 'invalid',
      got: outcomeOf(() => wordOf(verifyLowS(key, fromHex(msg), fromHex(sig)))),
    }));
  });
}

function ed25519Vectors(suite: Suite<Ed25519Key>): Vector[] {
  return suite.testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ tcId, msg, sig, result }) => ({
      name: `ed25519 ${tcId}`,
      expected: result,
      got: outcomeOf(() =>
        wordOf(verifyEd25519(fromHex(publicKey.pk), fromHex(msg), fromHex(sig))),
      ),
    })),
  );
}

/** For a valid signature, read apart from our own reader: SEQUENCE, INTEGER r, INTEGER s, all of short length. */
function isLow(sig: string): boolean {
  const rLength = Number.parseInt(sig.slice(6, 8), 16);
  return BigInt(`0x${sig.slice(8 + 2 * rLength + 4)}`) <= HALF_ORDER;
}

function wordOf(isValid: boolean): string {
  return isValid ? 'valid' : 'invalid';
}
