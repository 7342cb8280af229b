// SPDX-License-Identifier: Apache-2.0
// Captures a document in a process of its own, which a test ends at any moment: FOLDER DOCUMENT ANCHOR.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openArchive } from '@daoji/archive';

import { openEpcisStore } from '../../src/epcis/epcis-store.js';

const [dir = '', document = '', anchor = 'null'] = process.argv.slice(2);
const store = await openEpcisStore(await openArchive(dir), join(dir, 'epcis'));
process.stdout.write('open\n');
const signed = JSON.parse(anchor) as { command: string; signature: string } | null;
const { done } = await store.capture({
  ...(signed && { anchor: signed }),
  behaviour: 'rollback',
  bytes: await readFile(document),
  now: new Date('2026-11-24T00:00:00.000Z'),
  ownerId: 'mill-1',
});
process.stdout.write('accepted\n');
await done;
process.stdout.write('done\n');
await store.close();
