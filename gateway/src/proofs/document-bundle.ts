// SPDX-License-Identifier: Apache-2.0
import { assembleEventClaims } from '@daoji/ledger';
import { BUNDLE_MEDIA_TYPE, type Bundle } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import type { Services } from '../http/services.js';

/** Where the proof of a file comes from. */
export type DocumentBundleSource = Pick<Services, 'catalog' | 'index' | 'ledger'>;

/**
 * Proof of the command that named a file first and of those that attached it: the events, with the activations behind them.
 * @throws GatewayError `DOCUMENT_NOT_FOUND`; LedgerError.
 */
export async function documentBundle(source: DocumentBundleSource, hash: string): Promise<Bundle> {
  const { catalog, index, ledger } = source;
  const attached = index.records.documentsOf(hash);
  const naming = index.files.of(hash);
  if (attached.length === 0 && !naming) {
    throw new GatewayError('DOCUMENT_NOT_FOUND', `expected a file of a command, got ${hash}`);
  }
  const commandIds = [...(naming ? [naming] : []), ...attached].map(({ commandId }) => commandId);
  const told = await assembleEventClaims(
    {
      ledger,
      channel: 'trace',
      transactionOf: async (commandId) =>
        (await catalog.findEvent('trace', commandId))?.recordedIn.transactionId,
    },
    [...new Set(commandIds)],
  );
  const [kind, id = ''] = attached[0]?.subject.split('~') ?? [];
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: kind === 'lot' ? { lotId: id } : kind === 'product' ? { gtin: id } : {},
    claims: [...told.claims],
    evidence: [...told.evidence],
    lifecycle: [...told.lifecycle],
    checkpoints: [],
  };
}
