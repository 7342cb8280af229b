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
 * @param gatewayUrl - without a slash at the end. @param copiedPath - the third distant scan of a copied code.
 */
export function demoGuide(gatewayUrl: string, copiedPath: string): Guide {
  return {
    title: {
      zh: '稻迹演示：从传感器到可核对的证明',
      en: 'Daoji demo: from sensor to verified proof',
    },
    cards: [...CARDS, copiedCard(copiedPath)],
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
    title: words('user.consumer'),
    href: consumerPath(HONEST_LOT),
    note: {
      zh: `扫描米袋二维码所见的页面（批次 ${HONEST_LOT}）。点“核对”，由浏览器自行核对，应为“核对一致”。无需登录。`,
      en: `What scanning a bag shows (lot ${HONEST_LOT}). Press the check: your browser verifies by itself and agrees. No sign-in.`,
    },
  },
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
    title: { zh: '已召回的批次', en: 'the recalled lot' },
    href: consumerPath(RECALLED_LOT),
    note: {
      zh: `${RECALLED_LOT} 的镉检验不合格，企业已召回：扫码页变红，请勿食用；追回 70 %，其余下落不明（合成数据）。`,
      en: `${RECALLED_LOT} failed for cadmium and is recalled: its page is red. 70 % were recovered, the rest is unknown (synthetic).`,
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

function copiedCard(href: string): GuideCard {
  return {
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
