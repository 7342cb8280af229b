// SPDX-License-Identifier: Apache-2.0

/** One weight that an indicator sent; grams, negative below zero. */
export interface ScaleReading {
  readonly grams: number;
  /** What the indicator says of it; absent where its frames do not say. */
  readonly isStable?: boolean;
}

const STX = 0x02;
const ETX = 0x03;
const LINE_FEED = 0x0a;
/** Bytes of one frame of {@link parseBinaryFrame}, from STX to ETX. */
const FRAME = 12;
/** No frame or line is longer; what is longer is noise. */
const MAX_LINE = 64;

const GRAMS_OF: Readonly<Record<string, number>> = { g: 1, kg: 1_000, t: 1_000_000 };
const LINE = /^(ST|US|OL|QT)?,?(GS|NT|G|N)?,?\s*([+-]?)\s*(\d{1,7}(?:\.\d{1,4})?)\s*(kg|g|t)$/i;

/**
 * Takes the continuous ASCII output of truck scales apart, whatever the chunks: frames `STX ± dddddd p hh ETX` with an XOR
 * check, in kg (indicators of the XK3190-A9 family), and lines `ST,GS,+ 12340 kg` (A&D and CAS style). What is neither is noise.
 */
export class ScaleFrames {
  #rest: number[] = [];

  /** Readings that are complete with these bytes. */
  push(bytes: Uint8Array): ScaleReading[] {
    this.#rest.push(...bytes);
    const readings: ScaleReading[] = [];
    for (let taken = this.#take(); taken !== undefined; taken = this.#take()) {
      const reading = taken.isBinary ? parseBinaryFrame(taken.bytes) : parseLine(taken.bytes);
      if (reading) readings.push(reading);
    }
    return readings;
  }

  #take(): { readonly bytes: readonly number[]; readonly isBinary: boolean } | undefined {
    const rest = this.#rest;
    if (rest[0] === STX) {
      if (rest.length < FRAME) return undefined;
      // A frame that does not end is noise up to its next byte.
      const isBinary = rest[FRAME - 1] === ETX;
      return { bytes: rest.splice(0, isBinary ? FRAME : 1), isBinary };
    }
    const end = rest.findIndex((byte) => byte === LINE_FEED || byte === STX);
    if (end < 0) {
      if (rest.length > MAX_LINE) rest.splice(0, rest.length - MAX_LINE);
      return undefined;
    }
    return { bytes: rest.splice(0, rest[end] === STX ? end : end + 1), isBinary: false };
  }
}

/** `STX sign d d d d d d places x x ETX`: six digits in kg, count of decimals, XOR of the eight bytes before it as two hex digits. */
function parseBinaryFrame(frame: readonly number[]): ScaleReading | undefined {
  const body = frame.slice(1, 9);
  const text = String.fromCharCode(...body);
  const match = /^([+-])(\d{6})([0-4])$/.exec(text);
  const check = body.reduce((sum, byte) => sum ^ byte, 0);
  const wanted = check.toString(16).toUpperCase().padStart(2, '0');
  if (!match || String.fromCharCode(...frame.slice(9, 11)) !== wanted) return undefined;
  const [, sign, digits = '', places = '0'] = match;
  return { grams: signed(sign, Math.round((Number(digits) * 1_000) / 10 ** Number(places))) };
}

function parseLine(line: readonly number[]): ScaleReading | undefined {
  const match = LINE.exec(String.fromCharCode(...line).trim());
  if (!match) return undefined;
  const [, status, , sign, digits = '', unit = 'kg'] = match;
  // Overload: the figure beside it means nothing.
  if (status?.toUpperCase() === 'OL') return undefined;
  const grams = signed(sign, Math.round(Number(digits) * (GRAMS_OF[unit.toLowerCase()] ?? 1_000)));
  return status === undefined ? { grams } : { grams, isStable: status.toUpperCase() !== 'US' };
}

function signed(sign: string | undefined, grams: number): number {
  return sign === '-' && grams > 0 ? -grams : grams;
}
