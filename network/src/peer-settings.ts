// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { dataDir, endpoint, mspDir, orgCaPath, tlsFiles } from './home.js';
import type { Launch } from './process-control.js';
import { fabricProgram } from './tool.js';
import type { ProcessOf } from './topology.js';
import { processesOf } from './topology.js';

/** Writes a peer's configuration and answers how it is started. */
export function peerLaunch(home: Home, entry: ProcessOf<'peer'>): Launch {
  const dir = dataDir(home, entry.name);
  const settings = {
    peer: peerSection(home, entry, dir),
    vm: { endpoint: '' },
    chaincode: chaincodeSection(home),
    ledger: ledgerSection(dir),
    operations: { listenAddress: endpoint(home, entry, 'operations'), tls: { enabled: false } },
    metrics: { provider: 'prometheus' },
  };
  writeWhole(join(dir, 'core.yaml'), stringify(settings));
  return {
    name: entry.name,
    command: fabricProgram(home, 'peer'),
    args: ['node', 'start'],
    env: { FABRIC_CFG_PATH: dir, FABRIC_LOGGING_SPEC: 'warn' },
    cwd: dir,
  };
}

function peerSection(home: Home, entry: ProcessOf<'peer'>, dir: string): Record<string, unknown> {
  const tls = tlsFiles(home, entry.name);
  const own = endpoint(home, entry);
  return {
    id: entry.name,
    networkId: 'daoji',
    listenAddress: own,
    address: own,
    chaincodeListenAddress: endpoint(home, entry, 'chaincode'),
    chaincodeAddress: endpoint(home, entry, 'chaincode'),
    gateway: {
      enabled: true,
      endorsementTimeout: '10s',
      broadcastTimeout: '10s',
      dialTimeout: '5s',
    },
    keepalive: {
      interval: '7200s',
      timeout: '20s',
      minInterval: '10s',
      client: { interval: '60s', timeout: '20s' },
      deliveryClient: { interval: '60s', timeout: '20s' },
    },
    gossip: gossipSection(home, entry, own),
    tls: {
      enabled: true,
      clientAuthRequired: false,
      cert: { file: tls.cert },
      key: { file: tls.key },
      rootcert: { file: orgCaPath(home, entry.mspId) },
    },
    authentication: { timewindow: '15m' },
    fileSystemPath: join(dir, 'ledger'),
    BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
    mspConfigPath: mspDir(home, entry.mspId, entry.name),
    localMspId: entry.mspId,
    localMspType: 'bccsp',
    client: { connTimeout: '3s' },
    deliveryclient: {
      blockGossipEnabled: false,
      reconnectTotalTimeThreshold: '87600h',
      connTimeout: '2s',
      reConnectBackoffThreshold: '2s',
    },
    handlers: {
      authFilters: [{ name: 'DefaultAuth' }, { name: 'ExpirationCheck' }],
      decorators: [{ name: 'DefaultDecorator' }],
      endorsers: { escc: { name: 'DefaultEndorsement' } },
      validators: { vscc: { name: 'DefaultValidation' } },
    },
    discovery: {
      enabled: true,
      authCacheEnabled: true,
      authCacheMaxSize: 1000,
      authCachePurgeRetentionRatio: 0.75,
      orgMembersAllowedAccess: false,
    },
    limits: { concurrency: { endorserService: 2500, deliverService: 2500, gatewayService: 500 } },
    maxRecvMsgSize: 104857600,
    maxSendMsgSize: 104857600,
  };
}

/** Gossip tells the Gateway which peers there are; its default intervals would cost a minute. */
function gossipSection(home: Home, entry: ProcessOf<'peer'>, own: string): Record<string, unknown> {
  const others = processesOf(home.topology, 'peer').filter((other) => other.name !== entry.name);
  const sameOrganization = others.filter((other) => other.mspId === entry.mspId);
  return {
    bootstrap: sameOrganization.map((other) => endpoint(home, other)).join(' ') || own,
    useLeaderElection: false,
    orgLeader: true,
    endpoint: own,
    externalEndpoint: own,
    reconnectInterval: '1s',
    aliveTimeInterval: '1s',
    aliveExpirationTimeout: '5s',
    publishStateInfoInterval: '1s',
    requestStateInfoInterval: '1s',
    membershipTrackerInterval: '1s',
    maxConnectionAttempts: 1000000,
    pvtData: {
      pullRetryThreshold: '60s',
      transientstoreMaxBlockRetention: 1000,
      pushAckTimeout: '3s',
      btlPullMargin: 10,
      reconcileBatchSize: 10,
      reconcileSleepInterval: '1m',
      reconciliationEnabled: true,
    },
    state: { enabled: false },
  };
}

function chaincodeSection(home: Home): Record<string, unknown> {
  return {
    externalBuilders: [{ name: 'daoji_ccaas', path: join(home.dir, 'builder') }],
    installTimeout: '60s',
    startuptimeout: '30s',
    executetimeout: '30s',
    mode: 'net',
    keepalive: 0,
    system: { _lifecycle: 'enable', cscc: 'enable', lscc: 'enable', qscc: 'enable' },
    logging: { level: 'warn', shim: 'warn' },
  };
}

function ledgerSection(dir: string): Record<string, unknown> {
  return {
    state: { stateDatabase: 'goleveldb', totalQueryLimit: 100000 },
    history: { enableHistoryDatabase: true },
    pvtdataStore: {
      collElgProcMaxDbBatchSize: 5000,
      collElgProcDbBatchesInterval: 1000,
      deprioritizedDataReconcilerInterval: '60m',
      purgeInterval: 100,
      purgedKeyAuditLogging: true,
    },
    snapshots: { rootDir: join(dir, 'snapshots') },
  };
}
