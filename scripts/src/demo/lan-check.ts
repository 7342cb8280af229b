// SPDX-License-Identifier: Apache-2.0
import { get } from 'node:https';

import type { LanFront } from './lan-front.js';
import type { OnceCheck } from './once-checks.js';
import { readPrintedQr } from './qr-reader.js';

/** Reads the QR code that was printed and opens its address over TLS, trusting the door's certificate alone. */
export function lanCheck(front: LanFront, printed: readonly string[]): OnceCheck {
  return {
    name: `二维码与 TLS 入口 QR code and TLS door (${front.url})`,
    run: async () => {
      const url = await readPrintedQr(printed);
      if (url !== `${front.url}/start`) return `the QR code says ${url ?? 'nothing'}`;
      const status = await statusOver(url, front.certificate.certPem);
      return status === 200 ? undefined : `${url} answered ${status}`;
    },
  };
}

function statusOver(url: string, ca: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    }).once('error', reject);
  });
}
