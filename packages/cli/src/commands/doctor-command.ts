// SPDX-License-Identifier: Apache-2.0
import { EXIT } from '../cli-error.js';
import { examine, type Finding } from '../doctor/examine.js';
import type { RegisterCommand } from './register-command.js';

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: '✓', warn: '!', down: '✗' };

/** `daoji doctor`: looks at everything by a real call and names what is down. */
export const registerDoctorCommand: RegisterCommand = (program, run) => {
  program
    .command('doctor')
    .description('检查每个部件并给出办法 · look at every part and say what to do')
    .addHelpText('after', '\nExample:\n  daoji doctor --json\n')
    .action(
      run(async (context) => {
        const findings = await examine(context);
        const lines = findings.map(
          ({ name, state, detail, fix }) =>
            `${MARKS[state]} ${name.padEnd(24)} ${detail}${fix === undefined ? '' : `\n    → ${fix}`}`,
        );
        const isWell = findings.every(({ state }) => state !== 'down');
        context.out.result(lines.join('\n'), { ok: isWell, findings });
        return isWell ? EXIT.ok : EXIT.failed;
      }),
    );
};
