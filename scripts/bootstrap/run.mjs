// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { repo } from './repo.mjs';
import { BootstrapError } from './say.mjs';

/** Runs a program with this terminal; answers its exit code, or fails where it may not. */
export function run(command, args, { cwd = repo, env = {}, mayFail = false, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['inherit', quiet ? 'ignore' : 'inherit', 'inherit'],
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.once('error', (error) => reject(failure(command, args, error.message)));
    child.once('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      if (code === 0 || mayFail) resolve(code ?? 130);
      else reject(failure(command, args, signal ?? `exit ${code}`));
    });
  });
}

function failure(command, args, why) {
  const line = [command, ...args].join(' ').slice(0, 120);
  return new BootstrapError(`命令失败：${line}（${why}）`, `failed: ${line} (${why})`);
}
