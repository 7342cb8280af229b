// SPDX-License-Identifier: Apache-2.0

const PAGE = '[0 0 420 298]';
const FIRST_LINE = 'BT /F1 12 Tf 36 240 Td 18 TL';

/**
 * A PDF of one small page with lines of plain ASCII text: a synthetic document that browsers open. The same lines give
 * the same bytes.
 * @throws Error for characters that the built-in font lacks.
 */
export function textPdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  const content = `${FIRST_LINE}\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${PAGE} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text + table + trailer);
}

function escaped(line: string): string {
  if (!/^[\x20-\x7e]*$/.test(line)) throw new Error(`expected plain ASCII text, got ${line}`);
  return line.replace(/[\\()]/g, '\\$&');
}
