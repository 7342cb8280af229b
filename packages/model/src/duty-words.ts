// SPDX-License-Identifier: Apache-2.0
import { short, type Sentence, type Sentences } from './command-forms.js';
import { ROLE_WORDS, wordsOf } from './command-terms.js';
import type { dutyCommandSchemas, DutyPost } from './commands-duties.js';
import type { DutyTerms } from './duty-terms.js';
import { dutyTerm } from './glossary-duties.js';

type Holder = Readonly<{ operatorId: string; personId: string }>;

/** Sentences of duties, health cards and trainings. */
export const DUTY_SENTENCES: Sentences<keyof typeof dutyCommandSchemas> = {
  grantDuty: (c) => ({
    zh: `委派${whom(c).zh}上岗：${postsOf(c.posts, 'zh')}${c.siteId === undefined ? '' : `，场站 ${c.siteId}`}，${c.validFrom} 至 ${c.validTo}；本人接受后生效`,
    en: `grant a duty to ${whom(c).en}: ${postsOf(c.posts, 'en')}${c.siteId === undefined ? '' : `, site ${c.siteId}`}, ${c.validFrom} to ${c.validTo}; it holds once the person has accepted`,
  }),
  acceptDuty: (c) => ({
    zh: `我（${c.operatorId} 的 ${c.personId}）接受岗位责任`,
    en: `I, ${c.personId} of ${c.operatorId}, accept the duty`,
  }),
  suspendDuty: (c) => ({
    zh: `暂停${whom(c).zh}上岗，原因：${dutyTerm(`duty-reason.${c.reason}`).zh}${paperOf(c).zh}`,
    en: `suspend the duty of ${whom(c).en}, reason: ${dutyTerm(`duty-reason.${c.reason}`).en}${paperOf(c).en}`,
  }),
  resumeDuty: (c) => ({
    zh: `恢复${whom(c).zh}上岗，原因：${dutyTerm(`duty-reason.${c.reason}`).zh}${paperOf(c).zh}`,
    en: `resume the duty of ${whom(c).en}, reason: ${dutyTerm(`duty-reason.${c.reason}`).en}${paperOf(c).en}`,
  }),
  endDuty: (c) => ({
    zh: `结束${whom(c).zh}的岗位责任，原因：${dutyTerm(`duty-reason.${c.reason}`).zh}${paperOf(c).zh}`,
    en: `end the duty of ${whom(c).en}, reason: ${dutyTerm(`duty-reason.${c.reason}`).en}${paperOf(c).en}`,
  }),
  recordHealthCard: (c) => ({
    zh: `登记${whom(c).zh}的健康证：有效期 ${c.validFrom} 至 ${c.validTo}${paperOf(c).zh}；证号不上账本`,
    en: `record the health card of ${whom(c).en}, valid ${c.validFrom} to ${c.validTo}${paperOf(c).en}; its number stays off the ledger`,
  }),
  recordTraining: (c) => {
    const result = dutyTerm(`training-result.${c.result}`);
    return {
      zh: `登记${whom(c).zh}的培训考核：课程 ${c.courseId}，${c.examOn} 考试，${result.zh}${c.validTo === undefined ? '' : `，有效至 ${c.validTo}`}${paperOf(c).zh}`,
      en: `record the examination of ${whom(c).en}: course ${c.courseId} on ${c.examOn}, ${result.en}${c.validTo === undefined ? '' : `, counts until ${c.validTo}`}${paperOf(c).en}`,
    };
  },
};

/** What a rule set `duty-terms` says, a post a line. */
export function dutyTermsWords({ posts, signalAnswerDays }: DutyTerms): readonly Sentence[] {
  const lines = posts.map(({ courses, needsHealthCard, role }) => ({
    zh: `${postsOf([role], 'zh')}须有岗位责任${needsHealthCard ? '、健康证' : ''}${courses.length === 0 ? '' : `，并通过课程 ${courses.join('、')}`}`,
    en: `${postsOf([role], 'en')}: a duty${needsHealthCard ? ', a health card' : ''}${courses.length === 0 ? '' : `, courses ${courses.join(', ')} passed`}`,
  }));
  if (signalAnswerDays === undefined) return lines;
  return [
    ...lines,
    {
      zh: `被提示人 ${signalAnswerDays} 天内答复`,
      en: `the person named by a signal answers in ${signalAnswerDays} days`,
    },
  ];
}

function whom({ operatorId, personId }: Holder): Sentence {
  return { zh: ` ${operatorId} 的 ${personId} `, en: `${personId} of ${operatorId}` };
}

function postsOf(posts: readonly DutyPost[], language: 'zh' | 'en'): string {
  const names = posts.map((post) => wordsOf(ROLE_WORDS, post, language));
  return names.join(language === 'zh' ? '、' : ', ');
}

function paperOf({ documentHash }: { readonly documentHash?: string | undefined }): Sentence {
  if (documentHash === undefined) return { zh: '', en: '' };
  return {
    zh: `（文件指纹 ${short(documentHash)}）`,
    en: ` (file fingerprint ${short(documentHash)})`,
  };
}
