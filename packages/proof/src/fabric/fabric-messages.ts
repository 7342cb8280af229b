// SPDX-License-Identifier: Apache-2.0
import type { MessageShape } from '../protobuf-reader.js';

// Field numbers of hyperledger/fabric-protos; only fields that a rule reads or that honest messages carry.
const shape = <const S extends MessageShape>(fields: S): S => fields;

export const ENVELOPE = shape({ payload: [1, 'bytes'], signature: [2, 'bytes'] });
export const PAYLOAD = shape({ header: [1, 'bytes'], data: [2, 'bytes'] });
export const HEADER = shape({ channelHeader: [1, 'bytes'], signatureHeader: [2, 'bytes'] });
export const CHANNEL_HEADER = shape({
  type: [1, 'uint'],
  version: [2, 'uint'],
  timestamp: [3, 'bytes'],
  channelId: [4, 'bytes'],
  txId: [5, 'bytes'],
  epoch: [6, 'uint'],
  extension: [7, 'bytes'],
  tlsCertHash: [8, 'bytes'],
});
export const SIGNATURE_HEADER = shape({ creator: [1, 'bytes'], nonce: [2, 'bytes'] });
export const HEADER_EXTENSION = shape({ chaincodeId: [2, 'bytes'] });
export const CHAINCODE_ID = shape({
  path: [1, 'bytes'],
  name: [2, 'bytes'],
  version: [3, 'bytes'],
});
export const TIMESTAMP = shape({ seconds: [1, 'uint'], nanos: [2, 'uint'] });

export const TRANSACTION = shape({ actions: [1, 'bytes[]'] });
export const TRANSACTION_ACTION = shape({ header: [1, 'bytes'], payload: [2, 'bytes'] });
export const ACTION_PAYLOAD = shape({ proposalPayload: [1, 'bytes'], action: [2, 'bytes'] });
export const ENDORSED_ACTION = shape({ prp: [1, 'bytes'], endorsements: [2, 'bytes[]'] });
export const ENDORSEMENT = shape({ endorser: [1, 'bytes'], signature: [2, 'bytes'] });
export const PROPOSAL_PAYLOAD = shape({ input: [1, 'bytes'] });
export const INVOCATION_SPEC = shape({ spec: [1, 'bytes'] });
export const CHAINCODE_SPEC = shape({
  type: [1, 'uint'],
  chaincodeId: [2, 'bytes'],
  input: [3, 'bytes'],
  timeout: [4, 'uint'],
});
export const CHAINCODE_INPUT = shape({
  args: [1, 'bytes[]'],
  decorations: [2, 'bytes[]'],
  isInit: [3, 'uint'],
});
export const RESPONSE_PAYLOAD = shape({ proposalHash: [1, 'bytes'], extension: [2, 'bytes'] });
export const CHAINCODE_ACTION = shape({
  results: [1, 'bytes'],
  events: [2, 'bytes'],
  response: [3, 'bytes'],
  chaincodeId: [4, 'bytes'],
});
export const RESPONSE = shape({
  status: [1, 'uint'],
  message: [2, 'bytes'],
  payload: [3, 'bytes'],
});
export const CHAINCODE_EVENT = shape({
  chaincodeId: [1, 'bytes'],
  txId: [2, 'bytes'],
  eventName: [3, 'bytes'],
  payload: [4, 'bytes'],
});
export const PROCESSED_TRANSACTION = shape({ envelope: [1, 'bytes'], validationCode: [2, 'uint'] });

export const READ_WRITE_SET = shape({ dataModel: [1, 'uint'], namespaces: [2, 'bytes[]'] });
export const NAMESPACE_SET = shape({
  namespace: [1, 'bytes'],
  rwset: [2, 'bytes'],
  collections: [3, 'bytes[]'],
});
export const KV_SET = shape({
  reads: [1, 'bytes[]'],
  rangeQueries: [2, 'bytes[]'],
  writes: [3, 'bytes[]'],
  metadataWrites: [4, 'bytes[]'],
});
export const KV_READ = shape({ key: [1, 'bytes'], version: [2, 'bytes?'] });
export const KV_VERSION = shape({ block: [1, 'uint'], tx: [2, 'uint'] });
export const KV_WRITE = shape({ key: [1, 'bytes'], isDelete: [2, 'uint'], value: [3, 'bytes'] });

export const SERIALIZED_IDENTITY = shape({ mspId: [1, 'bytes'], certificate: [2, 'bytes'] });

export const BLOCK = shape({ header: [1, 'bytes'], data: [2, 'bytes'], metadata: [3, 'bytes'] });
export const BLOCK_HEADER = shape({
  number: [1, 'uint'],
  previousHash: [2, 'bytes'],
  dataHash: [3, 'bytes'],
});
export const BLOCK_DATA = shape({ data: [1, 'bytes[]'] });
export const BLOCK_METADATA = shape({ metadata: [1, 'bytes[]'] });
export const METADATA = shape({ value: [1, 'bytes'], signatures: [2, 'bytes[]'] });
export const METADATA_SIGNATURE = shape({
  signatureHeader: [1, 'bytes'],
  signature: [2, 'bytes'],
  identifierHeader: [3, 'bytes?'],
});
export const ORDERER_METADATA = shape({ lastConfig: [1, 'bytes?'], consenter: [2, 'bytes'] });
export const LAST_CONFIG = shape({ index: [1, 'uint'] });

export const CONFIG_ENVELOPE = shape({ config: [1, 'bytes'], lastUpdate: [2, 'bytes'] });
export const CONFIG = shape({ sequence: [1, 'uint'], channelGroup: [2, 'bytes'] });
export const CONFIG_GROUP = shape({
  version: [1, 'uint'],
  groups: [2, 'bytes[]'],
  values: [3, 'bytes[]'],
  policies: [4, 'bytes[]'],
  modPolicy: [5, 'bytes'],
});
export const MAP_ENTRY = shape({ key: [1, 'bytes'], value: [2, 'bytes'] });
export const CONFIG_VALUE = shape({
  version: [1, 'uint'],
  value: [2, 'bytes'],
  modPolicy: [3, 'bytes'],
});
export const CONFIG_POLICY = shape({
  version: [1, 'uint'],
  policy: [2, 'bytes'],
  modPolicy: [3, 'bytes'],
});
export const CAPABILITIES = shape({ capabilities: [1, 'bytes[]'] });
export const CONSENSUS_TYPE = shape({
  type: [1, 'bytes'],
  metadata: [2, 'bytes'],
  state: [3, 'uint'],
});

export const POLICY = shape({ type: [1, 'uint'], value: [2, 'bytes'] });
export const IMPLICIT_META = shape({ subPolicy: [1, 'bytes'], rule: [2, 'uint'] });
export const SIGNATURE_POLICY_ENVELOPE = shape({
  version: [1, 'uint'],
  rule: [2, 'bytes'],
  identities: [3, 'bytes[]'],
});
export const SIGNATURE_POLICY = shape({ signedBy: [1, 'uint?'], nOutOf: [2, 'bytes?'] });
export const N_OUT_OF = shape({ n: [1, 'uint'], rules: [2, 'bytes[]'] });
export const PRINCIPAL = shape({ classification: [1, 'uint'], principal: [2, 'bytes'] });
export const MSP_ROLE = shape({ mspId: [1, 'bytes'], role: [2, 'uint'] });
export const ORGANIZATION_UNIT = shape({
  mspId: [1, 'bytes'],
  organizationalUnit: [2, 'bytes'],
  certifiers: [3, 'bytes'],
});
export const COMBINED_PRINCIPAL = shape({ principals: [1, 'bytes[]'] });
export const APPLICATION_POLICY = shape({
  signaturePolicy: [1, 'bytes?'],
  configPolicyReference: [2, 'bytes?'],
});

export const MSP_CONFIG = shape({ type: [1, 'uint'], config: [2, 'bytes'] });
export const FABRIC_MSP_CONFIG = shape({
  name: [1, 'bytes'],
  rootCerts: [2, 'bytes[]'],
  intermediateCerts: [3, 'bytes[]'],
  admins: [4, 'bytes[]'],
  revocationList: [5, 'bytes[]'],
  signingIdentity: [6, 'bytes'],
  organizationalUnits: [7, 'bytes[]'],
  cryptoConfig: [8, 'bytes'],
  tlsRootCerts: [9, 'bytes[]'],
  tlsIntermediateCerts: [10, 'bytes[]'],
  nodeOus: [11, 'bytes'],
});
export const OU_IDENTIFIER = shape({ certificate: [1, 'bytes'], organizationalUnit: [2, 'bytes'] });
export const NODE_OUS = shape({
  enable: [1, 'uint'],
  client: [2, 'bytes?'],
  peer: [3, 'bytes?'],
  admin: [4, 'bytes?'],
  orderer: [5, 'bytes?'],
});

export const LIFECYCLE_STATE = shape({
  int64: [1, 'uint?'],
  bytes: [2, 'bytes?'],
  text: [3, 'bytes?'],
});
export const VALIDATION_INFO = shape({ plugin: [1, 'bytes'], parameter: [2, 'bytes'] });
