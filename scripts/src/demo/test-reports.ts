// SPDX-License-Identifier: Apache-2.0
import { openArchive } from '@daoji/archive';

import { textPdf } from './report-pdf.js';
import { PACKAGE_LOTS } from './story.js';

/**
 * Puts the laboratory's synthetic report of a lot with too much cadmium into the archive: value, limit and its edition, method,
 * limit of quantification and uncertainty, as a report must say them. @returns its SHA-256.
 */
export async function putCadmiumReport(archiveDir: string, lotId: string): Promise<string> {
  const archive = await openArchive(archiveDir);
  const pdf = textPdf([
    'TEST REPORT (SYNTHETIC, Daoji demo)',
    `lot: ${lotId}`,
    'cadmium (Cd): 0.28 mg/kg +/- 0.03 mg/kg (k = 2)',
    'limit: 0.2 mg/kg, GB 2762-2022 (edition to be confirmed)',
    'method: GB 5009.15, LOQ 0.005 mg/kg (edition to be confirmed)',
    'result: FAIL',
  ]);
  return archive.put(`lot:${lotId}`, pdf);
}

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
