// SPDX-License-Identifier: Apache-2.0
import { ALARM_KINDS, type Alarm } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { HashField } from '../parts/hash-field.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

type AlarmKind = (typeof ALARM_KINDS)[number];

/** An alarm on a bin, folded until it is needed. */
export function RaiseAlarm(props: {
  readonly binId: string;
  readonly onSigned: () => void;
}): ReactElement {
  const { text, word } = useText();
  const [alarmId, setAlarmId] = useState('');
  const [note, setNote] = useState('');
  const [kind, setKind] = useState<AlarmKind>('hot-spot');
  return (
    <details className="fold">
      <summary>{text('bins.raise')}</summary>
      <SignFlow
        draftOf={(signerKeyId) =>
          newDraft('trace', {
            ...newCommandHead(signerKeyId),
            alarmId: alarmId.trim().toLowerCase(),
            kind,
            note: note.trim(),
            subject: { id: props.binId, kind: 'bin' },
            type: 'raiseAlarm',
          })
        }
        onSigned={props.onSigned}
      >
        <Field label={text('bins.alarmId')} value={alarmId} onChange={setAlarmId} isRequired />
        <label className="field">
          {text('bins.kind')}
          <select
            value={kind}
            onChange={(event) =>
              setKind(ALARM_KINDS.find((one) => one === event.target.value) ?? 'other-finding')
            }
          >
            {ALARM_KINDS.map((one) => (
              <option key={one} value={one}>
                {word('alarm', one)}
              </option>
            ))}
          </select>
        </label>
        <Field label={text('bins.note')} value={note} onChange={setNote} isRequired />
      </SignFlow>
    </details>
  );
}

/** The next answer to an open alarm: acknowledge it, then clear it. */
export function AnswerAlarm(props: {
  readonly alarm: Alarm;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const [note, setNote] = useState('');
  const [documentHash, setHash] = useState('');
  const { alarmId, state } = props.alarm;
  const isRaised = state === 'raised';
  const title = text(isRaised ? 'bins.acknowledge' : 'bins.clear', { id: alarmId });
  return (
    <details className="fold">
      <summary>{title}</summary>
      {!isRaised && <p className="quiet">{text('bins.clearHint')}</p>}
      <SignFlow
        draftOf={(signerKeyId) =>
          newDraft('trace', {
            ...newCommandHead(signerKeyId),
            alarmId,
            note: note.trim(),
            ...(isRaised
              ? { type: 'acknowledgeAlarm' as const }
              : {
                  ...(documentHash !== '' && { documentHash }),
                  type: 'clearAlarm' as const,
                }),
          })
        }
        onSigned={props.onSigned}
      >
        <Field label={text('bins.note')} value={note} onChange={setNote} isRequired />
        {!isRaised && <HashField label="bins.clearRecord" hash={documentHash} onChange={setHash} />}
      </SignFlow>
    </details>
  );
}
