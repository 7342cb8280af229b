// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { Command } from 'commander';

import { calledCommands, COMMANDS } from '../../src/commands/command-table.js';

const namesOf = (program: Command): string[] => program.commands.map((one) => one.name());

describe('the table of commands', () => {
  for (const { load, names } of COMMANDS)
    it(`names what the module of ${names.join(', ')} adds`, async () => {
      const program = new Command();
      (await load())(program, () => () => Promise.resolve());
      expect(namesOf(program)).to.have.members(names);
    });

  const added = async (...argv: readonly string[]): Promise<string[]> => {
    const program = new Command();
    for (const register of await calledCommands(argv))
      register(program, () => () => Promise.resolve());
    return namesOf(program);
  };

  it('loads what is called and nothing else, wherever its name stands', async () => {
    expect(await added('verify', 'a.traceproof')).to.deep.equal(['verify']);
    expect(await added('--json', '--home', '/x', 'doctor')).to.deep.equal(['doctor']);
  });

  it('loads both modules of one name', async () => {
    expect(await added('import')).to.deep.equal(['import', 'export']);
  });

  for (const argv of [[], ['--help'], ['help', 'verify'], ['verfy']])
    it(`loads all for ${JSON.stringify(argv)}`, async () => {
      const all = new Set(COMMANDS.flatMap(({ names }) => names));
      expect(await added(...argv)).to.have.members([...all]);
    });
});
