// SPDX-License-Identifier: Apache-2.0
import { CSV_ERRORS, SURVEY_ERROR_CODES } from '@daoji/exchange';
import { GS1_ERROR_CODES } from '@daoji/model';
import { ZodError, z } from 'zod';

/** RFC 9457 problem document; `code` is stable, `detail` is for people. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The one table from code to HTTP status: gateway, ledger, archive and contract codes. */
export const STATUS_OF: Readonly<Record<string, number>> = {
  REQUEST_MALFORMED: 400,
  REQUEST_INVALID: 400,
  REQUEST_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  ROUTE_NOT_FOUND: 404,
  RATE_LIMITED: 429,
  GTIN_INVALID: 400,
  LOT_ID_INVALID: 400,
  LOT_NOT_FOUND: 404,
  PARCEL_NOT_FOUND: 404,
  DEVICE_NOT_FOUND: 404,
  BIN_NOT_FOUND: 404,
  MILL_LINE_NOT_FOUND: 404,
  OPERATOR_NOT_FOUND: 404,
  IDENTITY_NOT_FOUND: 404,
  COMMAND_NOT_FOUND: 404,
  SAMPLE_NOT_FOUND: 404,
  PRODUCT_NOT_FOUND: 404,
  PLEDGE_NOT_FOUND: 404,
  RULE_SET_NOT_FOUND: 404,
  CONTRACT_NOT_FOUND: 404,
  SLIP_NOT_FOUND: 404,
  TRANSFER_NOT_FOUND: 404,
  WARNING_NOT_FOUND: 404,
  MODEL_RUN_NOT_FOUND: 404,
  SETTLEMENT_NOT_YET: 404,
  LIST_NOT_FOUND: 404,
  DOCUMENT_NOT_FOUND: 404,
  DOCUMENT_SALT: 422,
  DOCUMENT_PRIVATE: 403,
  CODE_ORDER_NOT_FOUND: 404,
  CODE_NOT_FOUND: 404,
  CODE_PRIVATE: 403,
  QUALITY_PRIVATE: 403,
  SERIALS_MISSING: 404,
  LABEL_INCOMPLETE: 422,
  LABELS_BUSY: 503,
  LABEL_COUNT: 422,
  LABEL_FONT: 503,
  LABEL_GLYPH: 422,
  LABEL_LINK: 422,
  LABEL_MODULE: 422,
  LABEL_SPACE: 422,
  UNIT_NOT_FOUND: 404,
  UNIT_GONE: 410,
  PLACE_NOT_FOUND: 404,
  LINK_NOT_FOUND: 404,
  SCAN_READER: 401,
  SCAN_PRIVATE: 403,
  DUTY_NOT_FOUND: 404,
  SIGNAL_NOT_FOUND: 404,
  PEOPLE_READER: 401,
  PEOPLE_PRIVATE: 403,
  SCRATCH_KEY: 422,
  SERIAL_FILE: 422,
  SERIAL_COUNT: 422,
  SERIAL_ROOT: 422,
  SERIAL_TWICE: 422,
  SERIAL_PLACE: 404,
  COMMAND_CONFLICT: 409,
  BOUNDARY_COMMITMENT: 422,
  DOCUMENT_TYPE: 415,
  DOCUMENT_HASH: 422,
  UPLOAD_UNSIGNED: 401,
  UPLOAD_SIGNER: 403,
  UPLOAD_QUOTA: 429,
  DOCUMENT_TOO_LARGE: 413,
  SERIES_RANGE: 400,
  SERIES_CHANNEL_UNKNOWN: 404,
  SERIES_UNREACHABLE: 503,
  STORE_UNREACHABLE: 503,
  STORE_DOCUMENT_INVALID: 500,
  PROOF_NOT_YET: 404,
  TRUST_ROOT_MISSING: 503,
  DEMO_KEYS_OFF: 404,
  DEMO_CARD_UNKNOWN: 404,
  DEMO_SIGN_IN_REQUIRED: 401,
  TRACE_CYCLE: 500,
  RECALL_NOT_FOUND: 404,
  RECALL_SCOPE_QUERY: 400,
  RECALL_SCOPE_EMPTY: 404,
  RECALL_LINK_UNKNOWN: 404,
  RECALL_LINK_USED: 409,
  RECALL_LINK_EXPIRED: 410,
  RECALL_COUNT: 422,
  RECALL_ANSWERS_PRIVATE: 403,
  EPCIS_VERSION: 406,
  EPCIS_NOT_FOUND: 404,
  EPCIS_NOT_OFFERED: 501,
  EPCIS_READER: 401,
  QUERY_TOO_LARGE: 413,
  QUERY_EXISTS: 409,
  PAGE_TOKEN: 400,
  CAPTURE_MISMATCH: 422,
  EPCIS_EVENT_ID_TAKEN: 409,
  EPCIS_DECLARATION_OWNER: 403,
  EPCIS_QUERY_PARAMETER: 400,
  EPCIS_EVENT_SHAPE: 400,
  EPCIS_SHAPE: 400,
  EPCIS_TIME: 400,
  EPCIS_CONTEXT_MISSING: 400,
  EPCIS_CONTEXT_UNKNOWN: 400,
  EPCIS_CONTEXT_TERM: 400,
  NOTICE_STREAMS_FULL: 503,
  NOTICE_LINK_UNKNOWN: 404,
  NOT_READY: 503,
  INTERNAL: 500,
  COMMAND_NOT_CANONICAL: 400,
  COMMAND_TYPE_UNKNOWN: 400,
  COMMAND_SHAPE: 400,
  ARCHIVE_NOT_FOUND: 404,
  ARCHIVE_CORRUPT: 500,
  ARCHIVE_ERASED: 410,
  ARCHIVE_CONFLICT: 500,
  ARCHIVE_TOO_LARGE: 413,
  ARCHIVE_NAME: 400,
  ARCHIVE_READING_UNKNOWN: 404,
  ARCHIVE_NOT_ANCHORED: 404,
  ARCHIVE_DEVICE_KEY_UNKNOWN: 404,
  LEDGER_UNREACHABLE: 503,
  LEDGER_ENDORSE: 502,
  LEDGER_CONTRACT: 422,
  LEDGER_COMMIT_INVALID: 409,
  LEDGER_MVCC_CONFLICT: 409,
  LEDGER_TRANSACTION_UNKNOWN: 404,
  LEDGER_EVIDENCE: 503,
  LEDGER_CLOSED: 503,
  LEDGER_COMMIT_UNKNOWN: 504,
  LEDGER_BLOCK_MALFORMED: 502,
  ACCESS_DENIED: 403,
  COMMAND_SIGNATURE: 403,
  IDENTITY_UNKNOWN: 403,
  IDENTITY_REVOKED: 403,
  IDENTITY_NOT_ACTIVE: 403,
  COMMAND_UNSIGNED: 403,
  CONFIRMATION_MISSING: 403,
  ROLE_REFUSED: 403,
  COMMAND_ID_TAKEN: 409,
  LOT_EXISTS: 409,
  LOT_CLOSED: 409,
  LOT_MASS_EXCEEDED: 409,
  PACK_MASS_EXCEEDED: 409,
  ...Object.fromEntries(Object.keys(GS1_ERROR_CODES).map((code) => [code, 400])),
  ...Object.fromEntries(Object.keys(CSV_ERRORS).map((code) => [code, 422])),
  ...Object.fromEntries(Object.keys(SURVEY_ERROR_CODES).map((code) => [code, 422])),
};

/** Makes the problem document of whatever a handler threw; unknown errors show no detail. */
export function problemOf(error: unknown, requestId: string): Problem {
  const { code, detail } = describe(error);
  const status = STATUS_OF[code] ?? (isContractCode(error) ? 422 : 500);
  const isKnown = (code in STATUS_OF && code !== 'INTERNAL') || isContractCode(error);
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code: isKnown ? code : 'INTERNAL',
    detail: isKnown ? detail : 'expected to answer, got a fault of the gateway; its log has it',
    requestId,
  };
}

function describe(error: unknown): { code: string; detail: string } {
  if (error instanceof ZodError) return { code: 'REQUEST_INVALID', detail: z.prettifyError(error) };
  if (!(error instanceof Error)) return { code: 'INTERNAL', detail: '' };
  return fromBodyParser(error) ?? { code: codeOf(error), detail: error.message };
}

function codeOf(error: Error): string {
  const contractCode = field(error, 'contractCode');
  if (contractCode !== undefined) return contractCode;
  return field(error, 'code') ?? 'INTERNAL';
}

function isContractCode(error: unknown): boolean {
  return error instanceof Error && field(error, 'contractCode') !== undefined;
}

const BODY_PARSER: Readonly<Record<string, string>> = {
  'entity.too.large': 'REQUEST_TOO_LARGE',
  'entity.parse.failed': 'REQUEST_MALFORMED',
  'entity.verify.failed': 'REQUEST_MALFORMED',
  'request.aborted': 'REQUEST_MALFORMED',
  'request.size.invalid': 'REQUEST_MALFORMED',
  'charset.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'encoding.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
};

function fromBodyParser(error: Error): { code: string; detail: string } | undefined {
  if (error instanceof URIError) {
    return { code: 'REQUEST_MALFORMED', detail: 'expected percent-encoded UTF-8 in the path' };
  }
  // A body that cannot be unpacked has the code of zlib and no type of the body parser.
  const isUnpacking = field(error, 'code')?.startsWith('Z_') === true;
  const code = isUnpacking ? 'REQUEST_MALFORMED' : BODY_PARSER[field(error, 'type') ?? ''];
  return code === undefined ? undefined : { code, detail: `${error.name}: ${error.message}` };
}

function field(error: Error, name: string): string | undefined {
  const value: unknown = (error as unknown as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
