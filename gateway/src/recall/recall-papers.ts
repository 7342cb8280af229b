// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf, type Scenario } from '@daoji/model';
import type { z } from 'zod';

import type { recallViewSchema } from '../api/recall-views.js';
import { kilogramText, shanghaiTime } from '../consumer/formats.js';
import { html, type SafeHtml } from '../consumer/html.js';
import type { ReadIndex } from '../index/read-index.js';
import { paperDocument, paperHeading, paperRows, paperTable, type PaperRow } from './paper.js';

type RecallView = z.infer<typeof recallViewSchema>;

/** Papers of a recall by the name of their file. */
export const RECALL_PAPERS = { notice: noticeBody, plan: planBody, summary: summaryBody } as const;

/** One of {@link RECALL_PAPERS}. */
export type RecallPaper = keyof typeof RECALL_PAPERS;

const TITLES = {
  notice: ['食品召回公告', 'Recall notice'],
  plan: ['食品召回计划', 'Recall plan'],
  summary: ['食品召回总结', 'Recall summary'],
} as const;

/** What papers are written from. */
export interface PaperSource {
  readonly index: ReadIndex;
  readonly scenario: Scenario | null;
}

/**
 * A paper of a recall. The headings follow the contents that 食品召回管理办法 asks for (to be confirmed against its text);
 * addresses, telephones and names of persons are on no ledger, and are written in by hand.
 */
export function recallPaper(
  source: PaperSource,
  view: RecallView,
  paper: RecallPaper,
  styleNonce: string,
): string {
  const { mock, recallId } = view.recall;
  return paperDocument({
    body: html`${RECALL_PAPERS[paper](source, view)}${footOf(view)}`,
    isMock: mock,
    recallId,
    scenario: source.scenario,
    styleNonce,
    title: TITLES[paper],
  });
}

function planBody(source: PaperSource, view: RecallView): SafeHtml {
  const { clock, recall } = view;
  return html`${paperHeading('一、企业', '1. Firm')}${paperRows(firmRows(source, view))}
  ${paperHeading('二、召回的食品', '2. Recalled food')}${foodTable(source, view)}
  ${paperHeading('三、原因、等级和时限', '3. Reason, class and terms')}
  ${paperRows([
    ...reasonRows(view),
    ['启动时限', 'To be started by', clock.startBy && shanghaiTime(clock.startBy)],
    ['完成时限', 'To be done by', clock.doneBy],
    ['时限依据', 'Rule sets', recall.ruleSets.join('、') || undefined],
  ])}
  ${paperHeading('四、通知对象', '4. Who is told')}${holderTable(view)}
  ${paperHeading('五、各方义务、处置和费用', '5. Duties, disposal and costs')}
  ${paperRows([
    [
      '持有人义务',
      'Duties of holders',
      '立即停止销售和使用，封存，清点并答复 Stop, set apart, count and answer',
    ],
    ['召回食品的处置', 'Disposal', disposalWords(view)],
    ['费用承担', 'Who pays', undefined],
    ['预期效果', 'Expected effect', undefined],
    ['负责人签字、日期', 'Signature and date', undefined],
  ])}`;
}

function noticeBody(source: PaperSource, view: RecallView): SafeHtml {
  return html`${
      view.recall.mock
        ? ''
        : html`<p class="unknown">
            请勿食用，请停止销售<br /><span lang="en">Do not eat, do not sell</span>
          </p>`
    }
    ${paperRows(firmRows(source, view))}
    ${paperHeading('召回的食品', 'Recalled food')}${foodTable(source, view)}
    ${paperRows(reasonRows(view))} ${paperHeading('请您这样做', 'What to do')}
    <p>
      消费者：停止食用，凭包装退回购买处，按购买价退款。经营者：停止销售，封存，按收到的一次性链接或本企业账号清点答复。
    </p>
    <p lang="en">
      Consumers: stop eating it and take the package back to the shop for a refund. Traders: stop
      selling, set it apart, and count back by the one-time link or your account.
    </p>`;
}

function summaryBody(source: PaperSource, view: RecallView): SafeHtml {
  const { account, clock, elapsed, recall, trace } = view;
  return html`${paperRows([...firmRows(source, view).slice(0, 2), ...reasonRows(view)])}
    ${paperHeading('一、账目（应召回 = 退回 + 销毁 + 在外 + 下落不明）', '1. Account')}
    ${paperRows([
      ['应召回', 'To be retrieved', kilogramText(account.toRetrieveGrams)],
      ['已退回', 'Returned', kilogramText(account.returnedGrams)],
      ['已销毁', 'Destroyed at the holder', kilogramText(account.destroyedGrams)],
      ['尚在外', 'Still out', kilogramText(account.stillOutGrams)],
      ['召回率', 'Recovered', percentText(account.recoveredMilliPercent)],
      ['退回后已处置', 'Disposed of after return', kilogramText(account.disposedGrams)],
    ])}
    <p class="unknown">下落不明 Unknown：${kilogramText(account.unknownGrams)}</p>
    ${paperHeading('二、持有人', '2. Holders')}${holderTable(view)}
    ${paperHeading('三、用时', '3. Time taken')}
    ${paperRows([
      ['启动', 'Started', html`${shanghaiTime(recall.startedAt)}${lateMark(clock.isStartLate)}`],
      ['通知完毕', 'Last holder told', durationText(elapsed.notifiedMs)],
      ['最后一份答复', 'Last answer', durationText(elapsed.countedMs)],
      ['向下追到', 'Traced forward to', walkText(trace.down)],
      ['向上追到', 'Traced back to', walkText(trace.up)],
      ['完成时限', 'To be done by', html`${clock.doneBy ?? '—'}${lateMark(clock.isDoneLate)}`],
      ['结束', 'Ended', recall.closedAt ? shanghaiTime(recall.closedAt) : '尚未结束 not ended'],
    ])}
    ${paperHeading('四、处置和效果检查', '4. Disposal and effect checks')}
    ${paperRows([
      ['处置', 'Disposal', disposalWords(view)],
      ...recall.effectChecks.map(({ at, isEffective, note }): PaperRow => [
        isEffective ? '效果检查：有效' : '效果检查：无效',
        isEffective ? 'Effective' : 'Not effective',
        `${shanghaiTime(at)} ${note}`,
      ]),
    ])}`;
}

function firmRows({ index }: PaperSource, { firmName, recall }: RecallView): PaperRow[] {
  const firm = index.records.get('operator', recall.firmId);
  return [
    ['企业名称', 'Firm', firmName],
    ['统一社会信用代码', 'Credit code', firm?.creditCode],
    ['住所', 'Address', undefined],
    ['法定代表人、负责人', 'Representative', undefined],
    ['联系电话', 'Telephone', undefined],
  ];
}

function reasonRows({ recall }: RecallView): PaperRow[] {
  const how = recall.isOrdered ? '监管部门责令 by order of the authority' : '企业主动 by the firm';
  return [
    ['召回原因', 'Reason', recall.reason],
    ['危害后果', 'Hazard', undefined],
    ['召回等级', 'Class', `${recall.class} 级 class ${recall.class}`],
    ['召回方式', 'How', how],
    ['发现时间', 'Found', shanghaiTime(recall.discoveredAt)],
    ['起始时间', 'Since', shanghaiTime(recall.startedAt)],
  ];
}

function foodTable({ index }: PaperSource, { lots }: RecallView): SafeHtml {
  return paperTable(
    [
      ['品名', 'Product'],
      ['规格', 'Pack'],
      ['生产日期', 'Produced'],
      ['批次', 'Lot'],
      ['数量', 'Mass'],
    ],
    lots.map(({ grams, lotId }) => [...foodCells(index, lotId), lotId, kilogramText(grams)]),
  );
}

/** Name, pack and date of a lot; rice that is in no package yet has its variety and milling date. */
function foodCells(index: ReadIndex, lotId: string): string[] {
  const lot = index.lot(lotId);
  if (!lot) return ['—', '—', '—'];
  const { millingDate = '—', package: packed, variety } = lot;
  if (!packed) return [variety, '—', millingDate];
  const name = index.records.get('product', packed.gtin)?.name.zh ?? variety;
  return [name, kilogramText(packed.netMassGrams), packed.productionDate];
}

const STATES = { acknowledged: '已知悉 knows', counted: '已清点 counted', told: '已通知 told' };

function holderTable({ holders }: RecallView): SafeHtml {
  return paperTable(
    [
      ['持有人', 'Holder'],
      ['通知数量', 'Told of'],
      ['状态', 'State'],
      ['退回', 'Returned'],
      ['销毁', 'Destroyed'],
      ['在外', 'Still out'],
      ['不明', 'Unknown'],
    ],
    holders.map((holder) => [
      holder.holderName,
      kilogramText(holder.grams),
      STATES[holder.state],
      kilogramText(holder.returnedGrams ?? 0),
      kilogramText(holder.destroyedGrams ?? 0),
      kilogramText(holder.stillOutGrams ?? 0),
      kilogramText(holder.unknownGrams),
    ]),
  );
}

function disposalWords({ recall }: RecallView): SafeHtml | undefined {
  if (recall.disposals.length === 0) return undefined;
  return html`<ul>
    ${recall.disposals.map(
      ({ at, documentHash, grams, method }) =>
        html`<li>
          ${shanghaiTime(at)} ${kilogramText(grams)} ${wordsOf(VALUE_WORDS, method, 'zh')}
          ${wordsOf(VALUE_WORDS, method, 'en')} (${documentHash.slice(0, 16)}…)
        </li>`,
    )}
  </ul>`;
}

function footOf({ clock, recall }: RecallView): SafeHtml {
  return html`<p class="foot">
    ${recall.recallId} · ${recall.commandId} · 打印 printed
    ${shanghaiTime(clock.now)}。本页由服务器生成；账本上的每一步可用证据包核验。
    <span lang="en"
      >Made by the server; every step on the ledger can be checked with the evidence folder.</span
    >
  </p>`;
}

function lateMark(isLate: boolean): SafeHtml | undefined {
  return isLate ? html` <strong>超过时限 late</strong>` : undefined;
}

/** Thousandths of a percent as percent. */
export function percentText(milliPercent: number | undefined): string {
  return milliPercent === undefined ? '—' : `${String(milliPercent / 1_000)} %`;
}

/** Hours and minutes after the start. */
export function durationText(ms: number | undefined): string {
  if (ms === undefined) return '—';
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours} 小时 ${rest} 分 (${hours} h ${rest} min)`;
}

function walkText({ elapsedMs, lots, operators, parcels }: RecallView['trace']['up']): string {
  return `${lots} 批次 lots，${operators} 主体 operators，${parcels} 地块 parcels（${elapsedMs.toFixed(1)} ms）`;
}
