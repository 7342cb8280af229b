// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const CLOCK = 'clock-window.ts';
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a clock', /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|performance\.|process\.hrtime|\bTemporal\b/],
  ['chance', /Math\.random|randomBytes|randomUUID|getRandomValues/],
  ['the surroundings', /process\.env|node:fs|node:os|node:net|node:child_process|\bfetch\(/],
  ['timers', /setTimeout|setInterval|setImmediate/],
  ['locale', /toLocale|\bIntl\b|localeCompare/],
  ['range reads, whose answers can change', /getStateByRange|getQueryResult|getHistoryForKey/],
  ['order of a Map', /for \(const [^)]* of [^)]*\b(?:Map|map)\b/],
];

describe('determinism of the chaincode', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );

  for (const [what, pattern] of FORBIDDEN) {
    it(`reads no ${what} outside ${CLOCK}`, () => {
      const found = files.filter(
        (file) => file !== CLOCK && pattern.test(readFileSync(join(SRC, file), 'utf8')),
      );
      expect(found).to.deep.equal([]);
    });
  }

  it(`reads the clock once, in ${CLOCK}`, () => {
    const text = readFileSync(join(SRC, CLOCK), 'utf8');
    expect(text.match(/Date\.now/g)).to.have.length(1);
  });
});
