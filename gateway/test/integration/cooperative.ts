// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';

import { connectLedger, loadProfile } from '@daoji/ledger';
import {
  commandSigningBytes,
  encodeCommand,
  keyIdOf,
  ROLES,
  transactionName,
  type Command,
} from '@daoji/model';
import { canonicalJson, toBase64 } from '@daoji/proof';
import { ulid } from 'ulid';

import { signLowS } from '../../src/commands/low-s-signature.js';

/** Fields of a command beside those that every command has. */
export type Draft = Readonly<Record<string, unknown>> & { readonly type: string };

/** A signed command as a client of the gateway sends it. */
export interface SignedBody {
  readonly channel: 'trace';
  readonly command: string;
  readonly signature?: string;
}

/** Roles that an operator of this kind cannot give. */
const NOT_OF_COOPERATIVES: readonly string[] = [
  'regulator',
  'laboratory',
  'association',
  'household',
];

/** A person with a key made in this process, allowed to do everything for one new cooperative. */
export class Cooperative {
  readonly operatorId = `coop-${ulid().slice(10).toLowerCase()}`;
  readonly #key: KeyObject;
  readonly #spki: Uint8Array;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#spki = publicKey.export({ type: 'spki', format: 'der' });
  }

  /** Registers operator and key through the producers' registrar certificate. */
  async join(home: string): Promise<void> {
    const profile = await loadProfile(join(home, 'profiles', 'org-registrar-producer.json'));
    const ledger = await connectLedger(profile);
    const areaCode = '211122';
    const { operatorId } = this;
    const drafts: readonly Draft[] = [
      {
        type: 'registerOperator',
        areaCode,
        kind: 'cooperative',
        mspId: 'ProducerMSP',
        operatorId,
        publicName: '示范合作社',
      },
      {
        type: 'activateIdentity',
        areaCode,
        operatorId,
        personId: `person-${operatorId}`,
        roles: ROLES.filter((role) => !NOT_OF_COOPERATIVES.includes(role)),
        spki: toBase64(this.#spki),
        validFrom: '2020-01-01T00:00:00.000Z',
        validTo: '2090-01-01T00:00:00.000Z',
      },
    ];
    try {
      for (const draft of drafts) {
        const command = encodeCommand('trace', complete(draft));
        const fn = transactionName('trace', draft.type) ?? '';
        await ledger.submit('trace', fn, [canonicalJson({ command })]);
      }
    } finally {
      ledger.close();
    }
  }

  /** Signs a command. */
  sign(draft: Draft): SignedBody {
    const command = encodeCommand(
      'trace',
      complete({ ...draft, signerKeyId: keyIdOf(this.#spki) }),
    );
    return {
      channel: 'trace',
      command,
      signature: toBase64(signLowS(this.#key, commandSigningBytes(command))),
    };
  }
}

function complete(draft: Draft): Command {
  const fields = {
    ...draft,
    alg: 'ecdsa-p256-sha256',
    commandId: ulid(),
    deviceTime: new Date().toISOString(),
    v: 1,
  };
  return fields as unknown as Command;
}
