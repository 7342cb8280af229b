// SPDX-License-Identifier: Apache-2.0
import { isGlossaryKey, warningSchema, word, type Language, type Warning } from '@daoji/model';

import { shanghaiTime } from '../consumer/formats.js';
import type { Projected } from '../projection/project-block.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import type { Notice } from './notice.js';

type Step = Pick<Notice, 'kind' | 'level' | 'standing'> & {
  readonly said: Warning['issued'] & { readonly note?: string };
  readonly words: readonly [zh: string, en: string];
};

/** How much each level of a warning presses; a run that could not judge asks for somebody who looks, at leisure. */
const LEVELS = { none: 'info', notice: 'info', urgent: 'urgent', warning: 'warning' } as const;

/**
 * Notices of a pest warning's steps so far, in their order; ids are made of the commands, as those of alarms are.
 * @param recordedAt - the network's time of a record time.
 */
export function warningNoticesOf(warning: Warning, recordedAt: RecordedAt = asItIs): Notice[] {
  return stepsOf(warning).map(({ kind, level, said, standing, words: [zh, en] }) => ({
    at: said.at,
    en: `${en}: ${subjectText(warning, 'en')}, ${shanghaiTime(recordedAt(said.at))}`,
    id: `${kind}-${said.commandId}`,
    kind,
    level,
    ...(said.note !== undefined && { note: said.note }),
    operatorId: warning.operatorId,
    path: `/app/warnings/${warning.warningId}`,
    personId: said.personId,
    standing,
    subject: { id: warning.warningId, kind: 'warning' },
    zh: `${zh}：${subjectText(warning, 'zh-CN')}，${shanghaiTime(recordedAt(said.at))}`,
  }));
}

function stepsOf({ acknowledged, closed, issued, level, withdrawn }: Warning): Step[] {
  const steps: Step[] = [
    {
      kind: 'warning-issued',
      level: LEVELS[level],
      said: issued,
      standing: 'asks',
      words:
        level === 'urgent' ? ['紧急病虫预警', 'Urgent pest warning'] : ['病虫预警', 'Pest warning'],
    },
  ];
  const end = (kind: string, said: Step['said'] | undefined, words: Step['words']): void => {
    if (said) steps.push({ kind, level: 'info', said, standing: 'ended', words });
  };
  if (acknowledged)
    steps.push({
      kind: 'warning-confirmed',
      level: 'info',
      said: acknowledged,
      standing: 'answered',
      words: ['农技员已核实', 'Confirmed by an agronomist'],
    });
  end('warning-withdrawn', withdrawn, ['已撤回', 'Withdrawn']);
  end('warning-closed', closed, ['已结束', 'Closed']);
  return steps;
}

/** Pest, verdict, how many parcels and until when; no place and no weather. */
function subjectText({ parcels, pest, validTo, verdict }: Warning, language: Language): string {
  const [what, said] = [
    wordOf(`pest.${pest}`, language),
    wordOf(`warning-verdict.${verdict}`, language),
  ];
  return language === 'en'
    ? `${what}, ${said}, parcels: ${parcels.length}, until ${validTo}`
    : `${what}，${said}，${parcels.length} 块地，有效期到 ${validTo}`;
}

function wordOf(key: string, language: Language): string {
  return isGlossaryKey(key) ? word(key, language) : key;
}

/** The pest warning that a change of the projection writes; undefined for all other changes. */
export function warningIn({ collection, document, id }: Projected): Warning | undefined {
  if (collection !== 'objects' || !id.startsWith('trace~warning~')) return undefined;
  return warningSchema.safeParse(document?.value).data;
}
