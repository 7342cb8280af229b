// SPDX-License-Identifier: Apache-2.0
import { createReadStream, existsSync } from 'node:fs';

import { z } from 'zod';

import { CliError, EXIT } from '../cli-error.js';
import { readScale } from '../scale/read-scale.js';
import { TRUCK_SCALE } from '../scale/stable-weight.js';
import type { RegisterCommand } from './register-command.js';

const flagsSchema = z.object({
  baud: z.coerce.number().int().min(300).max(921_600).default(9_600),
  division: z.coerce.number().int().min(1).max(1_000_000).default(TRUCK_SCALE.toleranceGrams),
  file: z.string().optional(),
  least: z.coerce.number().int().min(1).max(100_000_000).default(TRUCK_SCALE.leastGrams),
  readings: z.coerce.number().int().min(2).max(1_000).default(TRUCK_SCALE.readings),
  serial: z.string().optional(),
});
type Flags = z.infer<typeof flagsSchema>;

const EXAMPLES = `
Reads continuous ASCII output: STX ± dddddd p hh ETX with XOR check (XK3190-A9 family), or lines such as ST,GS,+ 12340 kg.
The answer is the first weight at rest: --readings in a row within --division grams, none of them marked unstable.

Examples:
  daoji scale --serial /dev/ttyUSB0 --baud 1200
  daoji scale --file scale.log --json
`;

/** `daoji scale`: a weight at rest from a weighbridge's serial port, or from a recorded file. */
export const registerScaleCommand: RegisterCommand = (program, run) => {
  program
    .command('scale')
    .description('读取地磅稳定重量 · read a weighbridge')
    .option('--file <path>', '记录文件 · recorded bytes')
    .option('--serial <path>', '串口 · serial port')
    .option('--baud <rate>', '波特率 · default 9600')
    .option('--readings <n>', '连续一致次数 · readings that must agree')
    .option('--division <grams>', '分度值 · most that they may differ')
    .option('--least <grams>', '空磅以下 · less is an empty scale')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async ({ out }, options: object) => {
        const parsed = flagsSchema.safeParse(options);
        if (!parsed.success) throw new CliError('USAGE', z.prettifyError(parsed.error));
        const { division, least, readings } = parsed.data;
        const rule = { leastGrams: least, readings, toleranceGrams: division };
        const result = await readScale(await sourceOf(parsed.data), rule);
        out.result(`${result.grams / 1000} kg`, result);
        return EXIT.ok;
      }),
    );
};

async function sourceOf({ baud, file, serial }: Flags): Promise<AsyncIterable<Uint8Array>> {
  if ((file === undefined) === (serial === undefined)) {
    throw new CliError('USAGE', 'expected either --file or --serial');
  }
  if (file !== undefined) {
    if (!existsSync(file)) throw new CliError('FILE_MISSING', `no file ${file}`);
    return createReadStream(file);
  }
  // Loaded only now: its binding is native code, which no other command needs.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ autoOpen: false, baudRate: baud, path: serial ?? '' });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error) {
        reject(
          new CliError('SCALE_PORT', `expected a serial port at ${serial ?? ''}: ${error.message}`),
        );
      } else resolve();
    });
  });
  return port as AsyncIterable<Uint8Array>;
}
