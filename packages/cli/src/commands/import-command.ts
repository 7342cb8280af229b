// SPDX-License-Identifier: Apache-2.0
import type { Archive } from '@daoji/archive';
import { comparedSetBytes } from '@daoji/agronomy';
import {
  AXIS_ORDERS,
  DBF_ENCODINGS,
  parseCrs,
  readSurvey,
  REGIONS,
  SurveyError,
  type AttributeDefaults,
  type Survey,
  type SurveyOptions,
} from '@daoji/exchange';
import { AREA_BASES, registrationWaves } from '@daoji/model';
import { z } from 'zod';

import { withLedger, type CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient, type GatewayClient } from '../network/gateway-client.js';
import { planImport, type ImportPlan } from '../parcels/import-plan.js';
import { gatewayArchive, inParallel, knownParcels, parcelIds } from '../parcels/known-parcels.js';
import { readPersonFile, type PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, signCommand } from '../people/signed-command.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';

/** Commands in flight: as many as a block of `trace` takes. */
const IN_FLIGHT = 12;

const flagsSchema = z.object({
  allowOverlaps: z.boolean().default(false),
  areaBasis: z.enum(AREA_BASES).default('geodesic'),
  areaCode: z.string().optional(),
  axes: z.enum(AXIS_ORDERS).default('east-north'),
  crs: z.string(),
  dryRun: z.boolean().default(false),
  encoding: z.enum(DBF_ENCODINGS).optional(),
  key: z.string(),
  origin: z.enum(['protected', 'panjin', 'unproven']).optional(),
  profile: z.string().default('auditor'),
  public: z.boolean().default(false),
  region: z.enum(Object.keys(REGIONS) as [keyof typeof REGIONS]).default('panjin'),
  season: z.coerce.number().int().optional(),
  variety: z.string().optional(),
  yes: z.boolean().default(false),
});
type Flags = z.infer<typeof flagsSchema>;

const EXAMPLES = `
Reads GeoJSON or a zipped shapefile (.shp .dbf .prj, .cpg). Nothing is guessed: --crs is one of EPSG:4326, 4490, 4528,
4529, 4549, 4550 or GCJ-02, and a .prj must agree. With one wrong feature nothing is sent. A file sent twice is sent once.

Examples:
  daoji import parcels fields.geojson --crs 4490 --key people/grower.json --dry-run
  daoji import parcels fields.zip --crs 4529 --encoding gbk --season 2026 --variety 盐丰47 --key people/grower.json
`;

/** `daoji import parcels`. */
export const registerImportCommand: RegisterCommand = (program, run) => {
  const group = program.command('import').description('导入文件 · import files');
  group
    .command('parcels')
    .description('批量登记地块 · register the parcels of a survey file')
    .argument('<file>', 'GeoJSON, or a zipped shapefile')
    .requiredOption('--crs <name>', '坐标系 · reference system of the file')
    .requiredOption('--key <file>', '签名密钥 · person key file')
    .option('--dry-run', '只检查 · check only')
    .option('--axes <order>', AXIS_ORDERS.join(' or '))
    .option('--encoding <name>', `of a .dbf without .cpg: ${DBF_ENCODINGS.join(' or ')}`)
    .option('--region <name>', Object.keys(REGIONS).join(' or '))
    .option('--area-basis <name>', `计算用面积 · area in use: ${AREA_BASES.join(', ')}`)
    .option('--area-code <code>', '区划代码 · where a feature states none')
    .option('--origin <class>', '产地类别 · where a feature states none')
    .option('--season <year>', '产季 · where a feature states none')
    .option('--variety <name>', '品种 · where a feature states none')
    .option('--public', '边界可公开 · boundaries may be shown to all')
    .option('--allow-overlaps', '有重叠也登记 · register in spite of overlaps')
    .option('--profile <name>', 'ledger profile to read with')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, file: string, options: object) => {
        const flags = flagsSchema.safeParse(options);
        if (!flags.success) throw new CliError('USAGE', z.prettifyError(flags.error));
        return importParcels(context, file, flags.data);
      }),
    );
};

async function importParcels(context: CliContext, file: string, flags: Flags): Promise<number> {
  const survey = surveyOf(await readWhole(file), flags);
  const person = await readPersonFile(flags.key);
  const gateway = gatewayClient(gatewayUrl(context.home));
  const archive = await gatewayArchive(context.home);
  const ids = await parcelIds(gateway);
  const known = await withLedger(context, flags.profile, (ledger) =>
    knownParcels(ids, (key) => readKey(ledger, key), archive),
  );
  const { areaBasis, public: isPublic } = flags;
  const plan = planImport(survey, known, { areaBasis, isPublic, key: person.key });
  context.out.notice(planText(survey, plan));
  const isBlocked = plan.faults.length > 0 || (plan.overlaps.length > 0 && !flags.allowOverlaps);
  if (flags.dryRun || isBlocked) {
    context.out.result('没有发送任何指令 · nothing was sent', resultOf(survey, plan, 0));
    return isBlocked ? EXIT.failed : EXIT.ok;
  }
  const question = `${person.personId}: 签署 ${plan.drafts.length} 条登记？ · sign ${plan.drafts.length} registrations?`;
  if (plan.drafts.length > 0 && !flags.yes && !(await context.out.confirm(question))) {
    throw new CliError('NOT_CONFIRMED', 'nothing was signed; answer y, or give --yes');
  }
  const sent = await sendAll(gateway, archive, plan, person);
  context.out.result(`已登记 ${sent} 块 · registered ${sent}`, resultOf(survey, plan, sent));
  return EXIT.ok;
}

// The boundary lies in the archive before its commitment lies on the ledger: nothing is claimed that cannot be shown.
async function sendAll(
  gateway: GatewayClient,
  archive: Archive,
  plan: ImportPlan,
  person: PersonKey,
): Promise<number> {
  await archive.put('parcel-sets', comparedSetBytes(plan.commitments));
  let sent = 0;
  for (const wave of registrationWaves(plan.drafts, ({ draft }) => draft)) {
    const done = await inParallel(wave, IN_FLIGHT, async ({ draft, file }) => {
      await archive.put(`boundary-${draft.parcelId}`, file.bytes);
      const command = completeCommand('trace', { ...draft }, new Date(), person.key.keyId);
      return sendToGateway(gateway, signCommand('trace', command, person.key));
    });
    sent += done.length;
  }
  return sent;
}

function surveyOf(bytes: Uint8Array, flags: Flags): Survey {
  const { areaCode, axes, encoding, origin, region, season, variety } = flags;
  const defaults: AttributeDefaults = {
    ...(areaCode !== undefined && { areaCode }),
    ...(origin !== undefined && { originClass: origin }),
    ...(season !== undefined && { season }),
    ...(variety !== undefined && { variety }),
  };
  try {
    const options: SurveyOptions = { axes, crs: parseCrs(flags.crs), defaults, region };
    return readSurvey(bytes, { ...options, ...(encoding !== undefined && { encoding }) });
  } catch (cause) {
    if (!(cause instanceof SurveyError)) throw cause;
    throw new CliError('FILE_SHAPE', `${cause.code}: ${cause.message}`, { cause });
  }
}

/** One state value; evaluated, so that no gateway stands between. */
export async function readKey(
  ledger: {
    evaluate(channel: 'trace', name: string, args: string[]): Promise<Uint8Array | string>;
  },
  key: string,
): Promise<string> {
  const value = await ledger.evaluate('trace', 'meta:read', [key]);
  return typeof value === 'string' ? value : new TextDecoder().decode(value);
}

function planText(survey: Survey, plan: ImportPlan): string {
  const { crs, featureCount, format } = survey;
  return [
    `${format} ${crs}: ${featureCount} 块 · features; ${plan.drafts.length} 待登记 · to register; ${plan.already.length} 已登记 · registered before`,
    ...plan.faults.map(
      ({ code, id, index, message }) => `✗ #${index} ${id ?? ''} ${code}: ${message}`,
    ),
    ...plan.overlaps.map(
      ({ areaM2, ids }) => `⚠ 重叠 · overlap ${ids.join(' – ')}: ${areaM2.toFixed(1)} m²`,
    ),
    ...plan.drafts.flatMap(({ draft: { overlaps = [], parcelId } }) =>
      overlaps.map(
        (one) =>
          `  ${parcelId} 的登记将写明与 ${one.parcelId} 重叠 ${one.areaM2} m² · the registration of ${parcelId} will say that it shares ${one.areaM2} m² with ${one.parcelId}`,
      ),
    ),
  ].join('\n');
}

function resultOf(survey: Survey, plan: ImportPlan, sent: number): object {
  return {
    already: plan.already,
    crs: survey.crs,
    faults: plan.faults,
    features: survey.featureCount,
    overlapSetDigest: plan.drafts[0]?.draft.overlapSetDigest,
    overlaps: plan.overlaps,
    sent,
    toRegister: plan.drafts.map(({ draft }) => draft),
  };
}
