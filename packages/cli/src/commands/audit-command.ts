// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import {
  parcelSampleSchema,
  ruleSetSchema,
  type ParcelSample,
  type ProtectedArea,
} from '@daoji/model';

import { withLedger } from '../cli-context.js';
import { EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { auditParcels, type ParcelAudit } from '../parcels/audit-parcels.js';
import {
  gatewayArchive,
  knownParcels,
  parcelIds,
  type KnownParcel,
} from '../parcels/known-parcels.js';
import { readKey } from './import-command.js';
import type { RegisterCommand } from './register-command.js';

/** `daoji audit parcels`. */
export const registerAuditCommand: RegisterCommand = (program, run) => {
  const group = program.command('audit').description('复核 · audit');
  group
    .command('parcels')
    .description('由存档重算地块面积与重叠 · recompute areas and overlaps from the archive')
    .option('--profile <name>', 'ledger profile to read with', 'auditor')
    .addHelpText('after', '\nExample:\n  daoji audit parcels --json\n')
    .action(
      run(async (context, flags: { profile: string }) => {
        const ids = await parcelIds(gatewayClient(gatewayUrl(context.home)));
        const archive = await gatewayArchive(context.home);
        const { areas, known, samples } = await withLedger(
          context,
          flags.profile,
          async (ledger) => {
            const found = await knownParcels(ids, (key) => readKey(ledger, key), archive);
            return {
              areas: await areasOf(ledger, found),
              known: found,
              samples: await samplesOf(ledger, found),
            };
          },
        );
        const audit = auditParcels(known, areas);
        const value = { ...audit, samples };
        context.out.result(auditText(audit, samples), value);
        const isClean = audit.findings.length + audit.overlaps.length === 0;
        return isClean ? EXIT.ok : EXIT.failed;
      }),
    );
};

async function areasOf(
  ledger: Ledger,
  known: readonly KnownParcel[],
): Promise<Map<string, ProtectedArea>> {
  const areas = new Map<string, ProtectedArea>();
  for (const { parcel } of known) {
    const id = parcel.protectedAreaRuleSet;
    if (id === undefined || areas.has(id)) continue;
    const { values } = ruleSetSchema.parse(JSON.parse(await readKey(ledger, `rule-set~${id}`)));
    if (values.kind === 'protected-area') areas.set(id, values);
  }
  return areas;
}

/** Samples by which parcels were verified, for comparison with the beacon's public record. */
async function samplesOf(ledger: Ledger, known: readonly KnownParcel[]): Promise<ParcelSample[]> {
  const ids = new Set(known.flatMap(({ parcel }) => parcel.verified?.sampleId ?? []));
  const samples: ParcelSample[] = [];
  for (const id of [...ids].sort()) {
    const text = await readKey(ledger, `parcel-sample~${id}`);
    samples.push(parcelSampleSchema.parse(JSON.parse(text)));
  }
  return samples;
}

function auditText(audit: ParcelAudit, samples: readonly ParcelSample[]): string {
  return [
    `${audit.checked} 块在册地块 · open parcels; ${audit.findings.length} 处问题 · findings; ${audit.overlaps.length} 处重叠 · overlaps`,
    ...audit.findings.map(({ code, message, parcelId }) => `✗ ${parcelId} ${code}: ${message}`),
    ...audit.overlaps.map(
      ({ areaM2, ids }) => `⚠ 重叠 · overlap ${ids.join(' – ')}: ${areaM2.toFixed(1)} m²`,
    ),
    ...samples.map(
      ({ beacon, round, sampleId, signature }) =>
        `抽样 · sample ${sampleId}: ${beacon} #${round} ${signature ?? ''}`,
    ),
  ].join('\n');
}
