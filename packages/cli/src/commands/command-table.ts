// SPDX-License-Identifier: Apache-2.0
import type { RegisterCommand } from './register-command.js';

/** Names of commands on the first level, and the module that adds them. Two of one name are added in this order. */
interface Entry {
  readonly names: readonly string[];
  readonly load: () => Promise<RegisterCommand>;
}

/** Every command, in the order in which help names them. Modules are loaded when a command of theirs is called. */
export const COMMANDS: readonly Entry[] = [
  {
    names: ['up', 'down'],
    load: async () => (await import('./network-commands.js')).registerNetworkCommands,
  },
  {
    names: ['doctor'],
    load: async () => (await import('./doctor-command.js')).registerDoctorCommand,
  },
  {
    names: ['identity'],
    load: async () => (await import('./identity-commands.js')).registerIdentityCommands,
  },
  {
    names: ['operator', 'registrar'],
    load: async () => (await import('./registrar-commands.js')).registerRegistrarCommands,
  },
  {
    names: ['sign', 'cosign', 'send'],
    load: async () => (await import('./sign-commands.js')).registerSignCommands,
  },
  {
    names: ['document'],
    load: async () => (await import('./document-command.js')).registerDocumentCommand,
  },
  {
    names: ['simulate'],
    load: async () => (await import('./simulate-command.js')).registerSimulateCommand,
  },
  {
    names: ['replay'],
    load: async () => (await import('./replay-command.js')).registerReplayCommand,
  },
  {
    names: ['trace'],
    load: async () => (await import('./trace-command.js')).registerTraceCommand,
  },
  {
    names: ['prove'],
    load: async () => (await import('./prove-command.js')).registerProveCommand,
  },
  {
    names: ['verify'],
    load: async () => (await import('./verify-command.js')).registerVerifyCommand,
  },
  {
    names: ['watch'],
    load: async () => (await import('./watch-command.js')).registerWatchCommand,
  },
  {
    names: ['forecast'],
    load: async () => (await import('./forecast-command.js')).registerForecastCommand,
  },
  {
    names: ['conformance'],
    load: async () => (await import('./conformance-command.js')).registerConformanceCommand,
  },
  {
    names: ['codes'],
    load: async () => (await import('./codes-command.js')).registerCodesCommands,
  },
  {
    names: ['import'],
    load: async () => (await import('./import-command.js')).registerImportCommand,
  },
  {
    names: ['import', 'export'],
    load: async () => (await import('./csv-commands.js')).registerCsvCommands,
  },
  {
    names: ['csv'],
    load: async () => (await import('./csv-check-command.js')).registerCsvCheckCommand,
  },
  {
    names: ['epcis'],
    load: async () => (await import('./epcis-command.js')).registerEpcisCommand,
  },
  {
    names: ['check', 'push'],
    load: async () => (await import('./profile-commands.js')).registerProfileCommands,
  },
  {
    names: ['scale'],
    load: async () => (await import('./scale-command.js')).registerScaleCommand,
  },
  {
    names: ['model'],
    load: async () => (await import('./model-command.js')).registerModelCommand,
  },
  {
    names: ['recompute'],
    load: async () => (await import('./recompute-command.js')).registerRecomputeCommand,
  },
  {
    names: ['audit'],
    load: async () => (await import('./audit-command.js')).registerAuditCommand,
  },
  {
    names: ['person'],
    load: async () => (await import('./person-command.js')).registerPersonCommand,
  },
];

/** What adds the commands that are called: those of which `argv` holds the name, else all, for help and for a name that is none. */
export async function calledCommands(argv: readonly string[]): Promise<RegisterCommand[]> {
  const called = COMMANDS.filter(({ names }) => names.some((name) => argv.includes(name)));
  const isHelp = argv[0] === 'help' || called.length === 0;
  return Promise.all((isHelp ? COMMANDS : called).map(({ load }) => load()));
}
