// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { address, dataDir, endpoint, mspDir, orgCaPath, port, tlsFiles } from './home.js';
import type { Launch } from './process-control.js';
import { fabricProgram } from './tool.js';
import type { ProcessOf } from './topology.js';

/** Writes an orderer's configuration and answers how it is started. */
export function ordererLaunch(home: Home, entry: ProcessOf<'orderer'>): Launch {
  const dir = dataDir(home, entry.name);
  writeWhole(join(dir, 'orderer.yaml'), stringify(settings(home, entry, dir)));
  return {
    name: entry.name,
    command: fabricProgram(home, 'orderer'),
    args: [],
    env: { FABRIC_CFG_PATH: dir, FABRIC_LOGGING_SPEC: 'warn' },
    cwd: dir,
  };
}

function settings(home: Home, entry: ProcessOf<'orderer'>, dir: string): Record<string, unknown> {
  const tls = tlsFiles(home, entry.name);
  const ca = orgCaPath(home, entry.mspId);
  // Any orderer of the network may connect as a cluster member.
  const ordererCas = home.topology.organizations
    .filter((organization) => organization.kind === 'orderer')
    .map((organization) => orgCaPath(home, organization.mspId));
  return {
    General: {
      ListenAddress: address(home, entry),
      ListenPort: port(home, entry),
      TLS: {
        Enabled: true,
        PrivateKey: tls.key,
        Certificate: tls.cert,
        RootCAs: [ca],
        ClientAuthRequired: false,
        ClientRootCAs: ordererCas,
      },
      Keepalive: { ServerMinInterval: '10s', ServerInterval: '7200s', ServerTimeout: '20s' },
      Cluster: { ClientCertificate: tls.cert, ClientPrivateKey: tls.key, SendBufferSize: 100 },
      BootstrapMethod: 'none',
      LocalMSPDir: mspDir(home, entry.mspId, entry.name),
      LocalMSPID: entry.mspId,
      BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
      Authentication: { TimeWindow: '15m' },
    },
    FileLedger: { Location: join(dir, 'ledger') },
    Operations: { ListenAddress: endpoint(home, entry, 'operations'), TLS: { Enabled: false } },
    Metrics: { Provider: 'prometheus' },
    Admin: {
      ListenAddress: endpoint(home, entry, 'admin'),
      TLS: {
        Enabled: true,
        Certificate: tls.cert,
        PrivateKey: tls.key,
        RootCAs: [ca],
        ClientAuthRequired: true,
        ClientRootCAs: [ca],
      },
    },
    ChannelParticipation: { Enabled: true, MaxRequestBodySize: '1 MB' },
    Consensus: { WALDir: join(dir, 'raft', 'wal'), SnapDir: join(dir, 'raft', 'snapshot') },
  };
}
