// SPDX-License-Identifier: Apache-2.0
import type { Contract, MandateWork } from '@daoji/model';

import type { ShownMandate } from '../api/mandate-queries.js';

/** A parcel as far as rights over it go. */
export interface LandParcel {
  readonly operatorId: string;
  readonly parcelId: string;
  readonly season: number;
}

/** What may open others' land to an operator: its mandates, its contracts and those of who gave it a mandate. */
export interface GrantSource {
  readonly contracts: readonly GrantContract[];
  readonly mandates: readonly ShownMandate[];
}

/** The part of a contract that says whose land it opens to whom. */
export type GrantContract = Pick<
  Contract,
  'buyerOperatorId' | 'contractId' | 'growerOperatorId' | 'parcels' | 'season' | 'state'
>;

/** One reason for which parcels of others may be worked, with the parcels that it covers. */
export interface GrantLine {
  /** The contract by itself, or the giver's own that lets its mandate reach the parcels. */
  readonly contract?: GrantContract;
  readonly mandate?: ShownMandate;
  readonly parcelIds: readonly string[];
}

/** What a record names, and why. Own parcels are in none of it. */
export interface GrantPlan {
  readonly contractIds: readonly string[];
  /** True where parcels rest on nothing but a mandate that nobody can show: the record is marked for ever. */
  readonly isUnconfirmed: boolean;
  readonly lines: readonly GrantLine[];
  readonly mandateIds: readonly string[];
  /** Parcels of others, or of nobody, that nothing opens: the ledger refuses them. */
  readonly uncovered: readonly string[];
  /** Whose the uncovered parcels are, as far as it is known, each once: their own signatures open them. */
  readonly uncoveredHolders: readonly string[];
}

/** Nothing is named. */
export const NO_GRANTS: GrantPlan = {
  contractIds: [],
  isUnconfirmed: false,
  lines: [],
  mandateIds: [],
  uncovered: [],
  uncoveredHolders: [],
};

/**
 * The contracts and mandates that a record on these parcels rests on, by the rule of the ledger: a contract before a
 * mandate, a confirmed mandate before another. The ledger judges it again when the record comes.
 * @param parcelIds - as chosen; one that `parcels` does not know is uncovered.
 */
export function grantPlan(
  asked: {
    /** Day on which the record is signed. */
    readonly date: string;
    readonly operatorId: string;
    readonly parcelIds: readonly string[];
    readonly parcels: readonly LandParcel[];
    readonly work: MandateWork;
  },
  { contracts, mandates }: GrantSource,
): GrantPlan {
  const { date, operatorId, parcelIds, parcels, work } = asked;
  const accepted = contracts.filter(({ state }) => state === 'accepted');
  const inForce = confirmedFirst(mandates).filter(
    ({ mandate }) => mandate.toOperatorId === operatorId && isInForce(mandate, work, date),
  );
  const lines = new Map<string, { line: GrantLine; parcelIds: string[] }>();
  const uncovered: string[] = [];
  const holders = new Set<string>();
  for (const parcelId of new Set(parcelIds)) {
    const parcel = parcels.find((one) => one.parcelId === parcelId);
    if (parcel?.operatorId === operatorId) continue;
    const found = parcel && reasonFor(parcel, operatorId, accepted, inForce);
    if (!found) {
      uncovered.push(parcelId);
      if (parcel) holders.add(parcel.operatorId);
      continue;
    }
    const key = keyOf(found);
    const line = lines.get(key) ?? { line: { ...found, parcelIds: [] }, parcelIds: [] };
    line.parcelIds.push(parcelId);
    lines.set(key, line);
  }
  return planOf(
    [...lines.values()].map((one) => ({ ...one.line, parcelIds: one.parcelIds })),
    uncovered,
    [...holders].sort(),
  );
}

/** Holders of the land that a plan opens, each once: those in whose name the record is made. */
export function holdersOf({ lines }: GrantPlan): string[] {
  return [
    ...new Set(
      lines.flatMap(
        ({ contract, mandate }) =>
          contract?.growerOperatorId ?? mandate?.mandate.fromOperatorId ?? [],
      ),
    ),
  ];
}

/** The fields of a command that name it; none where nothing is to be named. */
export function grantFields({ contractIds, mandateIds }: GrantPlan): {
  contractIds?: string[];
  mandateIds?: string[];
} {
  return {
    ...(contractIds.length > 0 && { contractIds: [...contractIds] }),
    ...(mandateIds.length > 0 && { mandateIds: [...mandateIds] }),
  };
}

function planOf(
  lines: readonly GrantLine[],
  uncovered: readonly string[],
  uncoveredHolders: readonly string[],
): GrantPlan {
  const ids = (all: readonly (string | undefined)[]): string[] =>
    [...new Set(all.filter((one) => one !== undefined))].sort();
  return {
    contractIds: ids(lines.map(({ contract }) => contract?.contractId)),
    isUnconfirmed: lines.some(({ mandate }) => mandate?.mandate.confirmation === 'none'),
    lines,
    mandateIds: ids(lines.map(({ mandate }) => mandate?.mandate.mandateId)),
    uncovered,
    uncoveredHolders,
  };
}

function reasonFor(
  parcel: LandParcel,
  operatorId: string,
  contracts: readonly GrantContract[],
  mandates: readonly ShownMandate[],
): Omit<GrantLine, 'parcelIds'> | undefined {
  const own = contractFor(parcel, operatorId, contracts);
  if (own) return { contract: own };
  for (const shown of mandates) {
    const { fromOperatorId, parcels } = shown.mandate;
    if (parcels && !parcels.includes(parcel.parcelId)) continue;
    if (fromOperatorId === parcel.operatorId) return { mandate: shown };
    const contract = contractFor(parcel, fromOperatorId, contracts);
    if (contract) return { contract, mandate: shown };
  }
  return undefined;
}

function contractFor(
  { operatorId, parcelId, season }: LandParcel,
  buyerOperatorId: string,
  contracts: readonly GrantContract[],
): GrantContract | undefined {
  return contracts.find(
    (one) =>
      one.buyerOperatorId === buyerOperatorId &&
      one.growerOperatorId === operatorId &&
      one.season === season &&
      one.parcels.includes(parcelId),
  );
}

function isInForce(
  { state, validFrom, validTo, works }: ShownMandate['mandate'],
  work: MandateWork,
  date: string,
): boolean {
  return state === 'given' && works.includes(work) && validFrom <= date && date <= validTo;
}

function keyOf({ contract, mandate }: Omit<GrantLine, 'parcelIds'>): string {
  return `${contract?.contractId ?? ''}/${mandate?.mandate.mandateId ?? ''}`;
}

function confirmedFirst(mandates: readonly ShownMandate[]): ShownMandate[] {
  const rank = ({ mandate }: ShownMandate): number => (mandate.confirmation === 'none' ? 1 : 0);
  return [...mandates].sort((one, other) => rank(one) - rank(other));
}
