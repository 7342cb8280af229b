// SPDX-License-Identifier: Apache-2.0
import { assembleEventClaims, type Ledger } from '@daoji/ledger';
import { ulidSchema } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE, type Bundle } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';

const recordedSchema = z.looseObject({ recordedIn: z.looseObject({ transactionId: z.string() }) });

/**
 * The proof of one command of channel `trace`: its event, with the activations behind its signer. The gateway is asked for transaction
 * ids alone; what is proven comes from the ledger.
 * @param transactionId - as its signer was told; wanted for commands about persons, which the gateway does not list.
 * @throws CliError `USAGE` for what is no command id, `REFUSED` with the gateway's code; LedgerError.
 */
export async function proveEvent(
  ledger: Pick<Ledger, 'collectEvidence' | 'readState'>,
  gateway: Pick<GatewayClient, 'get'>,
  commandId: string,
  transactionId?: string,
): Promise<Bundle> {
  if (!ulidSchema.safeParse(commandId).success)
    throw new CliError('USAGE', `expected a command id, a ULID, got ${commandId.slice(0, 40)}`);
  const told = await assembleEventClaims(
    {
      channel: 'trace',
      ledger,
      transactionOf: async (id) => {
        if (id === commandId && transactionId !== undefined) return transactionId;
        const { recordedIn } = recordedSchema.parse(await gateway.get(`/api/v1/commands/${id}`));
        return recordedIn.transactionId;
      },
    },
    [commandId],
  );
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: {},
    claims: [...told.claims],
    evidence: [...told.evidence],
    lifecycle: [...told.lifecycle],
    checkpoints: [],
  };
}
