// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { REPO_ROOT } from '../../src/paths.js';

/** The table of `ARCHITECTURE.md`: who may import whom; `closed` rows list every third-party import as well. */
const TABLE: Readonly<Record<string, { daoji: readonly string[]; closed?: readonly string[] }>> = {
  'packages/proof': { daoji: [], closed: ['@noble/curves', '@noble/hashes', 'canonicalize'] },
  'packages/model': { daoji: ['proof'], closed: ['zod'] },
  'packages/agronomy': { daoji: ['model', 'proof'], closed: [] },
  'packages/exchange': { daoji: ['model', 'proof', 'agronomy'] },
  'packages/archive': { daoji: ['proof'] },
  'packages/ledger': { daoji: ['model', 'proof'] },
  'packages/cli': { daoji: ['model', 'proof', 'agronomy', 'exchange', 'archive', 'ledger'] },
  chaincode: {
    daoji: ['model', 'proof', 'agronomy'],
    closed: ['fabric-contract-api', 'fabric-shim', 'reflect-metadata'],
  },
  'iot-bridge': { daoji: ['ledger', 'model', 'proof', 'archive'] },
  gateway: { daoji: ['ledger', 'model', 'proof', 'archive', 'agronomy', 'exchange'] },
  'explorer-ui': { daoji: ['model', 'proof'] },
  network: { daoji: ['ledger', 'model', 'proof', 'archive', 'cli'] },
  scripts: { daoji: ['model', 'proof', 'agronomy', 'exchange', 'archive', 'ledger', 'cli'] },
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

describe('import boundaries', () => {
  for (const [folder, rule] of Object.entries(TABLE)) {
    it(`${folder} imports only what the table of ARCHITECTURE.md allows`, () => {
      const faults = importsOf(folder).filter(({ name }) => !isAllowed(name, rule));
      expect(faults.map(({ file, name }) => `${file} → ${name}`)).to.deep.equal([]);
    });

    it(`${folder} declares every import of its sources in package.json`, () => {
      const manifest = JSON.parse(
        readFileSync(join(REPO_ROOT, folder, 'package.json'), 'utf8'),
      ) as {
        dependencies?: Record<string, string>;
      };
      const declared = Object.keys(manifest.dependencies ?? {});
      const used = new Set(
        importsOf(folder)
          .map(({ name }) => packageOf(name))
          .filter((name) => !name.startsWith('node:')),
      );
      expect([...used].filter((name) => !declared.includes(name))).to.deep.equal([]);
    });
  }

  it('knows the @noble packages as one door each', () => {
    expect(packageOf('@noble/hashes/sha2.js')).to.equal('@noble/hashes');
    expect(packageOf('zod')).to.equal('zod');
  });
});

interface Import {
  readonly file: string;
  readonly name: string;
}

function importsOf(folder: string): Import[] {
  const entries = readdirSync(join(REPO_ROOT, folder, 'src'), {
    recursive: true,
    encoding: 'utf8',
  });
  const files = entries
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/src/${file}`);
  return files.flatMap((file) => {
    const text = readFileSync(join(REPO_ROOT, file), 'utf8');
    const names = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
    return names.filter((name) => !name.startsWith('.')).map((name) => ({ file, name }));
  });
}

function isAllowed(
  name: string,
  rule: { daoji: readonly string[]; closed?: readonly string[] },
): boolean {
  if (name.startsWith('@daoji/')) return rule.daoji.includes(name.slice('@daoji/'.length));
  if (rule.closed === undefined) return true;
  if (name.startsWith('node:')) return rule.closed.includes('fabric-shim');
  return rule.closed.includes(packageOf(name));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
