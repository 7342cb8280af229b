// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';
import { endpoint, orgCaPath, tlsFiles } from './home.js';
import { NetworkError } from './network-error.js';
import { tarGzip } from './tar.js';
import type { ProcessOf } from './topology.js';
import { processOf } from './topology.js';

const packageSchema = z.object({ version: z.string().min(1), main: z.string().min(1) });

/** A chaincode as one organisation's peer installs it. */
export interface ChaincodePackage {
  readonly packageId: string;
  /** The .tar.gz to install. */
  readonly file: string;
}

/** Folder of the code that a channel's chaincode services run. */
export function chaincodeFolder(home: Home, channel: string): string {
  return join(home.chaincodeDir, channel);
}

/**
 * Version of a channel's chaincode: its package.json's, plus a digest of the definition's other parts.
 * @throws {@link NetworkError} `CHAINCODE_MISSING` where the package is not built.
 */
export function chaincodeVersion(home: Home, channel: string): string {
  const folder = chaincodeFolder(home, channel);
  const parsed = packageSchema.safeParse(readJson(join(folder, 'package.json')));
  if (parsed.success && existsSync(join(folder, parsed.data.main))) return parsed.data.version;
  throw new NetworkError(
    'CHAINCODE_MISSING',
    `链码尚未编译：${folder}，请先运行 npx tsc -b`,
    `the chaincode in ${folder} is not built; run "npx tsc -b" first`,
  );
}

/** Writes an organisation's package for a channel: where its service is and the keys for mutual TLS. */
export function writePackage(home: Home, service: ProcessOf<'chaincode'>): ChaincodePackage {
  const peer = processOf(home.topology, 'peer', service.mspId);
  const client = tlsFiles(home, peer.name);
  const connection = {
    address: endpoint(home, service),
    dial_timeout: '5s',
    tls_required: true,
    client_auth_required: true,
    client_key: readFileSync(client.key, 'utf8'),
    client_cert: readFileSync(client.cert, 'utf8'),
    root_cert: readFileSync(orgCaPath(home, service.mspId), 'utf8'),
  };
  const metadata = { type: 'ccaas', label: service.channel };
  const archive = tarGzip([
    { name: 'metadata.json', content: json(metadata) },
    {
      name: 'code.tar.gz',
      content: tarGzip([{ name: 'connection.json', content: json(connection) }]),
    },
  ]);
  const file = join(home.dir, 'chaincode', `${service.name}.tar.gz`);
  writeWhole(file, archive, true);
  return {
    file,
    packageId: `${service.channel}:${createHash('sha256').update(archive).digest('hex')}`,
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** The peer's external builder: three programs that hand connection.json on. */
export function writeBuilder(home: Home): void {
  const bin = join(home.dir, 'builder', 'bin');
  const programs = {
    detect: 'grep -q \'"type":"ccaas"\' "$2/metadata.json"',
    build: 'cp "$1/connection.json" "$3/connection.json"',
    release:
      'mkdir -p "$2/chaincode/server" && cp "$1/connection.json" "$2/chaincode/server/connection.json"',
  };
  for (const [name, line] of Object.entries(programs)) {
    writeWhole(
      join(bin, name),
      `#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\nset -eu\n${line}\n`,
    );
    chmodSync(join(bin, name), 0o755);
  }
}
