// SPDX-License-Identifier: Apache-2.0
import { gather } from '../api/gather.js';
import { getJson, getPages } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isIdentity, readParcels } from '../api/things.js';
import {
  isApplication,
  readAdvice,
  readHome,
  type ShownAdvice,
  type ShownParcelSeason,
} from '../api/trade-things.js';
import type { GrantSource } from '../grants/grant-plan.js';
import { fetchGrantSource } from '../grants/grant-source.js';
import { storedPacks, storePack } from '../sign/device-store.js';

/** Parcels whose advice a phone keeps; the others take no spray without a connection. */
const MAX_ADVICE = 60;

/** How a product was used last: what the next use most likely is. */
export interface LastUse {
  readonly registration: string;
  readonly doseMilliPerMu: number;
  readonly target: string;
  readonly stopDate: string;
}

/** All that a phone needs to record work on an operator's parcels without a connection. */
export interface FieldPack {
  readonly operatorId: string;
  /** Day for which the advice was given. */
  readonly date: string;
  readonly parcels: readonly ShownParcelSeason[];
  readonly advice: Readonly<Record<string, readonly ShownAdvice[]>>;
  readonly lastUses: readonly LastUse[];
  /** Operator of the key that signs on this device, where the ledger knows it. */
  readonly signerOperatorId?: string;
  /** What may open these parcels to that operator, where they are not its own; absent in packs of before. */
  readonly grants?: GrantSource;
}

/** Asks the gateway for an operator's pack and keeps it. Throws as `getJson`. */
export async function fetchPack(operatorId: string, keyId: string | undefined): Promise<FieldPack> {
  const home = readHome(await getJson(routes.producerHome(operatorId)));
  const applications = gather(await getPages(routes.applications(operatorId)), isApplication);
  const advised = home.parcels.slice(0, MAX_ADVICE);
  const advice = await Promise.all(
    advised.map(async ({ parcelId }) => {
      const { products } = readAdvice(await getJson(routes.sprayAdvice(parcelId, '')));
      return [
        parcelId,
        products.filter(({ allowed, stock }) => allowed && stock.length > 0),
      ] as const;
    }),
  );
  const signerOperatorId = keyId === undefined ? undefined : await operatorOf(keyId);
  const isOther = signerOperatorId !== undefined && signerOperatorId !== operatorId;
  const pack: FieldPack = {
    advice: Object.fromEntries(advice),
    date: home.date,
    lastUses: applications.map(({ application }) => ({
      doseMilliPerMu: application.doseMilliPerMu,
      registration: application.registration,
      stopDate: application.stopDate,
      target: application.target,
    })),
    ...(isOther && { grants: await fetchGrantSource(signerOperatorId) }),
    operatorId,
    parcels: home.parcels,
    signerOperatorId,
  };
  await storePack({ operatorId, text: JSON.stringify(pack) });
  return pack;
}

/** Operator that registered a parcel. Throws as `getJson`. */
export async function operatorOfParcel(parcelId: string): Promise<string | undefined> {
  return readParcels(await getJson(routes.parcel(parcelId)))[0]?.operatorId;
}

/** Packs that this device keeps; written by {@link fetchPack} alone. */
export async function keptPacks(): Promise<FieldPack[]> {
  return (await storedPacks()).map(({ text }) => JSON.parse(text) as FieldPack);
}

async function operatorOf(keyId: string): Promise<string | undefined> {
  try {
    return gather(await getJson(routes.identity(keyId)), isIdentity)[0]?.operatorId;
  } catch {
    // A key that waits for its activation has no operator yet; whether it may sign is the ledger's say.
    return undefined;
  }
}
