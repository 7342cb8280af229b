// SPDX-License-Identifier: Apache-2.0
import { verifyLine, type Guide } from './guide.js';
import type { LanFront } from './lan-front.js';
import { qrLines, qrModules } from './qr-code.js';
import { HONEST_LOT, TAMPERED_LOT } from './story.js';

/** The start page's address and what stands on it, for the terminal. */
export function closingWords(gatewayUrl: string, guide: Guide): string[] {
  return [
    '',
    `起始页 · start page: ${gatewayUrl}/start`,
    ...guide.cards.map(({ title, href, card }) => {
      const mark = card === undefined ? '' : '  [演示密钥 DEMO_KEY]';
      return `  ${title.zh} · ${title.en}: ${gatewayUrl}${href}${mark}`;
    }),
    ...guide.commands.flatMap(({ note, line }) => [`${note.zh} · ${note.en}`, `  ${line}`]),
  ];
}

/** What still works once everything is stopped: the proofs need no server. */
export function afterwardsWords(): string[] {
  return [
    '',
    '全部进程将停止；证明文件留在本机，无需网络也能核对 · every process stops now; the proofs stay and need no network:',
    `  ${verifyLine(HONEST_LOT)}`,
    `  ${verifyLine(TAMPERED_LOT)}`,
    '浏览页面请运行 · to browse, run: npm run demo',
  ];
}

/** The QR code of the start page as a phone reaches it, and how to trust the address. */
export function lanWords(front: LanFront, isTerminal: boolean): string[] {
  const url = `${front.url}/start`;
  return [
    '',
    `手机与本机在同一网络时，用相机扫码，再用系统浏览器打开 · a phone on the same network: ${url}`,
    ...qrLines(qrModules(url), isTerminal),
    '证书是本次演示自签的，浏览器会提示一次；其 SHA-256 指纹应为 · the certificate is self-signed for this run; SHA-256:',
    `  ${front.certificate.fingerprint}`,
  ];
}
