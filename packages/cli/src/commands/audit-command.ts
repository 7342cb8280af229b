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
import { overlapClaims, writeClaims, type OverlapClaimDraft } from '../parcels/overlap-claims.js';
import { readKey } from './import-command.js';
import type { RegisterCommand } from './register-command.js';

const EXAMPLES = `
Overlaps that the ledger does not list on both parcels come with a claimOverlap draft. Who holds one of the two parcels, the
village, the cooperative or the authority may sign it; both parcels are marked until the authority settles it.

Examples:
  daoji audit parcels --json
  daoji audit parcels --claims claims
  daoji sign claims/claim-overlap-p-1-p-2.json --key people/village.json
`;

/** `daoji audit parcels`. */
export const registerAuditCommand: RegisterCommand = (program, run) => {
  const group = program.command('audit').description('复核 · audit');
  group
    .command('parcels')
    .description('由存档重算地块面积与重叠 · recompute areas and overlaps from the archive')
    .option('--profile <name>', 'ledger profile to read with', 'auditor')
    .option('--claims <folder>', '写入重叠申报的草稿 · write a claimOverlap draft for each overlap')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, flags: { claims?: string; profile: string }) => {
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
        const claims = overlapClaims(audit.overlaps, known);
        const files = flags.claims === undefined ? [] : await writeClaims(flags.claims, claims);
        const value = { ...audit, claims, files, samples };
        context.out.result(auditText(audit, samples, claimLines(claims, files)), value);
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

/** Of each overlap that the ledger does not know: the file to sign, or the draft itself where none was asked for. */
function claimLines(claims: readonly OverlapClaimDraft[], files: readonly string[]): string[] {
  return claims.map((claim, at) => {
    const file = files[at];
    return file === undefined
      ? `→ 待签 · to sign: ${JSON.stringify(claim)}`
      : `→ 待签 · to sign: daoji sign ${file} --key PERSON.json`;
  });
}

function auditText(
  audit: ParcelAudit,
  samples: readonly ParcelSample[],
  claims: readonly string[],
): string {
  return [
    `${audit.checked} 块在册地块 · open parcels; ${audit.findings.length} 处问题 · findings; ${audit.overlaps.length} 处重叠 · overlaps`,
    ...audit.findings.map(({ code, message, parcelId }) => `✗ ${parcelId} ${code}: ${message}`),
    ...audit.overlaps.map(
      ({ areaM2, ids }) => `⚠ 重叠 · overlap ${ids.join(' – ')}: ${areaM2.toFixed(1)} m²`,
    ),
    ...claims,
    ...samples.map(
      ({ beacon, round, sampleId, signature }) =>
        `抽样 · sample ${sampleId}: ${beacon} #${round} ${signature ?? ''}`,
    ),
  ].join('\n');
}
