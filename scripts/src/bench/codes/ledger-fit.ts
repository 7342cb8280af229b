// SPDX-License-Identifier: Apache-2.0
import {
  capGrams,
  civilDateOf,
  ruleIndexSchema,
  ruleSetSchema,
  ruleSetsInForce,
  scenarioPaceOf,
  scenarioTimeOf,
  stateKey,
  yieldCapOf,
  type RulePlace,
  type RuleSet,
  type Scenario,
} from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';

/** What the codes benchmark harvests, mills and packs. */
export interface CodesPlan {
  readonly areaCode: string;
  readonly paddyGrams: number;
  readonly parcelM2: number;
  /** Rice of paddy, a share below 1. */
  readonly recovery: number;
  readonly variety: string;
}

/** Value at a key of channel `trace`, as the ledger has it. */
export type ReadState = (key: string) => Promise<Uint8Array | undefined>;

/** A day must last longer than signing and committing a step: at × 3,600 it lasts 24 s. */
const FASTEST_PACE = 3_600;

/**
 * What on this ledger would refuse the benchmark's steps, asked before anything is written: a benchmark that dies half way
 * leaves parcels and lots that nobody removes.
 * @param nowMs - milliseconds since 1970 of the real clock.
 * @returns one line for each, Chinese first; empty where it can run.
 */
export async function ledgerFaults(
  read: ReadState,
  plan: CodesPlan,
  scenario: Scenario | undefined,
  nowMs: number,
): Promise<string[]> {
  const networkMs = scenario ? scenarioTimeOf(scenario, nowMs) : nowMs;
  const date = civilDateOf(new Date(networkMs).toISOString());
  const season = new Date(networkMs).getUTCFullYear();
  const pace = scenario ? scenarioPaceOf(scenario, nowMs) : 1;
  const place = { areaCode: plan.areaCode, date };
  const [caps] = await inForce(read, 'yield-caps', place);
  const [recovery] = await inForce(read, 'milling-recovery', place);
  const documents = await inForce(read, 'packing-documents', place);
  return [
    ...paceFaults(pace),
    ...(caps ? capFaults(caps, plan, season) : []),
    ...(recovery ? recoveryFaults(recovery, plan) : []),
    ...documents.flatMap(documentFaults),
  ];
}

/** The sets of a kind that hold at a place and date, the most local first, as chaincode finds them. */
async function inForce(
  read: ReadState,
  kind: RuleSet['kind'],
  place: RulePlace,
): Promise<RuleSet[]> {
  const index = await read(`rule-index~${kind}`);
  if (!index) return [];
  const { entries } = ruleIndexSchema.parse(JSON.parse(fromUtf8(index)));
  const sets: RuleSet[] = [];
  for (const ruleSetId of ruleSetsInForce(entries, place)) {
    const bytes = await read(stateKey('rule-set', ruleSetId));
    if (bytes) sets.push(ruleSetSchema.parse(JSON.parse(fromUtf8(bytes))));
  }
  return sets;
}

function paceFaults(pace: number): string[] {
  if (pace <= FASTEST_PACE) return [];
  return [
    `演示时钟现为 ×${pace}，一天不足 24 秒；请等这一季播完再测 · the scenario's clock runs ×${pace}, a day lasts less than 24 s; wait until its season is over`,
  ];
}

function capFaults(caps: RuleSet, plan: CodesPlan, season: number): string[] {
  const { paddyGrams, parcelM2, variety } = plan;
  const { ruleSetId } = caps;
  const kgPerMu = yieldCapOf(caps, variety, season);
  if (kgPerMu === undefined)
    return [
      `规则集 ${ruleSetId} 没有 ${season} 年 ${variety} 的单产上限 · rule set ${ruleSetId} has no yield cap of ${variety} in ${season}`,
    ];
  const most = capGrams(parcelM2, kgPerMu);
  if (paddyGrams <= most) return [];
  return [
    `每块地要收 ${paddyGrams / 1000} kg，规则集 ${ruleSetId} 只许 ${most / 1000} kg · each parcel is to yield ${paddyGrams / 1000} kg, rule set ${ruleSetId} allows ${most / 1000} kg`,
  ];
}

function recoveryFaults({ ruleSetId, values }: RuleSet, { recovery }: CodesPlan): string[] {
  if (values.kind !== 'milling-recovery') return [];
  const most = (values.maxMilliPercent + values.toleranceMilliPercent) / 100_000;
  if (recovery <= most) return [];
  return [
    `出米率按 ${recovery * 100} % 计，规则集 ${ruleSetId} 最多 ${most * 100} % · the mill is to recover ${recovery * 100} %, rule set ${ruleSetId} allows ${most * 100} %`,
  ];
}

/** The product of the benchmark makes no claims. */
function documentFaults({ ruleSetId, values }: RuleSet): string[] {
  if (values.kind !== 'packing-documents') return [];
  const asked = values.documents.filter(({ claim }) => claim === 'any');
  if (asked.length === 0) return [];
  const kinds = asked.map(({ documentKind }) => documentKind).join(', ');
  return [
    `规则集 ${ruleSetId} 要求包装前有文件 ${kinds} · rule set ${ruleSetId} asks for documents before packing: ${kinds}`,
  ];
}
