// SPDX-License-Identifier: Apache-2.0
import {
  areaCodeSchema,
  correctionSchema,
  idSchema,
  parcelSampleSchema,
  parcelSowingSchema,
  type Correction,
  type ParcelSample,
  type ParcelSowing,
} from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { z } from 'zod';

import { ApiProblem, readProblem } from './problem.js';
import { API_BASE, getJson } from './request.js';
import { routes } from './routes.js';

/** What was declared and tested of a parcel, and what happened to it. */
export interface ParcelHistory {
  readonly events: readonly {
    commandId: string;
    correction?: Correction | undefined;
    eventTime: string;
    type: string;
  }[];
  readonly seasons: readonly ParcelSowing[];
  readonly tests: readonly {
    documentHash: string;
    documentId: string;
    issuedOn: string;
    kind: string;
    result: string;
  }[];
}

const historySchema = z.object({
  events: z.array(
    z.object({
      commandId: z.string(),
      correction: correctionSchema.optional(),
      eventTime: z.string(),
      type: z.string(),
    }),
  ),
  seasons: z.array(parcelSowingSchema),
  tests: z.array(
    z.object({
      documentHash: z.string(),
      documentId: z.string(),
      issuedOn: z.string(),
      kind: z.string(),
      result: z.string(),
    }),
  ),
});

const sampleSchema = z.object({
  ...parcelSampleSchema.omit({ chunks: true, frontier: true, lastId: true }).shape,
  chunkCount: z.number(),
  outAt: z.string(),
});

/** A sample as the gateway shows it. */
export type ShownSample = Omit<ParcelSample, 'chunks' | 'frontier' | 'lastId'> & {
  readonly chunkCount: number;
  readonly outAt: string;
};

const draftSchema = z.looseObject({
  parcelId: z.string(),
  areaM2: z.number(),
  /** Parcels whose land it shares; the gateway found them, the registration says them. */
  overlaps: z.array(z.object({ areaM2: z.number(), parcelId: z.string() })).optional(),
  variety: z.string(),
});
const previewSchema = z.object({
  drafts: z.array(z.object({ boundary: z.looseObject({}), draft: draftSchema, salt: z.string() })),
  faults: z.array(
    z.object({
      code: z.string(),
      id: z.string().optional(),
      index: z.number(),
      message: z.string(),
    }),
  ),
  featureCount: z.number(),
  notCompared: z.number(),
  overlaps: z.array(z.object({ areaM2: z.number(), ids: z.array(z.string()) })),
});

/** What a survey file would register. */
export type SurveyPreview = z.infer<typeof previewSchema>;

/** Seasons, tests and events of a parcel. */
export function useParcelHistory(parcelId: string): UseQueryResult<ParcelHistory> {
  const path = routes.parcelHistory(parcelId);
  return useQuery({
    queryFn: async () => historySchema.parse(await getJson(path)),
    queryKey: [path],
  });
}

/** All samples, newest first. */
export function useSamples(): UseQueryResult<ShownSample[]> {
  const path = routes.samples();
  return useQuery({
    queryFn: async () =>
      z.object({ items: z.array(sampleSchema) }).parse(await getJson(path)).items,
    queryKey: [path],
  });
}

/** Ids of a sample's list, whole, in the order that a list has, and their root as this page computes it. */
export interface ParcelList {
  readonly listRoot: string;
  readonly parcels: readonly string[];
}

/** Every attested parcel of a division; asks nothing while `areaCode` is none. */
export function useAttestedParcels(areaCode: string): UseQueryResult<ParcelList> {
  const path = routes.attestedParcels(areaCode);
  return useQuery({
    enabled: areaCodeSchema.safeParse(areaCode).success,
    queryFn: () => parcelList(path),
    queryKey: [path],
  });
}

/** The list that a sample was drawn from. */
export function useSampleParcels(sampleId: string): UseQueryResult<ParcelList> {
  const path = routes.sampleParcels(sampleId);
  return useQuery({ queryFn: () => parcelList(path), queryKey: [path] });
}

// The root is computed here: what is signed never rests on what the server says of its own list.
async function parcelList(path: string): Promise<ParcelList> {
  const { parcels } = z.object({ parcels: z.array(idSchema) }).parse(await getJson(path));
  return { listRoot: toHex(rootOf(parcels.map((id) => hashLeaf(utf8(id))))), parcels };
}

/** One sample. */
export function useSample(sampleId: string): UseQueryResult<ShownSample> {
  const path = routes.sample(sampleId);
  return useQuery({
    queryFn: async () => sampleSchema.parse(await getJson(path)),
    queryKey: [path],
  });
}

/** Has the gateway read a survey file; nothing is stored. @throws ApiProblem with the code of the file. */
export async function previewSurvey(
  file: File,
  query: Readonly<Record<string, string>>,
): Promise<SurveyPreview> {
  const isZip = file.name.toLowerCase().endsWith('.zip');
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const response = await fetch(`${API_BASE}${routes.previewSurvey()}?${asked.toString()}`, {
    body: await file.arrayBuffer(),
    credentials: 'same-origin',
    headers: { 'content-type': isZip ? 'application/zip' : 'application/geo+json' },
    method: 'POST',
  });
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new ApiProblem(response.status, 'NOT_JSON', 'expected JSON', { cause });
  });
  if (!response.ok) throw readProblem(response.status, body, response.headers.get('x-request-id'));
  return previewSchema.parse(body);
}
