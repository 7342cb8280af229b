// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chaincodeFolder, writePackage } from './chaincode-package.js';
import type { Home } from './home.js';
import { endpoint, orgCaPath, tlsFiles } from './home.js';
import type { Launch } from './process-control.js';
import type { ProcessOf } from './topology.js';

/** How a chaincode service of one organisation and channel is started. */
export function chaincodeLaunch(home: Home, entry: ProcessOf<'chaincode'>): Launch {
  const tls = tlsFiles(home, entry.name);
  const folder = chaincodeFolder(home, entry.channel);
  return {
    name: entry.name,
    command: process.execPath,
    args: [
      shimProgram(folder),
      'server',
      '--chaincode-address',
      endpoint(home, entry),
      '--chaincode-id',
      writePackage(home, entry).packageId,
      '--chaincode-tls-key-file',
      tls.key,
      '--chaincode-tls-cert-file',
      tls.cert,
      '--chaincode-tls-client-cacert-file',
      orgCaPath(home, entry.mspId),
      '--module-path',
      folder,
    ],
    env: { CORE_CHAINCODE_LOGGING_LEVEL: 'WARNING', NODE_ENV: 'production' },
    cwd: folder,
  };
}

/** fabric-shim's command line program, as the chaincode itself would find it. */
function shimProgram(folder: string): string {
  const require = createRequire(join(folder, 'package.json'));
  return require.resolve('fabric-shim/cli.js');
}
