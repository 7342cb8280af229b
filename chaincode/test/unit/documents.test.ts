// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { keyIdOf, parseCommand, ROLES, transactionName, type Role } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import { expect } from 'chai';

import type { Right } from '../../dist/access.js';
import { built } from '../fixture/built.js';

const docs = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url)), 'utf8');

describe('docs/errors.md', () => {
  it('lists exactly the codes of contract-error.ts', () => {
    const rows = Object.entries(built.contractError.CONTRACT_ERRORS).map(
      ([code, meaning]) => `| \`${code}\` | ${meaning} |`,
    );
    expect(rowsUnder('errors.md', '## Contracts')).to.deep.equal(rows);
  });
});

describe('docs/spec/commands.md', () => {
  for (const channel of ['trace', 'anchor'] as const) {
    it(`shows the rights of channel ${channel} as access.ts has them`, () => {
      const rows = Object.entries(built.access.ACCESS[channel]).map(([type, rights]) => {
        const row: Readonly<Partial<Record<Role, Right>>> = rights;
        const cells = ROLES.map((role) => row[role])
          .map((right, index) => (right ? `${ROLES[index] ?? ''} ${wordOf(right)}` : ''))
          .filter((cell) => cell !== '');
        const holders = cells.length > 0 ? cells.join(', ') : 'no key';
        return `| \`${transactionName(channel, type) ?? ''}\` | ${holders} |`;
      });
      expect(rowsUnder('spec/commands.md', `### Rights on \`${channel}\``)).to.deep.equal(rows);
    });
  }

  it('shows an example whose signature holds', () => {
    const [spki = '', argument = ''] = [
      ...docs('spec/commands.md').matchAll(/```\n(.+)\n```/g),
    ].map((match) => match[1] ?? '');
    const { command, signature } = JSON.parse(argument) as { command: string; signature: string };
    expect(parseCommand('trace', command).signerKeyId).to.equal(keyIdOf(fromBase64(spki)));
    built.commandSignature.assertCommandSignature(command, spki, signature);
  });
});

function wordOf(right: Right): string {
  return right.area === undefined ? right.operator : `${right.operator}, within area`;
}

/** Table rows after a heading, without the head of the table. */
function rowsUnder(name: string, heading: string): string[] {
  const lines = docs(name).split('\n');
  const from = lines.indexOf(heading);
  expect(from, `${heading} in ${name}`).to.be.greaterThan(-1);
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => line.startsWith('#'));
  const rows = rest.slice(0, end === -1 ? undefined : end).filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.replace(/\s+/g, ' ').trim());
}
