// SPDX-License-Identifier: Apache-2.0
import { create } from 'qrcode';

import { html, type SafeHtml } from './html.js';

/** Light modules around a symbol. Source: ISO/IEC 18004 §9.1. */
const QUIET_ZONE = 4;

/** The QR code of a link, dark on white whatever the page's colours are, so that cameras read it. @param name - what it is of. */
export function qrSvg(link: string, name: string): SafeHtml {
  const { data, size } = create(link, { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * QUIET_ZONE;
  const path = [...data.keys()]
    .filter((at) => data[at] === 1)
    .map((at) => `M${(at % size) + QUIET_ZONE} ${Math.floor(at / size) + QUIET_ZONE}h1v1h-1z`)
    .join('');
  return html`<svg
    class="qr"
    role="img"
    aria-label="${`二维码 QR: ${name}`}"
    viewBox="${`0 0 ${side} ${side}`}"
  >
    <rect width="${side}" height="${side}" fill="#fff"></rect>
    <path d="${path}" fill="#000"></path>
  </svg>`;
}
