// SPDX-License-Identifier: Apache-2.0
import { openArchive } from '@daoji/archive';

import { textPdf } from './report-pdf.js';
import { PACKAGE_LOTS } from './story.js';

/** Puts a synthetic test report of each package lot into the archive. @returns lot → the report's SHA-256. */
export async function putTestReports(archiveDir: string): Promise<Map<string, string>> {
  const archive = await openArchive(archiveDir);
  const reports = new Map<string, string>();
  for (const lotId of PACKAGE_LOTS) {
    const pdf = textPdf([
      'TEST REPORT (SYNTHETIC, Daoji demo)',
      `lot: ${lotId}`,
      'moisture: 14.2 %',
      'broken kernels: 3.1 %',
      'result: pass',
    ]);
    reports.set(lotId, await archive.put(`lot:${lotId}`, pdf));
  }
  return reports;
}
