// SPDX-License-Identifier: Apache-2.0
import https from 'node:https';
import { createRequire } from 'node:module';
import type FabricCAServices from 'fabric-ca-client';

/** The library's two classes that are used here. */
export interface CaLibrary {
  readonly Services: typeof FabricCAServices;
  /** From its dependency fabric-common: the shape that register() takes. */
  readonly User: (typeof import('fabric-common'))['User'];
}

let loaded: CaLibrary | undefined;

/**
 * Loads fabric-ca-client when it is first needed: it reads the command line and the environment while
 * it loads, and gives each request three seconds, too few for a loaded machine.
 */
export function caLibrary(): CaLibrary {
  if (loaded) return loaded;
  process.env['CONNECTION_TIMEOUT'] = '30000';
  // It adds a listener to a connection with each request, so none is kept.
  https.globalAgent = new https.Agent({ keepAlive: false });
  const require = createRequire(import.meta.url);
  const nested = createRequire(require.resolve('fabric-ca-client'));
  loaded = {
    Services: require('fabric-ca-client') as typeof FabricCAServices,
    User: (nested('fabric-common') as typeof import('fabric-common')).User,
  };
  delete process.env['CONNECTION_TIMEOUT'];
  return loaded;
}
