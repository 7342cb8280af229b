// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';
import { SerialPortMock } from 'serialport';

import { readScale } from '../../../src/scale/read-scale.js';
import { ScaleFrames } from '../../../src/scale/scale-frame.js';
import { StableWeight } from '../../../src/scale/stable-weight.js';
import { CliError } from '../../../src/cli-error.js';
import { expectError } from '../expect-error.js';

/** Recorded from the protocol's own description: +012340 kg, no decimals; XOR of `+0123400` is 0x1F. */
const FRAME = '\u0002+0123400' + '1F' + '\u0003';

function frame(sign: '+' | '-', digits: string, places: number): string {
  const body = `${sign}${digits}${places}`;
  const check = utf8(body).reduce((sum, byte) => sum ^ byte, 0);
  return `\u0002${body}${check.toString(16).toUpperCase().padStart(2, '0')}\u0003`;
}

function grams(text: string): number[] {
  return new ScaleFrames().push(utf8(text)).map((reading) => reading.grams);
}

describe('frames of a truck scale', () => {
  it('are read with their check', () => {
    expect(frame('+', '012340', 0)).to.equal(FRAME);
    expect(grams(FRAME)).to.deep.equal([12_340_000]);
    expect(grams(frame('+', '012345', 1))).to.deep.equal([1_234_500]);
    expect(grams(frame('-', '000020', 0))).to.deep.equal([-20_000]);
  });

  it('are read whatever the chunks and the noise between them', () => {
    const bytes = utf8(`23400\u0003${FRAME}noise${FRAME}`);
    const frames = new ScaleFrames();
    const found = [...bytes].flatMap((byte) => frames.push(new Uint8Array([byte])));
    expect(found.map((one) => one.grams)).to.deep.equal([12_340_000, 12_340_000]);
  });

  for (const [why, text] of [
    ['a wrong check', FRAME.replace('1F', '2E')],
    ['a letter among the digits', FRAME.replace('0123', '0l23')],
    ['no end', `${FRAME.slice(0, -1)}.`],
    ['an overload', 'OL,GS,+99999kg\r\n'],
    ['an unknown unit', 'ST,GS,+12340lb\r\n'],
    ['words', 'hello\r\n'],
  ] as const) {
    it(`are noise with ${why}`, () => {
      expect(grams(text)).to.deep.equal([]);
    });
  }

  it('may be lines with state and unit', () => {
    expect(new ScaleFrames().push(utf8('ST,GS,+ 12340 kg\r\nUS,GS,+12.36 t\r\n'))).to.deep.equal([
      { grams: 12_340_000, isStable: true },
      { grams: 12_360_000, isStable: false },
    ]);
  });
});

describe('a weight at rest', () => {
  const rule = { leastGrams: 200_000, readings: 3, toleranceGrams: 20_000 };
  const taken = (list: readonly number[]): (number | undefined)[] => {
    const weight = new StableWeight(rule);
    return list.map((one) => weight.take({ grams: one }));
  };

  it('is what the last readings agree on', () => {
    expect(taken([1e7, 1.2e7, 1.234e7, 1.236e7, 1.234e7])).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
      12_340_000,
    ]);
  });

  it('is none of an empty scale, nor of one that sways', () => {
    expect(taken([0, 0, 0, 0])).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(taken([1e7, 1.01e7, 1e7, 1.01e7])).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('waits again after a reading that the indicator calls unstable', () => {
    const weight = new StableWeight(rule);
    const one = { grams: 1e7 };
    const states = [one, one, { ...one, isStable: false }, one, one, one];
    expect(states.map((reading) => weight.take(reading)).filter(Boolean)).to.deep.equal([1e7]);
  });

  it('comes from a serial port', async () => {
    SerialPortMock.binding.createPort('/dev/scale');
    const port = new SerialPortMock({ autoOpen: false, baudRate: 9600, path: '/dev/scale' });
    await new Promise<void>((resolve) => {
      port.open(() => {
        resolve();
      });
    });
    const result = readScale(port as AsyncIterable<Uint8Array>, rule);
    for (let count = 0; count < 3; count += 1) port.port?.emitData(Buffer.from(FRAME));
    expect(await result).to.deep.equal({ grams: 12_340_000, readings: 3 });
    SerialPortMock.binding.reset();
  });

  it('is refused where the stream ends before', async () => {
    async function* short(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(utf8(FRAME));
    }
    await expectError(() => readScale(short(), rule), CliError, 'SCALE_UNSTABLE');
  });
});
