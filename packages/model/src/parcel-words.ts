// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, sha256, toHex } from '@daoji/proof';

import {
  hectares,
  mu,
  shanghai,
  short,
  zh,
  type Sentence,
  type Sentences,
} from './command-forms.js';
import { roundTimeMs } from './beacons.js';
import type { parcelCommandSchemas } from './commands-parcels.js';
import { grantWords } from './mandate-words.js';
import { areaVertices, type ProtectedArea } from './protected-area.js';

interface Areas {
  readonly areaBasis?: string | undefined;
  readonly areaM2: number;
  readonly contractAreaM2?: number | undefined;
  readonly datum?: string | undefined;
  readonly geodesicAreaM2?: number | undefined;
  readonly measuredAreaM2?: number | undefined;
}

/** Sentences of the commands about parcels beyond registration. */
export const PARCEL_SENTENCES: Sentences<keyof typeof parcelCommandSchemas> = {
  reviseParcel: (c) => ({
    zh: `变更地块 ${c.parcelId} 的边界为第 ${c.boundaryVersion} 版：${areaWords(c).zh}${c.originClass === undefined ? '' : `，产地类别 ${zh(c.originClass)}`}${overlapWords(c).zh}；理由：${c.reason}；需重新证实`,
    en: `revise the boundary of the parcel ${c.parcelId} to version ${c.boundaryVersion}: ${areaWords(c).en}${c.originClass === undefined ? '' : `, origin ${c.originClass}`}${overlapWords(c).en}; reason: ${c.reason}; it must be attested again`,
  }),
  declareSeason: (c) => ({
    zh: `申报地块 ${c.parcelId} ${c.season} 产季：品种 ${c.variety}，种子批号 ${c.seedLot}${c.sownOn === undefined ? '' : `，播种 ${c.sownOn}`}${c.holderOperatorId === undefined ? '' : `，种植者 ${c.holderOperatorId}`}${grantWords(c).zh}`,
    en: `declare the season ${c.season} of the parcel ${c.parcelId}: variety ${c.variety}, seed lot ${c.seedLot}${c.sownOn === undefined ? '' : `, sown ${c.sownOn}`}${c.holderOperatorId === undefined ? '' : `, farmed by ${c.holderOperatorId}`}${grantWords(c).en}`,
  }),
  closeParcel: (c) => ({
    zh: `注销地块 ${c.parcelId}（${zh(c.reason)}）${c.successors.length === 0 ? '' : `，由 ${c.successors.join('、')} 承接`}`,
    en: `close the parcel ${c.parcelId} (${c.reason})${c.successors.length === 0 ? '' : `, succeeded by ${c.successors.join(', ')}`}`,
  }),
  claimOverlap: (c) => ({
    zh: `申报地块 ${c.parcelId} 与 ${c.otherParcelId} 边界重叠 ${mu(c.areaM2)}${c.overlapSetDigest === undefined ? '' : `（对比集合指纹 ${short(c.overlapSetDigest)}）`}`,
    en: `claim that the parcels ${c.parcelId} and ${c.otherParcelId} share ${hectares(c.areaM2)} of land${c.overlapSetDigest === undefined ? '' : ` (fingerprint of the compared set ${short(c.overlapSetDigest)})`}`,
  }),
  resolveOverlap: (c) => ({
    zh: `认定地块 ${c.parcelId} 与 ${c.otherParcelId} 的重叠已处理：${zh(c.finding)}（依据文件指纹 ${short(c.documentHash)}）`,
    en: `settle the overlap of the parcels ${c.parcelId} and ${c.otherParcelId}: ${c.finding} (fingerprint of the document ${short(c.documentHash)})`,
  }),
  drawParcelSample: (c) => ({
    zh: `地块抽样 ${c.sampleId}（区划 ${c.areaCode}）：从 ${c.listSize} 块的名单（指纹 ${short(c.listRoot)}）抽 ${c.sampleSize} 块，至多 ${c.maxFailures} 块不合格；随机数取信标 ${c.beacon} 第 ${c.round} 轮（${roundText(c)} 公布）；回避 ${c.exclusions.length} 块`,
    en: `sample ${c.sampleId} of parcels (division ${c.areaCode}): ${c.sampleSize} of a list of ${c.listSize} (fingerprint ${short(c.listRoot)}), at most ${c.maxFailures} may fail; randomness of beacon ${c.beacon}, round ${c.round} (out ${roundText(c)} Beijing time); ${c.exclusions.length} left out for conflict`,
  }),
  revealParcelSample: (c) => ({
    zh: `公布地块抽样 ${c.sampleId} 的信标值（签名 ${c.signature.slice(0, 16)}）`,
    en: `reveal the beacon value of the parcel sample ${c.sampleId} (signature ${c.signature.slice(0, 16)})`,
  }),
  countParcelSample: (c) => ({
    zh: `清点地块抽样 ${c.sampleId} 的名单：自第 ${c.from + 1} 块起 ${c.parcels.length} 块，${c.parcels[0] ?? ''} 至 ${c.parcels.at(-1) ?? ''}`,
    en: `count the list of the parcel sample ${c.sampleId}: ${c.parcels.length} from number ${c.from + 1}, ${c.parcels[0] ?? ''} to ${c.parcels.at(-1) ?? ''}`,
  }),
  recordSampleCheck: (c) => ({
    zh: `记录抽样 ${c.sampleId} 中地块 ${c.parcelId} 的核查结果：${zh(c.result)}${c.documentHash === undefined ? '' : `（文件指纹 ${short(c.documentHash)}）`}`,
    en: `record the check of the parcel ${c.parcelId} in sample ${c.sampleId}: ${c.result}${c.documentHash === undefined ? '' : ` (file fingerprint ${short(c.documentHash)})`}`,
  }),
  verifySampledParcels: (c) => ({
    zh: `按抽样 ${c.sampleId} 的结果核定名单第 ${c.chunk + 1} 段的 ${c.parcels.length} 块地，${c.parcels[0] ?? ''} 至 ${c.parcels.at(-1) ?? ''}`,
    en: `verify, by the result of sample ${c.sampleId}, the ${c.parcels.length} parcels of part ${c.chunk + 1} of its list, ${c.parcels[0] ?? ''} to ${c.parcels.at(-1) ?? ''}`,
  }),
};

/** The areas of a parcel, kept apart and each named; the first is the one that rules use. */
export function areaWords(areas: Areas): Sentence {
  const named = [
    ['合同面积', 'contract', areas.contractAreaM2],
    ['实测面积', 'measured', areas.measuredAreaM2],
    ['图上面积', 'from the polygon', areas.geodesicAreaM2],
  ] as const;
  const known = named.flatMap(([zhName, enName, m2]) =>
    m2 === undefined ? [] : [{ zh: `${zhName} ${mu(m2)}`, en: `${enName} ${hectares(m2)}` }],
  );
  const basis = areas.areaBasis;
  return {
    zh: [
      `${mu(areas.areaM2)}${basis === undefined ? '' : `（取${zh(basis)}）`}`,
      ...known.map((one) => one.zh),
      ...(areas.datum === undefined ? [] : [`坐标系 ${zh(areas.datum)}`]),
    ].join('，'),
    en: [
      `${hectares(areas.areaM2)}${basis === undefined ? '' : ` (${basis})`}`,
      ...known.map((one) => one.en),
      ...(areas.datum === undefined ? [] : [`datum ${areas.datum}`]),
    ].join(', '),
  };
}

/** Overlaps that the signer says there are; nothing where none is named. */
export function overlapWords({
  overlaps = [],
}: {
  readonly overlaps?: readonly { readonly areaM2: number; readonly parcelId: string }[] | undefined;
}): Sentence {
  if (overlaps.length === 0) return { zh: '', en: '' };
  const zhList = overlaps.map((one) => `${one.parcelId} ${mu(one.areaM2)}`).join('、');
  const enList = overlaps.map((one) => `${one.parcelId} ${hectares(one.areaM2)}`).join(', ');
  return { zh: `，与其他地块重叠：${zhList}`, en: `, shares land with ${enList}` };
}

/** A protected area in words: too many corners to read, so its extent and the fingerprint of all of them. */
export function protectedAreaWords(area: ProtectedArea): Sentence {
  const positions = area.polygons.flat(2);
  const extent = [0, 1].map((axis) => {
    const values = positions.map((position) => position[axis === 0 ? 0 : 1] / 1_000_000);
    return `${Math.min(...values).toFixed(6)}–${Math.max(...values).toFixed(6)}`;
  });
  const fingerprint = toHex(sha256(canonicalBytes(area.polygons))).slice(0, 16);
  const [longitudes = '', latitudes = ''] = extent;
  const corners = areaVertices(area);
  return {
    zh: `保护范围 ${area.name}${area.synthetic ? '（演示用，非真实范围）' : ''}：${area.polygons.length} 片 ${corners} 个界点，东经 ${longitudes}，北纬 ${latitudes}，坐标指纹 ${fingerprint}`,
    en: `protected area ${area.name}${area.synthetic ? ' (made up for a demonstration)' : ''}: ${area.polygons.length} polygons of ${corners} corners, ${longitudes} E, ${latitudes} N, fingerprint of the coordinates ${fingerprint}`,
  };
}

function roundText(draw: { beacon: 'drand-default' | 'drand-quicknet'; round: number }): string {
  return shanghai(new Date(roundTimeMs(draw.beacon, draw.round)).toISOString());
}
