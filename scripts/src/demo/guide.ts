// SPDX-License-Identifier: Apache-2.0
import { GLOSSARY } from '@daoji/model';

import { cardOf, type DemoKeyHolder } from './demo-keys.js';
import { DEMO_FOLDER } from './demo-home.js';
import { RECALLED_LOT } from './scenes/recall-scene.js';
import { DEMO_GTIN, HONEST_LOT, TAMPERED_LOT } from './story.js';

/** A text in both languages. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** A card of the start page: a user, what to do there, and the demo key that a click signs in with. */
export interface GuideCard {
  readonly title: BothTexts;
  readonly note: BothTexts;
  /** Path on the gateway. */
  readonly href: string;
  /** Absent for those who need no key. */
  readonly card?: string;
  /** True where the page draws the QR code of `href`, as it stands on a bag. */
  readonly qr?: true;
}

/** What the QR codes of the demo's three bags lead to, as paths on the gateway. */
export interface BagCodes {
  /** On a bag of the honest lot. */
  readonly normal: string;
  /** The third distant scan of a code that was copied. */
  readonly copied: string;
  /** On a bag of the recalled lot. */
  readonly recalled: string;
}

/** A line to be pasted into a shell in the clone, or to be opened. */
export interface GuideCommand {
  readonly line: string;
  readonly note: BothTexts;
}

/** What the gateway's `START_PAGE` file holds, and what the terminal says at the end. */
export interface Guide {
  readonly title: BothTexts;
  readonly cards: readonly GuideCard[];
  readonly commands: readonly GuideCommand[];
}

/** People of the cast that the start page signs in. */
export const KEY_HOLDERS: readonly DemoKeyHolder[] = [
  { name: 'grower', label: words('role.grower') },
  { name: 'inspector', label: words('user.auditor') },
  { name: 'regulator', label: words('user.regulator') },
  { name: 'household-1', label: words('role.household') },
  { name: 'weighbridge', label: words('role.weighbridge') },
  { name: 'keeper', label: words('role.keeper') },
  { name: 'packer', label: words('role.packer') },
  { name: 'agronomist', label: words('role.agronomist') },
  { name: 'quality', label: words('role.quality') },
  { name: 'drone-operator', label: words('role.drone-operator') },
  { name: 'safety-director', label: words('role.safety-director') },
  { name: 'registrar', label: words('thing.registrar') },
];

/** The consumer page of a package lot: a GS1 Digital Link. */
export function consumerPath(lotId: string): string {
  return `/01/${DEMO_GTIN}/10/${lotId}`;
}

/** The line that verifies a lot offline and holds what the gateway shows of it against the proof. */
export function verifyLine(lotId: string): string {
  const file = `${DEMO_FOLDER}/${lotId}`;
  return `node packages/cli/bin/daoji.mjs verify ${file}.traceproof --root ${DEMO_FOLDER}/trust-root.json --shown ${file}.shown.json`;
}

/** The start page while the season is being played. */
export function waitingGuide(): Guide {
  const title = { zh: '稻迹演示：正在播放一季', en: 'Daoji demo: a season is being played' };
  return { title, cards: [], commands: [] };
}

/**
 * The start page of a demo that has been played.
 * @param gatewayUrl - without a slash at the end.
 */
export function demoGuide(gatewayUrl: string, codes: BagCodes): Guide {
  return {
    title: {
      zh: '稻迹演示：从传感器到可核对的证明',
      en: 'Daoji demo: from sensor to verified proof',
    },
    cards: [...bagCards(codes), ...CARDS],
    commands: [
      {
        line: verifyLine(HONEST_LOT),
        note: {
          zh: `在仓库目录中运行：离线核对批次 ${HONEST_LOT}，应核对一致，退出码 0`,
          en: `run in the clone: verifies lot ${HONEST_LOT} offline, passes with exit code 0`,
        },
      },
      {
        line: verifyLine(TAMPERED_LOT),
        note: {
          zh: `核对被改动的批次 ${TAMPERED_LOT}，应核对不一致，退出码 1`,
          en: `verifies the altered lot ${TAMPERED_LOT}, fails with exit code 1`,
        },
      },
      { line: `${gatewayUrl}/app/`, note: { zh: '浏览全部数据', en: 'the explorer' } },
      {
        line: 'Ctrl-C',
        note: {
          zh: '在运行演示的终端里按下即停止全部进程；若终端已关闭：npm run down -- --home .daoji/demo',
          en: 'in the terminal of the demo stops every process; if that is closed: npm run down -- --home .daoji/demo',
        },
      },
    ],
  };
}

const CARDS: readonly GuideCard[] = [
  {
    title: words('user.producer'),
    href: '/app/producer',
    card: cardOf('grower'),
    note: {
      zh: '以种植户身份登记一个收获批次：先看清要签的内容，再签名；换成没有登记的地块，账本会拒绝。',
      en: 'Registers a harvest lot as the grower: reads what is signed, then signs; a parcel that nobody registered is refused by the ledger.',
    },
  },
  {
    title: words('user.auditor'),
    href: '/app/auditor',
    card: cardOf('inspector'),
    note: {
      zh: `选取 ${DEMO_FOLDER} 中的 ${HONEST_LOT}.traceproof 与 trust-root.json，断网也能核对。`,
      en: `Takes ${HONEST_LOT}.traceproof and trust-root.json from ${DEMO_FOLDER}; verifies with the network off.`,
    },
  },
  {
    title: words('user.regulator'),
    href: '/app/regulator',
    card: cardOf('regulator'),
    note: {
      zh: '查看全部地块、批次与设备，以及带标记的事件。',
      en: 'Sees every parcel, lot and device, and the events that carry a mark.',
    },
  },
  {
    title: words('thing.registrar'),
    href: '/app/keys',
    card: cardOf('registrar'),
    note: {
      zh: '比对六字口令后，启用另一人在自己设备上生成的密钥。',
      en: 'Compares six words and lets a key act that somebody made on an own device.',
    },
  },
  {
    title: words('role.household'),
    href: '/app/producer',
    card: cardOf('household-1'),
    note: {
      zh: '订单农户：自己的一块地、与米厂的合同、已交的一车稻谷，以及还能交多少。',
      en: 'A household under contract: its own paddy, the contract with the mill, the load it delivered, and what it may still deliver.',
    },
  },
  {
    title: words('role.weighbridge'),
    href: '/app/intake',
    card: cardOf('weighbridge'),
    note: {
      zh: '收粮：过磅单由农户和司磅员共同签名；超过合同上限在地磅前就会提示。',
      en: 'Intake: grower and weighbridge sign a slip together; a load above the cap is said at the gate.',
    },
  },
  {
    title: words('role.agronomist'),
    href: '/app/warnings',
    card: cardOf('agronomist'),
    note: {
      zh: '病虫预警：判断的依据、作废的数值、防治任务和防效，及命中率与样本数（合成数据）。',
      en: 'Pest warnings: what they rest on, voided values, control tasks and effects, the hit rate with its n (synthetic).',
    },
  },
  {
    title: words('role.quality'),
    href: '/app/quality',
    card: cardOf('quality'),
    note: {
      zh: '质量负责人：每人的数字都带样本数和区间，先按田块和季节比较；控制图和漏斗图只给这里看（合成数据）。',
      en: 'Head of quality: each figure with its n and interval, like compared with like; control charts and funnel are shown here alone (synthetic).',
    },
  },
  {
    title: words('role.drone-operator'),
    href: '/app/own',
    card: cardOf('drone-operator'),
    note: {
      zh: '一位作业人员：自己的岗位、签过的步骤和一条质量提示，可以说明原因或提出异议（合成数据）。',
      en: 'A worker: the own post, the steps signed, and a signal that can be explained or contested (synthetic).',
    },
  },
  {
    title: words('role.keeper'),
    href: '/app/bins',
    card: cardOf('keeper'),
    note: {
      zh: '粮仓：仓内混合粮的来源份额上下限、预警和处理、出入仓。',
      en: 'Bins: bounds of what lies in the blend, alarms and treatments, what goes in and out.',
    },
  },
  {
    title: words('role.packer'),
    href: '/app/codes',
    card: cardOf('packer'),
    note: {
      zh: '包装码：订码、印刷、启用；超出来源土地产量的码，账本拒绝启用。',
      en: 'Package codes: ordered, printed, activated; the ledger refuses more than the land can have grown.',
    },
  },
  {
    title: words('role.safety-director'),
    href: '/app/recalls',
    card: cardOf('safety-director'),
    note: {
      zh: `召回 ${RECALLED_LOT}：镉 0.28 mg/kg，超过 0.2 mg/kg；应追回 = 退回 + 销毁 + 仍在外 + 下落不明（合成数据）。`,
      en: `The recall of ${RECALLED_LOT}: cadmium 0.28 mg/kg above 0.2 mg/kg; to be retrieved = returned + destroyed + still out + unknown (synthetic).`,
    },
  },
  {
    title: { zh: '被改动的批次', en: 'the altered lot' },
    href: consumerPath(TAMPERED_LOT),
    note: {
      zh: `有人绕过系统改了 ${TAMPERED_LOT} 的加工日期和一个粮温数值。点“核对”，应为“核对不一致”，并指出是哪两处。`,
      en: `Somebody altered the production date and one grain temperature of ${TAMPERED_LOT} in the stores. The check disagrees and names both.`,
    },
  },
];

/** The three bags whose codes a visitor scans first. */
function bagCards({ copied, normal, recalled }: BagCodes): GuideCard[] {
  return [
    {
      title: words('user.consumer'),
      href: normal,
      note: {
        zh: `扫描米袋二维码所见的页面（批次 ${HONEST_LOT}）。点“核对”，由浏览器自行核对，应为“核对一致”。无需登录。`,
        en: `What scanning a bag shows (lot ${HONEST_LOT}). Press the check: your browser verifies by itself and agrees. No sign-in.`,
      },
      qr: true,
    },
    copiedCard(copied),
    {
      title: { zh: '已召回的批次', en: 'the recalled lot' },
      href: recalled,
      note: {
        zh: `${RECALLED_LOT} 的镉检验不合格，企业已召回：扫码页变红，请勿食用；追回 70 %，其余下落不明（合成数据）。`,
        en: `${RECALLED_LOT} failed for cadmium and is recalled: its page is red. 70 % were recovered, the rest is unknown (synthetic).`,
      },
      qr: true,
    },
  ];
}

function copiedCard(href: string): GuideCard {
  return {
    qr: true,
    title: { zh: '第三次异地扫码', en: 'the third distant scan' },
    href,
    note: {
      zh: '同一个包装码先后在盘锦、广州、成都被扫，这是在乌鲁木齐：页面说明扫到的事实，不说真假。每袋一码，复制的码会这样露出来（合成数据）。',
      en: 'One package code was scanned in Panjin, Guangzhou and Chengdu; this is Urumqi. The page states what was seen and judges nothing: a copied code shows like this (synthetic).',
    },
  };
}

function words(key: keyof typeof GLOSSARY): BothTexts {
  const [zh, en] = GLOSSARY[key];
  return { zh, en };
}
