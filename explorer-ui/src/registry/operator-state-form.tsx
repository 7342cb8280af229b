// SPDX-License-Identifier: Apache-2.0
import type { Identity, Operator } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import { ifTyped, typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import { HashField } from '../parts/hash-field.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** States that somebody can set. */
const STATES = ['suspended', 'verified', 'closed'] as const;
type NextState = (typeof STATES)[number];

/** State of an operator; without one it is verified, as in state of before. */
export function operatorState({ state = 'verified' }: Operator): NonNullable<Operator['state']> {
  return state;
}

/**
 * Operators whose state the signer may set: a registrar its own operator's, an authority those of others in its area.
 * Empty for everybody else.
 */
export function settable(operators: readonly Operator[], signer: Identity | undefined): Operator[] {
  if (!signer) return [];
  const isAuthority = signer.roles.includes('regulator');
  const isRegistrar = signer.roles.includes('registrar');
  return operators.filter(({ areaCode, operatorId }) =>
    operatorId === signer.operatorId
      ? isRegistrar
      : isAuthority && areaCode.startsWith(signer.areaCode),
  );
}

/** A word of a registrar or an authority about an operator. @param operators - of {@link settable}. */
export function operatorStateForm(
  operators: readonly Operator[],
  signerOperatorId: string,
): CommandFormSpec {
  return {
    title: 'opState.title',
    lead: 'opState.lead',
    start: { next: STATES[0], operatorId: operators[0]?.operatorId ?? '' },
    fields: [
      {
        label: 'opState.operator',
        name: 'operatorId',
        options: ({ text }) =>
          operators.map((one) => [
            one.operatorId,
            `${one.publicName}（${one.operatorId}）· ${text(`opState.${operatorState(one)}`)}`,
          ]),
      },
      {
        label: 'opState.next',
        name: 'next',
        options: ({ text }) => STATES.map((one) => [one, text(`opState.${one}`)] as const),
      },
      { isNeeded: true, label: 'opState.reason', name: 'reason' },
      {
        draw: (typed, onChange) => (
          <HashField
            hash={typed['documentHash'] ?? ''}
            label="opState.document"
            onChange={(documentHash) => onChange({ ...typed, documentHash })}
          />
        ),
        label: 'opState.document',
        name: 'documentHash',
      },
    ],
    said: (typed, speaker) => [stateSaid(operators, signerOperatorId, typed, speaker)],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        operatorId: typedText(typed, 'operatorId'),
        reason: typedText(typed, 'reason').normalize('NFC'),
        state: nextOf(typed),
        type: 'setOperatorState',
      }),
  };
}

function stateSaid(
  operators: readonly Operator[],
  signerOperatorId: string,
  typed: Typed,
  { text }: Speaker,
): Said {
  const next = nextOf(typed);
  const operator = operators.find((one) => one.operatorId === typedText(typed, 'operatorId'));
  if (!operator) return { kind: 'need', text: text('opState.operator') };
  const [name, before] = [operator.publicName, operatorState(operator)];
  if (before === 'closed') return { kind: 'stop', text: text('opState.isClosed', { name }) };
  if (before === next)
    return { kind: 'stop', text: text('opState.same', { name, state: text(`opState.${next}`) }) };
  if (next === 'verified' && operator.operatorId === signerOperatorId)
    return { kind: 'stop', text: text('opState.noVerify') };
  return { kind: next === 'verified' ? 'note' : 'warn', text: text(`opState.means.${next}`) };
}

function nextOf(typed: Typed): NextState {
  const next = typedText(typed, 'next');
  return STATES.find((one) => one === next) ?? 'suspended';
}
