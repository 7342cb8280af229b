// SPDX-License-Identifier: Apache-2.0
import { alarmSchema, isGlossaryKey, word, type Alarm, type Language } from '@daoji/model';

import { shanghaiTime } from '../consumer/formats.js';
import type { Projected } from '../projection/project-block.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import type { Notice } from './notice.js';

/** Findings that spoil grain within hours or days; the others say that nobody can know. */
const URGENT: readonly Alarm['kind'][] = [
  'hot-spot',
  'high-co2',
  'high-moisture',
  'pests',
  'condensation',
  'contamination',
];

type Step = Pick<Notice, 'at' | 'kind' | 'level' | 'note' | 'personId' | 'standing'> & {
  readonly commandId: string;
  readonly words: readonly [zh: string, en: string];
};

/**
 * Notices of an alarm's steps so far, in their order. The id is made of the command that recorded the step, so that a block
 * that is projected twice gives no second notice.
 * @param now - the network's time; the end of a shelving is a step without a command.
 * @param recordedAt - the network's time of a record time: what people read has the clock of the pages.
 */
export function noticesOf(alarm: Alarm, now: Date, recordedAt: RecordedAt = asItIs): Notice[] {
  return stepsOf(alarm, now).map(({ commandId, words: [zh, en], ...step }) => ({
    ...step,
    en: `${en}: ${subjectText(alarm, 'en')}, ${timeOf(step, recordedAt)}`,
    id: `${step.kind}-${commandId}`,
    operatorId: alarm.operatorId,
    path: pathOf(alarm),
    place: alarm.subject,
    subject: { id: alarm.alarmId, kind: 'alarm' },
    zh: `${zh}：${subjectText(alarm, 'zh-CN')}，${timeOf(step, recordedAt)}`,
  }));
}

/** A shelving ends by the network's clock; everything else has the time of its record. */
function timeOf({ at, kind }: Pick<Step, 'at' | 'kind'>, recordedAt: RecordedAt): string {
  return shanghaiTime(kind === 'alarm-unshelved' ? at : recordedAt(at));
}

function stepsOf({ acknowledged, cleared, kind, raised, state }: Alarm, now: Date): Step[] {
  const level = URGENT.includes(kind) ? 'urgent' : 'warning';
  const raisedWords =
    level === 'urgent' ? (['紧急预警', 'Urgent'] as const) : (['预警', 'Alarm'] as const);
  const steps: Step[] = [
    { ...raised, kind: 'alarm-raised', level, standing: 'asks', words: raisedWords },
  ];
  if (acknowledged) {
    const { shelvedUntil, ...said } = acknowledged;
    const words =
      shelvedUntil === undefined
        ? (['已确认，处置中', 'Acknowledged'] as const)
        : ([
            `已确认，暂缓到 ${shanghaiTime(shelvedUntil)}`,
            `Acknowledged, shelved until ${shanghaiTime(shelvedUntil)}`,
          ] as const);
    steps.push({ ...said, kind: 'alarm-acknowledged', level: 'info', standing: 'answered', words });
    if (
      state === 'acknowledged' &&
      shelvedUntil !== undefined &&
      Date.parse(shelvedUntil) <= now.getTime()
    )
      steps.push({
        at: shelvedUntil,
        commandId: said.commandId,
        kind: 'alarm-unshelved',
        level,
        standing: 'asks',
        words: ['暂缓时间已到，还没有解除', 'The shelving is over and it is not cleared'],
      });
  }
  if (cleared) {
    const { at, commandId, note, personId } = cleared;
    const words = ['已解除', 'Cleared'] as const;
    const said = { at, commandId, note, personId };
    steps.push({ ...said, kind: 'alarm-cleared', level: 'info', standing: 'ended', words });
  }
  return steps;
}

function subjectText({ kind, subject }: Alarm, language: Language): string {
  const thing = wordOf(`thing.${subject.kind}`, language);
  const separator = language === 'en' ? ', ' : '，';
  return `${wordOf(`alarm.${kind}`, language)}${separator}${thing} ${subject.id}`;
}

function wordOf(key: string, language: Language): string {
  return isGlossaryKey(key) ? word(key, language) : key;
}

function pathOf({ binId, subject }: Alarm): string {
  if (subject.kind === 'lot') return `/app/lots/${subject.id}`;
  if (subject.kind === 'parcel') return `/app/parcels/${subject.id}`;
  return `/app/bins/${binId ?? subject.id}`;
}

/** The alarm that a change of the projection writes; undefined for all other changes. */
export function alarmIn({ collection, document, id }: Projected): Alarm | undefined {
  if (collection !== 'objects' || !id.startsWith('trace~alarm~')) return undefined;
  return alarmSchema.safeParse(document?.value).data;
}
