// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { textPdf } from '../../../src/demo/report-pdf.js';

describe("the demo's synthetic report", () => {
  const pdf = Buffer.from(textPdf(['lot pk-001', 'moisture (14.2 %)'])).toString('latin1');

  it('is a PDF whose table points at its objects', () => {
    expect(pdf.startsWith('%PDF-1.4\n')).to.equal(true);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 5)).to.equal('xref\n');
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => at);
    expect(offsets).to.have.length(5);
    for (const [index, at] of offsets.entries())
      expect(pdf.slice(Number(at)).startsWith(`${index + 1} 0 obj\n`)).to.equal(true);
  });

  it('escapes brackets and refuses what its font lacks', () => {
    expect(pdf).to.include('(moisture \\(14.2 %\\)) Tj');
    expect(() => textPdf(['水分'])).to.throw('plain ASCII');
  });
});
