// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  civilDateOf,
  DUTY_POSTS,
  END_REASONS,
  RESUMPTION_REASONS,
  SUSPENSION_REASONS,
  TRAINING_RESULTS,
  type Duty,
  type DutyPost,
  type Identity,
} from '@daoji/model';
import type { ReactElement } from 'react';

import { useText, type Speaker } from '../locale/use-text.js';
import { Checks } from '../parts/checks.js';
import {
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';

const PAPER = hashField('documentHash', 'duty.paper');

/** The office says what one of its people answers for: posts that the person's keys have roles for. */
export function grantForm(operatorId: string, people: readonly Identity[]): CommandFormSpec {
  const ids = [...new Set(people.map(({ personId }) => personId))].sort();
  return {
    title: 'duty.grant',
    lead: 'duty.grantLead',
    start: () => ({
      personId: ids[0] ?? '',
      posts: '',
      validFrom: today(),
      validTo: addDays(today(), 365),
    }),
    fields: [
      {
        isNeeded: true,
        label: 'duty.person',
        name: 'personId',
        options: () => ids.map((id) => [id, id] as const),
      },
      {
        draw: (typed, onChange) => <Posts people={people} typed={typed} onChange={onChange} />,
        isNeeded: true,
        label: 'duty.posts',
        name: 'posts',
      },
      { label: 'duty.site', name: 'siteId' },
      ...days(),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'siteId'),
        ...daysOf(typed),
        operatorId,
        personId: typedText(typed, 'personId'),
        posts: postsOf(typed),
        type: 'grantDuty',
      }),
  };
}

/** By the person: nothing is typed. */
export function acceptForm({ operatorId, personId }: Duty): CommandFormSpec {
  return {
    title: 'duty.accept',
    lead: 'duty.acceptLead',
    fields: [],
    draftOf: (_typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        operatorId,
        personId,
        type: 'acceptDuty',
      }),
  };
}

/** Suspends, resumes or ends a duty, with one of a few reasons: words about a person would stay for ever. */
export function stateForm(
  { operatorId, personId }: Duty,
  type: 'endDuty' | 'resumeDuty' | 'suspendDuty',
): CommandFormSpec {
  const { lead, reasons, title } = {
    endDuty: { lead: 'duty.endLead', reasons: END_REASONS, title: 'duty.end' },
    resumeDuty: { lead: 'duty.resumeLead', reasons: RESUMPTION_REASONS, title: 'duty.resume' },
    suspendDuty: { lead: 'duty.suspendLead', reasons: SUSPENSION_REASONS, title: 'duty.suspend' },
  }[type] as Pick<CommandFormSpec, 'title'> & {
    readonly lead: NonNullable<CommandFormSpec['lead']>;
    readonly reasons: readonly string[];
  };
  return {
    title,
    lead,
    start: { reason: reasons[0] ?? '' },
    fields: [reasonField(reasons), PAPER],
    draftOf: (typed, signerKeyId) => {
      const head = { ...newCommandHead(signerKeyId), ...ifTyped(typed, 'documentHash') };
      const reason = typedText(typed, 'reason');
      const common = { ...head, operatorId, personId };
      if (type === 'endDuty')
        return newDraft('trace', { ...common, reason: oneOf(END_REASONS, reason), type });
      if (type === 'resumeDuty')
        return newDraft('trace', { ...common, reason: oneOf(RESUMPTION_REASONS, reason), type });
      return newDraft('trace', { ...common, reason: oneOf(SUSPENSION_REASONS, reason), type });
    },
  };
}

/** A card that the office saw; its picture goes to the archive with salt, its number nowhere else. */
export function cardForm({ operatorId, personId }: Duty): CommandFormSpec {
  return {
    title: 'duty.card',
    lead: 'duty.cardLead',
    start: () => ({ validFrom: today(), validTo: addDays(today(), 365) }),
    fields: [hashField('documentHash', 'duty.cardPicture', true), ...days()],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...daysOf(typed),
        documentHash: typedText(typed, 'documentHash'),
        operatorId,
        personId,
        type: 'recordHealthCard',
      }),
  };
}

/** An examination; a failed one needs no last day. */
export function trainingForm({ operatorId, personId }: Duty): CommandFormSpec {
  const isPassed = (typed: Typed): boolean => typedText(typed, 'result') === 'passed';
  return {
    title: 'duty.training',
    lead: 'duty.trainingLead',
    start: () => ({ examOn: today(), result: 'passed', validTo: addDays(today(), 365) }),
    fields: [
      { hint: 'duty.courseHint', isNeeded: true, label: 'duty.courseId', name: 'courseId' },
      { isDate: true, isNeeded: true, label: 'duty.examDay', name: 'examOn' },
      {
        label: 'duty.result',
        name: 'result',
        options: ({ word }) =>
          TRAINING_RESULTS.map((one) => [one, word('training-result', one)] as const),
      },
      { isDate: true, label: 'duty.countsUntil', name: 'validTo' },
      PAPER,
    ],
    said: (typed, { text }) =>
      isPassed(typed) ? [] : [{ kind: 'warn', text: text('duty.failedSaid') }],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        ...(isPassed(typed) && ifTyped(typed, 'validTo')),
        courseId: typedText(typed, 'courseId').toLowerCase(),
        examOn: typedText(typed, 'examOn'),
        operatorId,
        personId,
        result: isPassed(typed) ? 'passed' : 'failed',
        type: 'recordTraining',
      }),
  };
}

/** A reason out of a closed list. */
export function reasonField(reasons: readonly string[], group = 'duty-reason'): FieldSpec {
  return {
    label: 'duty.reason',
    name: 'reason',
    options: ({ word }: Speaker) => reasons.map((one) => [one, word(group, one)] as const),
  };
}

/** The chosen one of a closed list; its first where nothing of it was chosen. */
export function oneOf<T extends string>(all: readonly [T, ...T[]], chosen: string): T {
  return all.find((one) => one === chosen) ?? all[0];
}

/** Today on the network, in Asia/Shanghai. */
export function today(): string {
  return civilDateOf(networkNow().toISOString());
}

function days(): FieldSpec[] {
  return [
    { isDate: true, isNeeded: true, label: 'duty.from', name: 'validFrom' },
    { isDate: true, isNeeded: true, label: 'duty.to', name: 'validTo' },
  ];
}

function daysOf(typed: Typed): { readonly validFrom: string; readonly validTo: string } {
  return { validFrom: typedText(typed, 'validFrom'), validTo: typedText(typed, 'validTo') };
}

function postsOf(typed: Typed): DutyPost[] {
  const chosen = wordsIn(typed['posts'] ?? '');
  return DUTY_POSTS.filter((post) => chosen.includes(post));
}

function Posts(props: {
  readonly people: readonly Identity[];
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { text, word } = useText();
  const { onChange, people, typed } = props;
  const own = people.filter(({ personId }) => personId === typedText(typed, 'personId'));
  const held = DUTY_POSTS.filter((post) => own.some(({ roles }) => roles.includes(post)));
  return (
    <Checks
      label={text('duty.posts')}
      chosen={postsOf(typed).filter((post) => held.includes(post))}
      onChange={(chosen) => onChange({ ...typed, posts: chosen.join(' ') })}
      options={held.map((post) => [post, word('role', post)])}
    />
  );
}
