// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { LedgerError } from './ledger-error.js';

const nodeSchema = z.strictObject({
  /** `host:port`. */
  endpoint: z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'expected host:port'),
  mspId: z.string().min(1),
  name: z.string().min(1),
  tlsCaPath: z.string().min(1),
  /** Name in the node's TLS certificate, where `endpoint` has an address (no server name, RFC 6066). */
  tlsServerName: z.string().min(1).optional(),
});

/** One client identity and the nodes it may talk to, in order of preference. Paths are absolute. */
export const ledgerProfileSchema = z.strictObject({
  certPath: z.string().min(1),
  channels: z.strictObject({ trace: z.string().min(1), anchor: z.string().min(1) }),
  keyPath: z.string().min(1),
  mspId: z.string().min(1),
  orderers: z.array(nodeSchema).min(1),
  peers: z.array(nodeSchema).min(1),
});

/** See {@link ledgerProfileSchema}. */
export type LedgerProfile = z.infer<typeof ledgerProfileSchema>;
/** A peer or orderer of a {@link LedgerProfile}. */
export type LedgerNode = z.infer<typeof nodeSchema>;

/** Reads a connection profile. @throws {@link LedgerError} `LEDGER_PROFILE`. */
export async function loadProfile(path: string): Promise<LedgerProfile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new LedgerError('LEDGER_PROFILE', `${path}: expected a JSON file`, { cause });
  }
  const result = ledgerProfileSchema.safeParse(value);
  if (result.success) return result.data;
  throw new LedgerError('LEDGER_PROFILE', `${path}: ${z.prettifyError(result.error)}`);
}
