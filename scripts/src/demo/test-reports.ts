// SPDX-License-Identifier: Apache-2.0
import { openArchive } from '@daoji/archive';
import { utf8 } from '@daoji/proof';

import { PACKAGE_LOTS } from './story.js';

/** Puts a synthetic test report of each package lot into the archive. @returns lot → the report's SHA-256. */
export async function putTestReports(archiveDir: string): Promise<Map<string, string>> {
  const archive = await openArchive(archiveDir);
  const reports = new Map<string, string>();
  for (const lotId of PACKAGE_LOTS) {
    const text = `检验报告（模拟） · test report (synthetic)\n批次 lot ${lotId}\n水分 moisture 14.2 %  碎米 brokens 3.1 %\n`;
    reports.set(lotId, await archive.put(`lot:${lotId}`, utf8(text)));
  }
  return reports;
}
