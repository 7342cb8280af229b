// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateSync } from 'node:zlib';

import { expect } from 'chai';

import { faultOf } from '../../src/documents/document-type.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('faultOf', () => {
  describe('a PDF', () => {
    const pdf = (body: string | Buffer): Buffer =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF\n')]);
    const objectStream = (objects: string, head = '/Filter/FlateDecode'): Buffer =>
      Buffer.concat([
        Buffer.from(`1 0 obj<</Type/ObjStm${head}>>stream\n`),
        deflateSync(objects),
        Buffer.from('\nendstream endobj'),
      ]);

    it('passes with pages and plain object streams', () => {
      expect(faultOf(pdf('1 0 obj<</Type/Catalog>>endobj'))).to.equal(undefined);
      expect(faultOf(pdf(objectStream('2 0 <</Type/Page>>')))).to.equal(undefined);
    });

    const active: readonly (readonly [string, string | Buffer])[] = [
      ['a script', '<</S/JavaScript/JS(app.alert(1))>>'],
      ['a script with an escaped name', '<</S/J#61vaScript>>'],
      ['a program to start', '<</S/Launch/F(x.exe)>>'],
      ['a file inside', '<</Type/EmbeddedFile>>'],
      ['a list of files inside', '<</EmbeddedFiles 3 0 R>>'],
      ['a form of XFA', '<</AcroForm<</XFA 3 0 R>>>>'],
      ['a form that is sent away', '<</S/SubmitForm>>'],
      ['a film', '<</Subtype/RichMedia>>'],
      ['a password', 'trailer<</Encrypt 9 0 R>>'],
      ['a script in a compressed object stream', objectStream('2 0 <</S/JavaScript>>')],
      ['an escaped script in one', objectStream('2 0 <</S/#4aavaScript>>')],
      ['one that names itself with escapes', objectStream('2 0 <</JS(x)>>', '/Type/Obj#53tm')],
      [
        'an object stream that nobody can unpack',
        '1 0 obj<</Type/ObjStm/Filter/LZWDecode>>stream\n\u0001\u0002\u0003\nendstream',
      ],
      ['an object stream that unpacks to too much', objectStream('0'.repeat(70 * 1024 * 1024))],
    ];
    for (const [what, body] of active) {
      it(`is refused with ${what}`, () => {
        expect(faultOf(pdf(body))).to.match(/^a PDF without scripts/);
      });
    }
  });

  describe('a PNG', () => {
    const chunk = (type: string, data: Buffer): Buffer => {
      const body = Buffer.concat([Buffer.from(type), data]);
      const frame = Buffer.alloc(8);
      frame.writeUInt32BE(data.length, 0);
      frame.writeUInt32BE(crc32(body), 4);
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
    };
    const header = (width: number, height: number): Buffer => {
      const data = Buffer.alloc(13);
      data.writeUInt32BE(width, 0);
      data.writeUInt32BE(height, 4);
      return chunk('IHDR', data);
    };
    const END = chunk('IEND', Buffer.alloc(0));
    const png = (...chunks: readonly Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...chunks]);
    const whole = png(header(2, 2), chunk('IDAT', deflateSync('x')), END);

    it('passes when whole', () => {
      expect(faultOf(whole)).to.equal(undefined);
    });

    const broken = Buffer.from(whole);
    broken.writeUInt8(broken.readUInt8(20) ^ 1, 20);
    for (const [what, bytes] of [
      ['the signature alone', SIGNATURE],
      ['no end', png(header(2, 2))],
      ['something behind the end', Buffer.concat([whole, Buffer.from('<script>')])],
      ['a wrong checksum', broken],
      ['no header first', png(END)],
      ['no pixels', png(header(0, 2), END)],
      ['more pixels than memory', png(header(60_000, 60_000), END)],
      ['a chunk that is longer than the file', whole.subarray(0, whole.length - 6)],
    ] as const) {
      it(`is refused with ${what}`, () => {
        expect(faultOf(bytes)).to.match(/^a whole PNG/);
      });
    }
  });

  describe('a JPEG', () => {
    const segment = (marker: number, data: readonly number[]): Buffer =>
      Buffer.from([0xff, marker, 0, data.length + 2, ...data]);
    const SOI = Buffer.from([0xff, 0xd8]);
    const EOI = Buffer.from([0xff, 0xd9]);
    const scan = Buffer.concat([segment(0xda, [1]), Buffer.from([1, 2, 3])]);

    it('passes when whole', () => {
      expect(faultOf(Buffer.concat([SOI, segment(0xe0, [1, 2]), scan, EOI]))).to.equal(undefined);
    });

    for (const [what, parts] of [
      ['no end', [SOI, segment(0xe0, [1]), scan]],
      ['something behind the end', [SOI, segment(0xe0, [1]), scan, EOI, Buffer.from('<script>')]],
      ['no scan', [SOI, segment(0xe0, [1]), EOI]],
      ['a segment that leads nowhere', [SOI, segment(0xe0, [1]), Buffer.from([7, 7, 7, 7]), EOI]],
    ] as const) {
      it(`is refused with ${what}`, () => {
        expect(faultOf(Buffer.concat([...parts]))).to.match(/^a whole JPEG/);
      });
    }
  });

  it('refuses everything else', () => {
    for (const text of ['', '<svg onload=alert(1)>', 'GIF89a', ' %PDF-1.7'])
      expect(faultOf(Buffer.from(text))).to.equal('a PDF, PNG or JPEG');
  });
});
