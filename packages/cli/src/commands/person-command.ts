// SPDX-License-Identifier: Apache-2.0
import { idSchema } from '@daoji/model';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { serviceEnvironment, setting } from '../network/daoji-home.js';
import { PersonNames } from '../people/person-names.js';
import type { RegisterCommand } from './register-command.js';

/** `daoji person name` and `daoji person erase`. */
export const registerPersonCommand: RegisterCommand = (program, run) => {
  const group = program
    .command('person')
    .description('责任人姓名，可删除；账本只有代号 · erasable names; the ledger has pseudonyms');
  group
    .command('name')
    .description('查看或保存姓名 · show or store a name')
    .argument('<personId>', '代号 · pseudonym')
    .argument('[name]', '姓名 · name; without it the stored one is shown')
    .action(
      run(async (context, personId: string, name: string | undefined) => {
        const names = await namesOf(context, personId);
        if (name !== undefined) await names.put(personId, name);
        const stored = await names.find(personId);
        context.out.result(stored ?? '没有姓名 · no name', { name: stored ?? null, personId });
        return stored === undefined ? EXIT.failed : EXIT.ok;
      }),
    );
  group
    .command('erase')
    .description('永久删除姓名 · erase a name for ever')
    .argument('<personId>', '代号 · pseudonym')
    .action(
      run(async (context, personId: string) => {
        const isErased = await (await namesOf(context, personId)).erase(personId);
        const text = isErased ? '已删除 · erased' : '没有姓名 · no name';
        context.out.result(text, { erased: isErased, personId });
        return EXIT.ok;
      }),
    );
};

function namesOf({ home }: CliContext, personId: string): Promise<PersonNames> {
  const id = idSchema.safeParse(personId);
  if (!id.success)
    throw new CliError('USAGE', `expected a person id, got ${personId.slice(0, 80)}`);
  return PersonNames.open(setting(serviceEnvironment(home, 'gateway'), 'ARCHIVE_DIR'));
}
