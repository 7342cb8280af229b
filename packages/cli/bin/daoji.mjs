#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
try {
  await import('../dist/main.js');
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    '还没有安装和编译：请先在仓库目录运行 npm run demo 或 npm run up\n' +
      'not installed and built yet: run npm run demo or npm run up in the folder of the repository first\n',
  );
  process.exitCode = 3;
}
