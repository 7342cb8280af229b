// SPDX-License-Identifier: Apache-2.0

/** Closed set of codes of the gateway itself; contract, ledger and archive codes pass through unchanged. */
export type GatewayErrorCode =
  | 'REQUEST_MALFORMED'
  | 'REQUEST_INVALID'
  | 'REQUEST_TOO_LARGE'
  | 'MEDIA_TYPE_UNSUPPORTED'
  | 'ROUTE_NOT_FOUND'
  | 'RATE_LIMITED'
  | 'GTIN_INVALID'
  | 'LOT_ID_INVALID'
  | 'LOT_NOT_FOUND'
  | 'PARCEL_NOT_FOUND'
  | 'DEVICE_NOT_FOUND'
  | 'BIN_NOT_FOUND'
  | 'MILL_LINE_NOT_FOUND'
  | 'OPERATOR_NOT_FOUND'
  | 'IDENTITY_NOT_FOUND'
  | 'COMMAND_NOT_FOUND'
  | 'SAMPLE_NOT_FOUND'
  | 'PRODUCT_NOT_FOUND'
  | 'PLEDGE_NOT_FOUND'
  | 'CONTRACT_NOT_FOUND'
  | 'SLIP_NOT_FOUND'
  | 'SETTLEMENT_NOT_YET'
  | 'LIST_NOT_FOUND'
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_SALT'
  | 'DOCUMENT_PRIVATE'
  | 'CODE_ORDER_NOT_FOUND'
  | 'CODE_NOT_FOUND'
  | 'UNIT_NOT_FOUND'
  | 'UNIT_GONE'
  | 'PLACE_NOT_FOUND'
  | 'LINK_NOT_FOUND'
  | 'SCRATCH_KEY'
  | 'COMMAND_CONFLICT'
  | 'BOUNDARY_COMMITMENT'
  | 'DOCUMENT_TYPE'
  | 'DOCUMENT_HASH'
  | 'UPLOAD_UNSIGNED'
  | 'UPLOAD_SIGNER'
  | 'UPLOAD_QUOTA'
  | 'DOCUMENT_TOO_LARGE'
  | 'SERIES_RANGE'
  | 'SERIES_CHANNEL_UNKNOWN'
  | 'SERIES_UNREACHABLE'
  | 'STORE_UNREACHABLE'
  | 'STORE_DOCUMENT_INVALID'
  | 'PROOF_NOT_YET'
  | 'TRUST_ROOT_MISSING'
  | 'DEMO_KEYS_OFF'
  | 'DEMO_CARD_UNKNOWN'
  | 'DEMO_SIGN_IN_REQUIRED'
  | 'TRACE_CYCLE'
  | 'RECALL_NOT_FOUND'
  | 'RECALL_SCOPE_QUERY'
  | 'RECALL_SCOPE_EMPTY'
  | 'RECALL_LINK_UNKNOWN'
  | 'RECALL_LINK_USED'
  | 'RECALL_LINK_EXPIRED'
  | 'RECALL_COUNT'
  | 'RECALL_ANSWERS_PRIVATE'
  | 'EPCIS_VERSION'
  | 'EPCIS_NOT_FOUND'
  | 'EPCIS_NOT_OFFERED'
  | 'EPCIS_READER'
  | 'QUERY_TOO_LARGE'
  | 'QUERY_EXISTS'
  | 'PAGE_TOKEN'
  | 'NOT_READY'
  | 'INTERNAL';

/** The gateway cannot do what was asked. `message` says what was expected and what came. */
export class GatewayError extends Error {
  readonly code: GatewayErrorCode;

  constructor(code: GatewayErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GatewayError';
    this.code = code;
  }
}
