// SPDX-License-Identifier: Apache-2.0
// The two globals of the WHATWG Encoding standard that Node and browsers share; this package uses no others.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}
