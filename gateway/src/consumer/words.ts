// SPDX-License-Identifier: Apache-2.0
import { isGlossaryKey, word, type Language } from '@daoji/model';

import { html, type SafeHtml } from './html.js';

/** Sentences of the consumer page; single words come from the glossary. */
const SENTENCES = {
  title: ['大米的来历', 'The story of this rice'],
  selfCheck: ['自己核对', 'Check it yourself'],
  notChecked: [
    '本页内容由服务器给出。它自己的话不能算数：点按下面，用您的手机对照账本核对。',
    'This page is the server’s word, which counts for nothing by itself: check it on your own phone.',
  ],
  noScript: [
    '核对需要脚本。也可以下载证明文件，用离线核验页核对。',
    'The check needs scripts. Or download the proof file and use the offline verifier.',
  ],
  facts: ['这袋米', 'This bag'],
  bestBefore: ['保质期至', 'Best before'],
  noCode: ['没有这个包装码', 'No such package code'],
  inactive: ['这个包装码尚未启用', 'This package code is not active'],
  inputs: ['农药和肥料', 'Inputs used'],
  noInputs: ['没有登记投入品的使用。', 'No use of an input is recorded.'],
  moreFieldSteps: ['地里另有未显示的记录：', 'Further records of the fields, not shown:'],
  moreCareSteps: [
    '另有未显示的预警、报警和熏蒸记录：',
    'Further records of warnings, alarms and treatments, not shown:',
  ],
  notKnown: ['还不知道的', 'What is not known'],
  sources: ['来源地块', 'Where it grew'],
  marks: ['这批米带着的标记', 'Marks that this rice carries'],
  tests: ['检验', 'Tests'],
  noTests: ['没有登记检验文件。', 'No test document is registered.'],
  noCorrective: ['还没有更正后的记录。', 'Nothing recorded says it right yet.'],
  notKnownNow: ['实际怎样还不知道', 'what is so is not known'],
  correctiveStep: ['更正后的记录', 'says it right'],
  timeline: ['经过', 'What happened'],
  sensors: ['传感器记录', 'Sensor records'],
  noReadings: ['这段时间没有读数。', 'No readings in this time.'],
  seriesDown: [
    '读数库暂时读不到，本页没有显示读数。',
    'The series cannot be read now; readings are not shown.',
  ],
  omitted: ['另有未显示的设备和通道：', 'Devices and channels not shown:'],
  firstNow: ['就是这一次', 'this very scan'],
  scans: ['扫码次数', 'Scans'],
  proof: ['下载证明文件', 'Download the proof file'],
  verifier: ['离线核验页', 'Offline verifier'],
  document: ['查看文件', 'Open the document'],
  fingerprint: ['数字指纹', 'Fingerprint'],
  by: ['经办', 'By'],
  at: ['地点', 'Where'],
  low: ['最低', 'Lowest'],
  high: ['最高', 'Highest'],
  points: ['读数个数', 'Readings'],
  time: ['时间', 'Time'],
  value: ['数值', 'Value'],
  state: ['状态', 'State'],
  notFound: ['没有这个批次', 'No such lot'],
  badCode: ['这个码不完整或有错', 'This code is incomplete or wrong'],
  tryAgain: ['请重新扫描包装上的二维码。', 'Please scan the code on the package again.'],
  unavailable: ['暂时无法显示', 'Cannot be shown right now'],
  late: ['请稍后再试。', 'Please try again a little later.'],
  timeZone: ['北京时间', 'China time'],
} as const;

/** Name of a sentence of the page. */
export type SentenceKey = keyof typeof SENTENCES;

/** Both languages of a text, the page's own first. */
export function both(zh: string, en: string, language: Language): SafeHtml {
  return language === 'en'
    ? html`<span lang="en">${en}</span> <span class="second" lang="zh-CN">${zh}</span>`
    : html`<span lang="zh-CN">${zh}</span> <span class="second" lang="en">${en}</span>`;
}

/** A sentence in both languages. */
export function sentence(key: SentenceKey, language: Language): SafeHtml {
  const [zh, en] = SENTENCES[key];
  return both(zh, en, language);
}

/** A sentence in the page's language alone, for titles and attributes. */
export function plainSentence(key: SentenceKey, language: Language): string {
  const [zh, en] = SENTENCES[key];
  return language === 'en' ? en : zh;
}

/** A glossary word in both languages; a key that the glossary lacks is shown as it is, without its group. */
export function glossaryWord(key: string, language: Language): SafeHtml {
  const bare = key.slice(key.indexOf('.') + 1);
  if (!isGlossaryKey(key)) return html`${bare}`;
  return both(word(key, 'zh-CN'), word(key, 'en'), language);
}
