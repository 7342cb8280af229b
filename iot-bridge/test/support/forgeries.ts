// SPDX-License-Identifier: Apache-2.0
import type { Bench } from './admission-bench.js';
import { derOf, SITE, TestDevice } from './test-device.js';

/** A forgery of the admission table. */
export function up(deviceId: string): string {
  return `daoji/v1/${SITE}/${deviceId}/up`;
}

/** A forgery of the admission table. */
export function otherSite({ device }: Bench): string {
  return device.topic.replace(SITE, 'pj09');
}

/** A forgery of the admission table. */
export function otherKind({ device }: Bench): string {
  return device.topic.replace(/up$/, 'status');
}

/** A forgery of the admission table. */
export function unknownPack(): Buffer {
  return new TestDevice('pj01-none-01').pack(1);
}

/** A forgery of the admission table. */
export function otherKeyId(): { statement: { keyId: string } } {
  return { statement: { keyId: 'cd'.repeat(32) } };
}

function lines(pack: Buffer, change: (lines: string[]) => void): Buffer {
  const cut = pack.toString('utf8').split('\n');
  change(cut);
  return Buffer.from(cut.join('\n'));
}

/** A forgery of the admission table. */
export function spaced(pack: Buffer): Buffer {
  return lines(pack, (cut) => (cut[0] = cut[0]?.replace('{"alg":', '{"alg": ') ?? ''));
}

/** A forgery of the admission table. */
export function withKey(pack: Buffer): Buffer {
  return lines(pack, (cut) => (cut[0] = cut[0]?.replace('{', '{"a":1,') ?? ''));
}

/** A forgery of the admission table. */
export function spacedReading(pack: Buffer): Buffer {
  return lines(pack, (cut) => (cut[2] = cut[2]?.replace('{', '{ ') ?? ''));
}

/** A forgery of the admission table. */
export function dropLine(pack: Buffer): Buffer {
  return lines(pack, (cut) => cut.pop());
}

/** A forgery of the admission table. */
export function otherValue(pack: Buffer): Buffer {
  return lines(pack, (cut) => (cut[3] = cut[3]?.replace('"value":501', '"value":502') ?? ''));
}

/** A forgery of the admission table. */
export function longer(pack: Buffer): Buffer {
  return lines(pack, (cut) => {
    const der = Buffer.from(cut[1] ?? '', 'base64');
    cut[1] = Buffer.concat([der, Buffer.of(0)]).toString('base64');
  });
}

const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** A forgery of the admission table. */
export function highS(pack: Buffer): Buffer {
  return lines(pack, (cut) => {
    const der = Buffer.from(cut[1] ?? '', 'base64');
    const rLength = der[3] ?? 0;
    const r = der.subarray(4, 4 + rLength);
    const s = BigInt(`0x${der.subarray(6 + rLength).toString('hex')}`);
    const high = Buffer.from((ORDER - s).toString(16).padStart(64, '0'), 'hex');
    cut[1] = derOf(Buffer.from(r), high);
  });
}
