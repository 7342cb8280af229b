// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import type { ShownScope } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';
import { ChoiceField } from './choice-field.js';
import { idOf, localOf, MAX_NAMED_LOTS, utcOf, type NamedLot } from './recall-forms.js';

/** By whom a recall starts. */
export type StartCommand = 'orderRecall' | 'startRecall';

const LEVELS = { '1': 1, '2': 2, '3': 3 } as const;

interface Form {
  readonly discovered: string;
  readonly kind: 'mock' | 'real';
  readonly level: keyof typeof LEVELS;
  readonly reason: string;
  readonly recallId: string;
}

/** The recall of a proposed scope: filled in, read in words, signed. */
export function StartForm(props: {
  readonly command: StartCommand;
  readonly scope: ShownScope;
}): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const [form, setForm] = useState<Form>(() => ({
    discovered: localOf(networkNow()),
    kind: 'real',
    level: '1',
    reason: '',
    recallId: '',
  }));
  const lots = namedLots(props.scope, props.command);
  const rest = lots.length - MAX_NAMED_LOTS;
  if (lots.length === 0) return <p className="quiet">{text('recall.noLots')}</p>;
  return (
    <SignFlow
      draftOf={(keyId) => draftOf(form, { ...props, keyId, lots: lots.slice(0, MAX_NAMED_LOTS) })}
      onSigned={() => void queries.invalidateQueries()}
    >
      {rest > 0 && (
        <p className="notice notice-wait">
          {text('recall.tooMany', { most: MAX_NAMED_LOTS, rest })}
        </p>
      )}
      <ChoiceField
        label={text('recall.kind')}
        value={form.kind}
        options={(['real', 'mock'] as const).map((kind) => [kind, text(`recall.kind.${kind}`)])}
        onChange={(kind) => setForm({ ...form, kind })}
      />
      {form.kind === 'mock' && <p className="mock-box">{text('recall.mockBanner')}</p>}
      <ChoiceField
        label={text('recall.class')}
        value={form.level}
        options={(['1', '2', '3'] as const).map((level) => [level, text(`recall.class${level}`)])}
        onChange={(level) => setForm({ ...form, level })}
      />
      <Field
        label={text('recall.recallId')}
        value={form.recallId}
        onChange={(recallId) => setForm({ ...form, recallId })}
        isRequired
      />
      <label className="field">
        <span>{text('recall.discovered')}</span>
        <input
          type="datetime-local"
          value={form.discovered}
          onChange={(event) => setForm({ ...form, discovered: event.target.value })}
          required
        />
        <span className="hint">{text('recall.discoveredHint')}</span>
      </label>
      <Field
        label={text('recall.reason')}
        value={form.reason}
        onChange={(reason) => setForm({ ...form, reason })}
        lines={3}
        isRequired
      />
    </SignFlow>
  );
}

/** Lots that hold something and are held by no recall; the authority may name those beyond the firm's reach, too. */
function namedLots({ lots }: ShownScope, command: StartCommand): NamedLot[] {
  return lots
    .filter(({ grams, heldBy }) => grams > 0 && heldBy === undefined)
    .filter(({ reach }) => command === 'orderRecall' || reach !== 'beyond')
    .map(({ lotId, transferId }) => (transferId === undefined ? { lotId } : { lotId, transferId }));
}

function draftOf(
  form: Form,
  how: {
    readonly command: StartCommand;
    readonly keyId: string;
    readonly lots: NamedLot[];
    readonly scope: ShownScope;
  },
): Draft {
  const opening = {
    ...newCommandHead(how.keyId),
    class: LEVELS[form.level],
    discoveredAt: utcOf(form.discovered),
    lots: how.lots,
    mock: form.kind === 'mock',
    reason: form.reason.trim(),
    recallId: idOf(form.recallId),
  };
  return how.command === 'startRecall'
    ? newDraft('trace', { ...opening, type: 'startRecall' })
    : newDraft('trace', { ...opening, firmId: how.scope.firmId, type: 'orderRecall' });
}
