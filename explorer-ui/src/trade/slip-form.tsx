// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';
import { useState, type ReactElement } from 'react';

import type { ShownContract } from '../api/intake-queries.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { massText, scaledOf } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

const CONFIRMATIONS = ['sms-code', 'none'] as const;

const EMPTY = {
  confirmation: 'sms-code',
  contractId: '',
  gross: '',
  growerId: '',
  impurity: '',
  intakeLotId: '',
  lotId: '',
  moisture: '',
  plate: '',
  slipId: '',
  tare: '',
};
type Form = typeof EMPTY;

const FIELDS: readonly (readonly [keyof Form, TextKey, ('decimal' | undefined)?])[] = [
  ['slipId', 'intake.slipId'],
  ['lotId', 'intake.harvestLot'],
  ['intakeLotId', 'intake.intakeLot'],
  ['growerId', 'intake.growerId'],
  ['gross', 'intake.gross', 'decimal'],
  ['tare', 'intake.tare', 'decimal'],
  ['moisture', 'intake.moisture', 'decimal'],
  ['impurity', 'intake.impurity', 'decimal'],
  ['plate', 'intake.plate'],
];

/** A load at the gate: fill in, read in words, sign. The headroom of the chosen contract stands beside it. */
export function SlipForm(props: {
  readonly contracts: readonly ShownContract[];
  readonly onSigned: () => void;
}): ReactElement {
  const { language, text } = useText();
  const [form, setForm] = useState(EMPTY);
  const [salt, setSalt] = useState(newSalt);
  const set = (name: keyof Form) => (value: string) => setForm({ ...form, [name]: value });
  const open = props.contracts.filter(({ contract }) => contract.state === 'accepted');
  const chosen = open.find(({ contract }) => contract.contractId === form.contractId);
  const signed = (): void => {
    setForm(EMPTY);
    setSalt(newSalt());
    props.onSigned();
  };
  return (
    <SignFlow draftOf={(keyId) => draftOf(form, salt, keyId)} onSigned={signed}>
      <label className="field">
        <span>{text('intake.contractId')}</span>
        <select value={form.contractId} onChange={(event) => set('contractId')(event.target.value)}>
          <option value="">–</option>
          {open.map(({ contract, growerName }) => (
            <option key={contract.contractId} value={contract.contractId}>
              {contract.contractId} · {growerName ?? contract.growerOperatorId}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <p role="status" className={chosen.headroomGrams < 0 ? 'field-error' : 'quiet'}>
          {text('intake.headroomAtGate', {
            id: chosen.contract.contractId,
            mass: massText(chosen.headroomGrams, language),
          })}
        </p>
      )}
      {FIELDS.map(([name, label, mode]) => (
        <Field
          key={name}
          label={text(label)}
          value={form[name]}
          onChange={set(name)}
          {...(mode && { mode })}
        />
      ))}
      <p className="hint">{text('intake.salt', { salt })}</p>
      <label className="field">
        <span>{text('intake.confirmation')}</span>
        <select
          value={form.confirmation}
          onChange={(event) => set('confirmation')(event.target.value)}
        >
          {CONFIRMATIONS.map((one) => (
            <option key={one} value={one}>
              {text(`intake.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </SignFlow>
  );
}

function draftOf(form: Form, salt: string, signerKeyId: string): Draft {
  const id = (value: string): string => value.trim().toLowerCase();
  const contractId = id(form.contractId);
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...(contractId !== '' && { contractId }),
    grossGrams: scaledOf(form.gross, 1_000) ?? 0,
    impurityMilliPercent: scaledOf(form.impurity, 1_000) ?? 0,
    intakeLotId: id(form.intakeLotId),
    lotId: id(form.lotId),
    moistureMilliPercent: scaledOf(form.moisture, 1_000) ?? 0,
    onBehalfOf: {
      confirmation: form.confirmation === 'none' ? 'none' : 'sms-code',
      operatorId: id(form.growerId),
    },
    plateCommitment: toHex(sha256(utf8(`${salt}\n${form.plate.trim()}`))),
    slipId: id(form.slipId),
    tareGrams: scaledOf(form.tare, 1_000) ?? 0,
    type: 'recordDelivery',
  });
}

/** 16 random bytes: without them a plate could be guessed from its fingerprint. */
function newSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}
