// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { openArchive } from '@daoji/archive';
import { civilDateOf } from '@daoji/model';

import type { Cast } from '../cast.js';
import { DEMO_COURSE } from '../demo-rules.js';
import { textPdf } from '../report-pdf.js';
import { DEMO_GTIN } from '../story.js';

const PACKER = 'packer';
/** Beyond what a visitor of the demo signs. */
const VALID_TO = '2027-12-31';

/** The packer takes on the post, and packs before anybody saw a health card. @returns what the ledger said. @throws Error when it was not refused. */
export async function packWithoutCard(cast: Cast): Promise<string> {
  const holder = cast.holderOf(PACKER);
  await cast.say('safety-director', {
    type: 'grantDuty',
    ...holder,
    posts: [PACKER],
    validFrom: today(cast),
    validTo: VALID_TO,
  });
  await cast.say(PACKER, { type: 'acceptDuty', ...holder });
  const { code, text } = await cast.refused(PACKER, {
    type: 'packLot',
    count: 1,
    gtin: DEMO_GTIN,
    inputs: [{ grams: 5_000, lotId: 'm-1' }],
    lotId: 'pk-000',
    netMassGrams: 5_000,
    productionDate: today(cast),
  });
  if (code !== 'HEALTH_CARD_MISSING')
    throw new Error(`expected HEALTH_CARD_MISSING, got ${code}: ${text}`);
  return text;
}

/** The office sees a card, and an examination is passed; papers lie in the archive, salted. */
export async function bringPapers(cast: Cast, archiveDir: string): Promise<void> {
  const holder = cast.holderOf(PACKER);
  const archive = await openArchive(archiveDir);
  const paper = (title: string): Promise<string> =>
    archive.put(
      `person:${holder.personId}`,
      textPdf([`${title} (SYNTHETIC, Daoji demo)`, `salt: ${randomBytes(16).toString('hex')}`]),
    );
  await cast.say('safety-officer', {
    type: 'recordHealthCard',
    ...holder,
    documentHash: await paper('HEALTH CERTIFICATE'),
    validFrom: today(cast),
    validTo: VALID_TO,
  });
  await cast.say('safety-officer', {
    type: 'recordTraining',
    ...holder,
    courseId: DEMO_COURSE,
    documentHash: await paper('EXAMINATION'),
    examOn: today(cast),
    result: 'passed',
    validTo: VALID_TO,
  });
}

function today(cast: Cast): string {
  return civilDateOf(cast.now().toISOString());
}
