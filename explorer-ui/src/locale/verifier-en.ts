// SPDX-License-Identifier: Apache-2.0
import type { VerifierKey } from './verifier-zh.js';

/** English texts of the offline verifier's own controls. */
export const verifierEn: Readonly<Record<VerifierKey, string>> = {
  'verifier.title': 'Offline verifier',
  'verifier.lead':
    'This page uses no network. Choose a proof file and a trust root; the check runs on this machine.',
  'verifier.bundle': 'Proof file (.traceproof)',
  'verifier.root': 'Trust root (trust-root.json)',
  'verifier.shown': 'Values of a page (optional, shown.json)',
  'verifier.run': 'Check',
  'verifier.missing': 'Choose a proof file and a trust root first.',
  'verifier.language': '中文',
  'verifier.theme': 'Light or dark',
  'verifier.limits': 'This page answers whether the proof holds, not whether the rice is good.',
};
