// SPDX-License-Identifier: Apache-2.0
import { PLEDGE_BASES, type Command, type Lot } from '@daoji/model';

import type { ShownClosing } from '../api/lot-shapes.js';
import { shownTime, zonedTime } from '../check/shown-time.js';
import type { Speaker } from '../locale/use-text.js';
import {
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { massText } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { Checks } from './checks.js';
import { newId, valueOptions, type StepContext } from './step-context.js';
import { gramsAt, kgTyped } from './typed-masses.js';
import { WEIGHED_AT } from './work-forms.js';

/** 承诺达标合格证 for a delivery of paddy. */
export function pledgeForm(lot: Lot, { operators }: StepContext): CommandFormSpec {
  return {
    title: 'lots.pledge',
    lead: 'lots.pledgeLead',
    start: () => ({
      bases: PLEDGE_BASES[3],
      mass: kgTyped(lot.massGrams),
      moisture: '',
      pledgeId: newId('pl'),
      toOperatorId: '',
    }),
    fields: [
      { isNeeded: true, label: 'lots.mass', mode: 'decimal', name: 'mass' },
      WEIGHED_AT,
      {
        draw: (typed, onChange) => (
          <Checks
            label="lots.bases"
            options={valueOptions(PLEDGE_BASES)}
            value={typed['bases'] ?? ''}
            onChange={(bases) => onChange({ ...typed, bases })}
          />
        ),
        isNeeded: true,
        label: 'lots.bases',
        name: 'bases',
      },
      {
        label: 'lots.pledgeTo',
        name: 'toOperatorId',
        options: () => [
          ['', '–'],
          ...operators.map(
            ({ operatorId, publicName }) => [operatorId, `${publicName}（${operatorId}）`] as const,
          ),
        ],
      },
      { isNeeded: true, label: 'lots.pledgeId', name: 'pledgeId' },
    ],
    said: (typed, speaker) => pledgeSaid(typed, lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'toOperatorId'),
        bases: wordsIn(typedText(typed, 'bases')),
        grams: pledged(typed),
        lotId: lot.lotId,
        pledgeId: typedText(typed, 'pledgeId').toLowerCase(),
        type: 'issuePledge',
      } as Command),
  };
}

function pledged(typed: Typed): number {
  return gramsAt(typed['mass'] ?? '', typed['moisture'] ?? '') ?? 0;
}

function pledgeSaid(typed: Typed, lot: Lot, { language, text }: Speaker): Said[] {
  const grams = pledged(typed);
  if (grams === 0) return [{ kind: 'stop', text: text('lots.massFault') }];
  if (grams > lot.massGrams) {
    return [
      { kind: 'stop', text: text('lots.pledgeOver', { mass: massText(lot.massGrams, language) }) },
    ];
  }
  return [{ kind: 'note', text: text('producer.physical', { mass: massText(grams, language) }) }];
}

/** The end of a lot: nothing is drawn any more, and the readings of the named devices are bound to it. */
export function closeForm(lot: Lot, { closing }: StepContext): CommandFormSpec {
  const devices = closing?.devices ?? [];
  return {
    title: 'lots.close',
    lead: 'lots.closeLead',
    start: { devices: devices.map(({ deviceId }) => deviceId).join(' ') },
    fields: devices.length === 0 ? [] : [closingField(devices)],
    said: (typed, speaker) => closeSaid(typed, lot, closing, speaker),
    draftOf: (typed, signerKeyId) => {
      const bound = boundBy(typed, closing);
      return newDraft('trace', {
        ...newCommandHead(signerKeyId),
        devices: bound.map(({ deviceId, from, to }) => ({
          deviceId,
          from: { bootEpoch: from.bootEpoch, seq: from.seq },
          to: { bootEpoch: to.bootEpoch, seq: to.seq },
        })),
        heads: bound.length === 0 ? [] : (closing?.heads ?? []),
        lotId: lot.lotId,
        type: 'closeLot',
      });
    },
  };
}

function closingField(devices: ShownClosing['devices']): FieldSpec {
  return {
    draw: (typed, onChange) => (
      <Checks
        label="lots.closeDevices"
        options={({ language, text, word }) =>
          devices.map(({ deviceId, from, place, to }) => [
            deviceId,
            text('lots.closeDevice', {
              device: deviceId,
              from: shownTime(from.time, language),
              place: `${word('thing', place.kind)} ${place.id}`,
              to: zonedTime(to.time, language),
            }),
          ])
        }
        value={typed['devices'] ?? ''}
        onChange={(next) => onChange({ ...typed, devices: next })}
      />
    ),
    label: 'lots.closeDevices',
    name: 'devices',
  };
}

function boundBy(typed: Typed, closing: ShownClosing | undefined): ShownClosing['devices'] {
  const chosen = wordsIn(typed['devices'] ?? '');
  return (closing?.devices ?? []).filter(({ deviceId }) => chosen.includes(deviceId));
}

/** What the closing proves, and what it leaves open. */
function closeSaid(
  typed: Typed,
  { remainingGrams }: Lot,
  closing: ShownClosing | undefined,
  { language, text }: Speaker,
): Said[] {
  const count = boundBy(typed, closing).length;
  const warn = (isSo: boolean, words: string): Said[] =>
    isSo ? [{ kind: 'warn', text: words }] : [];
  const left = massText(remainingGrams, language);
  return [
    ...warn(remainingGrams > 0, text('lots.closeLeft', { mass: left })),
    ...warn(closing?.isRead !== true, text('lots.closeUnread')),
    ...warn(
      (closing?.omitted ?? 0) > 0,
      text('lots.closeOmitted', { count: closing?.omitted ?? 0 }),
    ),
    count > 0
      ? {
          kind: 'note',
          text: text('lots.closeBinds', { count, size: closing?.heads[0]?.logSize ?? 0 }),
        }
      : { kind: 'warn', text: text('lots.closeUnbound') },
  ];
}

/** The authority lets a lot on hold move again. */
export function releaseForm({ lotId }: Lot): CommandFormSpec {
  return {
    title: 'lots.release',
    lead: 'lots.releaseLead',
    start: { documentHash: '', reason: '' },
    fields: [
      hashField('documentHash', 'lots.releaseRecord', true),
      { isNeeded: true, label: 'lots.reason', name: 'reason' },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        documentHash: typedText(typed, 'documentHash'),
        lotId,
        reason: typedText(typed, 'reason'),
        type: 'releaseHold',
      }),
  };
}
