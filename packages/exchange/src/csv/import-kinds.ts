// SPDX-License-Identifier: Apache-2.0

/**
 * What a CSV file can hold, and the command that each row becomes, by who keeps such tables. What is worked out from
 * secrets (orders of codes, one-time links of a recall) or rests on one decision (rule sets, recalls, corrections) is no table.
 */
export const IMPORT_GROUPS = {
  /** Growers, households, cooperatives, agronomists. */
  land: {
    parcels: 'registerParcel',
    'parcel-revisions': 'reviseParcel',
    'parcel-closings': 'closeParcel',
    attestations: 'attestParcel',
    seasons: 'declareSeason',
    'field-works': 'recordFieldWork',
    harvests: 'recordHarvest',
    mandates: 'giveMandate',
    'mandate-ends': 'endMandate',
  },
  /** Keepers of pesticides, fertilisers and seed. */
  inputs: {
    purchases: 'purchaseInput',
    issues: 'issueInput',
    applications: 'applyInput',
    empties: 'returnEmpties',
    'input-removals': 'removeInput',
  },
  /** Contracts and the weighbridge. */
  intake: {
    contracts: 'offerContract',
    'contract-acceptances': 'acceptContract',
    'contract-ends': 'endContract',
    deliveries: 'recordDelivery',
    'bought-in': 'recordBoughtIn',
    settlements: 'settleDelivery',
    pledges: 'issuePledge',
  },
  /** Driers and store keepers. */
  store: {
    dryings: 'dryLot',
    cleanings: 'cleanLot',
    storings: 'storeLot',
    splits: 'splitLot',
    merges: 'mergeLots',
    treatments: 'recordTreatment',
    samples: 'sampleLot',
    losses: 'loseLot',
    stocktakes: 'stocktake',
    destructions: 'destroyLot',
    'clean-outs': 'cleanOutBin',
  },
  /** The mill, the packing line, and what goes out. */
  mill: {
    millings: 'millLot',
    packings: 'packLot',
    reworks: 'reworkLot',
    'code-prints': 'markCodesPrinted',
    'code-activations': 'activateCodes',
    'code-voids': 'voidCodes',
    'packed-units': 'aggregatePackages',
    transfers: 'offerTransfer',
    receipts: 'acceptTransfer',
    'transfer-cancellations': 'cancelTransfer',
  },
  /** Registrars, quality and brand owners. */
  office: {
    documents: 'attachDocument',
    products: 'registerProduct',
    packers: 'approvePacker',
    'packer-withdrawals': 'withdrawPacker',
    sites: 'registerSite',
    bins: 'registerBin',
    'mill-lines': 'registerMillLine',
    identities: 'activateIdentity',
    revocations: 'revokeIdentity',
    operators: 'registerOperator',
    'operator-states': 'setOperatorState',
  },
  /** Authorities. */
  authority: {
    'sample-checks': 'recordSampleCheck',
    'overlap-claims': 'claimOverlap',
    'overlap-findings': 'resolveOverlap',
  },
} as const;

/** The command of each kind of table. */
export const IMPORT_KINDS = {
  ...IMPORT_GROUPS.land,
  ...IMPORT_GROUPS.inputs,
  ...IMPORT_GROUPS.intake,
  ...IMPORT_GROUPS.store,
  ...IMPORT_GROUPS.mill,
  ...IMPORT_GROUPS.office,
  ...IMPORT_GROUPS.authority,
} as const;

/** One of {@link IMPORT_KINDS}. */
export type ImportKind = keyof typeof IMPORT_KINDS;

/** Kinds whose commands no person signs: an organisation's registrar sends them by its certificate. */
export const UNSIGNED_KINDS: readonly string[] = ['operators'];

/** Kinds whose commands a second person of the operator signs too. */
export const COSIGNED_KINDS: readonly string[] = ['stocktakes', 'destructions', 'clean-outs'];

/** True for a name of {@link IMPORT_KINDS}. */
export function isImportKind(kind: string): kind is ImportKind {
  return Object.hasOwn(IMPORT_KINDS, kind);
}
