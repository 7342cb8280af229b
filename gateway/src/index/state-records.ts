// SPDX-License-Identifier: Apache-2.0
import {
  aerationSchema,
  alarmBucketSchema,
  alarmSchema,
  applicationSchema,
  binAlertsSchema,
  binFillSchema,
  chartSnapshotSchema,
  binStorageSchema,
  codeOrderSchema,
  contractSchema,
  controlTaskSchema,
  correctionSchema,
  documentSchema,
  documentSetSchema,
  dutySchema,
  fumigationSchema,
  holdBucketSchema,
  identitySchema,
  inputStockSchema,
  inspectionSchema,
  logisticUnitSchema,
  lotHoldSchema,
  mandateSchema,
  modelRunSchema,
  operatorSchema,
  packageExceptionSchema,
  parcelSchema,
  parcelSampleSchema,
  parcelSeasonSchema,
  parcelSowingSchema,
  pledgeSchema,
  productSchema,
  recallSchema,
  ruleIndexSchema,
  ruleSetSchema,
  signalSchema,
  siteObjectSchema,
  siteSchema,
  slipSchema,
  transferSchema,
  treatmentSchema,
  warningSchema,
} from '@daoji/model';
import type { z } from 'zod';

import type { CollectionName } from '../projection/stored-document.js';
import type { IndexedChange } from './indexed-change.js';

/** State types that pages list or look up by more than their id. */
export const RECORD_SCHEMAS = {
  aeration: aerationSchema,
  alarm: alarmSchema,
  'alarm-bucket': alarmBucketSchema,
  application: applicationSchema,
  'bin-alerts': binAlertsSchema,
  'bin-fill': binFillSchema,
  'bin-storage': binStorageSchema,
  'code-order': codeOrderSchema,
  contract: contractSchema,
  'control-task': controlTaskSchema,
  correction: correctionSchema,
  bin: siteObjectSchema,
  document: documentSchema,
  'document-set': documentSetSchema,
  fumigation: fumigationSchema,
  'hold-bucket': holdBucketSchema,
  identity: identitySchema,
  'input-stock': inputStockSchema,
  inspection: inspectionSchema,
  'logistic-unit': logisticUnitSchema,
  'lot-hold': lotHoldSchema,
  mandate: mandateSchema,
  'model-run': modelRunSchema,
  operator: operatorSchema,
  package: packageExceptionSchema,
  parcel: parcelSchema,
  'parcel-sample': parcelSampleSchema,
  'parcel-season': parcelSeasonSchema,
  'parcel-sowing': parcelSowingSchema,
  pledge: pledgeSchema,
  product: productSchema,
  recall: recallSchema,
  'rule-index': ruleIndexSchema,
  'rule-set': ruleSetSchema,
  site: siteSchema,
  slip: slipSchema,
  transfer: transferSchema,
  treatment: treatmentSchema,
  warning: warningSchema,
  duty: dutySchema,
  signal: signalSchema,
  'chart-snapshot': chartSnapshotSchema,
} as const;

/** One of {@link RECORD_SCHEMAS}. */
export type RecordType = keyof typeof RECORD_SCHEMAS;
/** Value of a state type. */
export type RecordOf<T extends RecordType> = z.infer<(typeof RECORD_SCHEMAS)[T]>;

/** Collections whose documents are named by id alone. */
const TYPE_OF: Readonly<Record<string, RecordType>> = {
  bins: 'bin',
  // Named `{channel}~{keyId}`, since keys stand on both.
  identities: 'identity',
  operators: 'operator',
  parcels: 'parcel',
};
const ON_TRACE = 'trace~';

/**
 * Values of some state types in memory, since the store answers to `_id` only. Fed like the read index; what does not fit
 * its schema is left out, as it is there.
 */
export class StateRecords {
  readonly #tables = new Map<string, Map<string, unknown>>();
  /** Ids of documents by the hash of their file. */
  readonly #documents = new Map<string, Set<string>>();

  /** Takes in one change of the projection. */
  apply({ collection, id, document }: IndexedChange): void {
    const [type, name] = recordOf(collection, id);
    if (!isRecordType(type)) return;
    const table = this.#tables.get(type) ?? new Map<string, unknown>();
    this.#tables.set(type, table);
    if (document?.value === undefined) {
      table.delete(name);
      return;
    }
    table.set(name, document.value);
    if (type === 'document') this.#noteHash(name);
  }

  /** What the ledger says of a file; more than once when it is about several things. */
  documentsOf(documentHash: string): RecordOf<'document'>[] {
    return [...(this.#documents.get(documentHash) ?? [])].flatMap(
      (id) => this.get('document', id) ?? [],
    );
  }

  get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    return this.#tables.get(type)?.get(id) as RecordOf<T> | undefined;
  }

  /** True where anything of a type is recorded. */
  has(type: RecordType): boolean {
    return (this.#tables.get(type)?.size ?? 0) > 0;
  }

  /** Every value of a type, in the order of first arrival. */
  all<T extends RecordType>(type: T): RecordOf<T>[] {
    return [...(this.#tables.get(type)?.values() ?? [])] as RecordOf<T>[];
  }

  /** Ids of a type, e.g. the registrations below `input-products/` of `rule-index`. */
  ids(type: RecordType): string[] {
    return [...(this.#tables.get(type)?.keys() ?? [])].sort();
  }

  #noteHash(name: string): void {
    const { documentHash = '' } = this.get('document', name) ?? {};
    const known = this.#documents.get(documentHash);
    if (known) known.add(name);
    else this.#documents.set(documentHash, new Set([name]));
  }
}

/** Type and id of what a document is about; the type is empty for collections that hold no records. */
export function recordOf(
  collection: CollectionName,
  id: string,
): readonly [type: string, name: string] {
  if (collection !== 'objects') return [TYPE_OF[collection] ?? '', id];
  const from = id.startsWith(ON_TRACE) ? ON_TRACE.length : 0;
  const end = id.indexOf('~', from);
  return end < 0 ? [id.slice(from), ''] : [id.slice(from, end), id.slice(end + 1)];
}

/** True for one of {@link RECORD_SCHEMAS}. */
export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(RECORD_SCHEMAS, type);
}
