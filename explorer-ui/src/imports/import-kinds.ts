// SPDX-License-Identifier: Apache-2.0

/**
 * What a CSV file can hold, by who keeps such tables, as the gateway names it (a test compares them), less what no key of a
 * page signs: operators are named by an organisation's registrar with the command line.
 */
export const IMPORT_GROUPS = {
  land: [
    'parcels',
    'parcel-revisions',
    'parcel-closings',
    'attestations',
    'seasons',
    'field-works',
    'harvests',
    'mandates',
    'mandate-ends',
  ],
  inputs: ['purchases', 'issues', 'applications', 'empties', 'input-removals'],
  intake: [
    'contracts',
    'contract-acceptances',
    'contract-ends',
    'deliveries',
    'bought-in',
    'settlements',
    'pledges',
  ],
  store: [
    'dryings',
    'cleanings',
    'storings',
    'splits',
    'merges',
    'treatments',
    'samples',
    'losses',
    'stocktakes',
    'destructions',
    'clean-outs',
  ],
  mill: [
    'millings',
    'packings',
    'reworks',
    'code-prints',
    'code-activations',
    'code-voids',
    'packed-units',
    'transfers',
    'receipts',
    'transfer-cancellations',
  ],
  office: [
    'documents',
    'products',
    'packers',
    'packer-withdrawals',
    'sites',
    'bins',
    'mill-lines',
    'identities',
    'revocations',
    'operator-states',
  ],
  authority: ['sample-checks', 'overlap-claims', 'overlap-findings'],
} as const;

/** One of {@link IMPORT_GROUPS}. */
export type ImportGroup = keyof typeof IMPORT_GROUPS;
/** A kind of table. */
export type ImportKind = (typeof IMPORT_GROUPS)[ImportGroup][number];

/** Every kind, group by group. */
export const IMPORT_KINDS: readonly ImportKind[] = Object.values(IMPORT_GROUPS).flat();

/** Kinds whose rows a second person of the operator signs too. */
export const COSIGNED_KINDS: readonly ImportKind[] = ['stocktakes', 'destructions', 'clean-outs'];
