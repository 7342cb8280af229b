// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../../src/bytes.js';
import { sha256 } from '../../src/sha256.js';
import { describeCases, to, type RefusalCase } from './fixture/refusal-case.js';

const SALT = Buffer.alloc(16, 7);
const OPENED = Buffer.from('the field by the river');

/** A closed lot whose command commits to `committed` and whose claim opens it with `salt` and `text`. */
const opening = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  committed: Uint8Array,
  salt = SALT,
  text = OPENED,
): RefusalCase => ({
  no,
  what,
  code,
  faults: { closeLot: { fields: { boundaryCommitment: toHex(sha256(committed)) } } },
  bundle: [
    [
      'claims.3.openings',
      to([{ group: 'boundary', salt: salt.toString('base64'), bytes: text.toString('base64') }]),
    ],
  ],
});
const short = SALT.subarray(1);
const honest = Buffer.concat([SALT, OPENED]);

describeCases('opened fields', [
  opening('8a', 'another salt', 'TP_OPENING', honest, Buffer.alloc(16, 8)),
  opening('8b', 'other bytes', 'TP_OPENING', honest, SALT, Buffer.from('the field by the road')),
  opening('8c', 'a salt of 15 bytes', 'TP_OPENING', Buffer.concat([short, OPENED]), short),
  opening(
    '8d',
    'bytes that are no text',
    'TP_OPENING',
    Buffer.concat([SALT, Buffer.of(255)]),
    SALT,
    Buffer.of(255),
  ),
  opening('8e', 'an opening that fits (control)', undefined, honest),
]);
