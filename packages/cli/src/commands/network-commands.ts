// SPDX-License-Identifier: Apache-2.0
import { runNetworkCommand } from '../network/network-command.js';
import type { RegisterCommand } from './register-command.js';

/** `daoji up` and `daoji down`: the network package as a process of its own. */
export const registerNetworkCommands: RegisterCommand = (program, run) => {
  program
    .command('up')
    .description('启动网络和服务 · bring the network and its services up')
    .option(
      '--scenario <epoch,factor>',
      '演示网络，可加第三段：恢复真实速度的时刻 · a scenario network, only when it is made; a third part names the scenario time from which it runs at real speed',
    )
    .option('--no-services', '不启动网桥和网关 · without bridge and gateway')
    .addHelpText(
      'after',
      '\nExamples:\n  daoji up\n  daoji up --scenario 2026-04-20T00:00:00.000Z,3600,2026-11-01T00:00:00.000Z\n',
    )
    .action(
      run(async (context, options: { scenario?: string; services: boolean }) => {
        const args = ['up', ...(options.services ? ['--services'] : [])];
        if (options.scenario !== undefined) args.push('--scenario', options.scenario);
        if (context.out.isJson) args.push('--json');
        return (await runNetworkCommand(context.home, args, true)).code;
      }),
    );
  program
    .command('down')
    .description('停止网络，保留数据 · stop the network and keep everything')
    .addHelpText('after', '\nExample:\n  daoji down\n')
    .action(
      run(async (context) => {
        const args = ['down', ...(context.out.isJson ? ['--json'] : [])];
        return (await runNetworkCommand(context.home, args, true)).code;
      }),
    );
};
