// SPDX-License-Identifier: Apache-2.0

/** Chinese texts of the offline verifier's own controls; the self-check does not carry them. */
export const verifierZh = {
  'verifier.title': '离线核对页',
  'verifier.lead': '本页不联网。选择证明文件和信任根，即在本机核对。可以先断网再操作。',
  'verifier.bundle': '证明文件（.traceproof）',
  'verifier.root': '信任根（trust-root.json）',
  'verifier.shown': '页面数值（可选，shown.json）',
  'verifier.run': '核对',
  'verifier.missing': '请先选择证明文件和信任根。',
  'verifier.language': 'English',
  'verifier.theme': '切换深浅色',
  'verifier.limits': '本页只回答“证明是否成立”，不回答“稻米好不好”。',
} as const;

/** Key of a text of the offline verifier. */
export type VerifierKey = keyof typeof verifierZh;
