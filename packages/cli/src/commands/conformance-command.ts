// SPDX-License-Identifier: Apache-2.0
import { EXIT } from '../cli-error.js';
import { CONFORMANCE_SETS, runConformance } from '../conformance/run-conformance.js';
import type { ConformanceResult } from '../conformance/vector.js';
import type { RegisterCommand } from './register-command.js';

const HELP = `
Sets: ${CONFORMANCE_SETS.join(', ')}
Exit codes: 0 all agree, 1 some do not, 2 unknown set, or a folder that is not laid out as its set.

Examples:
  daoji conformance digital-link vectors/digital-link
  daoji conformance epcis-hash vectors/epcis-hash --json
`;

/** `daoji conformance SET FOLDER`: other people's vectors through our own code; offline. */
export const registerConformanceCommand: RegisterCommand = (program, run) => {
  program
    .command('conformance')
    .description(
      '用公开测试向量核对本程序 · run a folder of public test vectors through this program',
    )
    .argument('<set>', CONFORMANCE_SETS.join(', '))
    .argument('<folder>', '向量文件夹 · folder of vectors')
    .addHelpText('after', HELP)
    .action(
      run(({ out }, set: string, folder: string) => {
        const result = runConformance(set, folder, (text) => out.notice(text));
        out.result(textOf(result), result);
        return Promise.resolve(result.disagreed.length === 0 ? EXIT.ok : EXIT.failed);
      }),
    );
};

function textOf({ set, total, agreed, disagreed }: ConformanceResult): string {
  return [
    `${set}: ${agreed} / ${total} 一致 · agree`,
    ...disagreed.map(
      ({ name, expected, got }) =>
        `✗ ${name}\n    应为 · expected ${JSON.stringify(expected)}\n    得到 · got ${JSON.stringify(got)}`,
    ),
  ].join('\n');
}
