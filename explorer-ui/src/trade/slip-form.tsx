// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useKnownLot, type ShownContract } from '../api/intake-queries.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { FileHash } from '../parts/file-hash.js';
import { massText, numberText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newSalt } from './new-salt.js';
import { scaleGrams } from './scale-file.js';
import {
  EMPTY_SLIP,
  LOAD_CONFIRMATIONS,
  loadGrams,
  loadWarnings,
  slipDraft,
  type LoadWarning,
  type SlipTyped,
} from './slip-draft.js';

const BEFORE: readonly FieldRow[] = [
  ['slipId', 'intake.slipId'],
  ['lotId', 'intake.harvestLot'],
  ['intakeLotId', 'intake.intakeLot'],
  ['gross', 'intake.gross', 'decimal'],
  ['tare', 'intake.tare', 'decimal'],
];
const AFTER: readonly FieldRow[] = [
  ['moisture', 'intake.moisture', 'decimal'],
  ['impurity', 'intake.impurity', 'decimal'],
  ['sampleId', 'intake.sampleId'],
  ['recovery', 'intake.recovery', 'decimal'],
  ['plate', 'intake.plate'],
];
type FieldRow = readonly [keyof SlipTyped, TextKey, ('decimal' | undefined)?];

/** A load at the gate: fill in, see what is wrong with it, read in words, have the grower sign, sign. */
export function SlipForm(props: {
  readonly contracts: readonly ShownContract[];
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const [typed, setTyped] = useState<SlipTyped>(EMPTY_SLIP);
  const [salt, setSalt] = useState(newSalt);
  const [isAccepted, setAccepted] = useState(false);
  const set = (name: keyof SlipTyped) => (value: string) => setTyped({ ...typed, [name]: value });
  const open = props.contracts.filter(({ contract }) => contract.state === 'accepted');
  const chosen = open.find(({ contract }) => contract.contractId === typed.contractId);
  const lot = useKnownLot(typed.lotId.trim().toLowerCase()).data ?? undefined;
  const warnings = loadWarnings(typed, chosen, lot);
  const signed = (): void => {
    setTyped(EMPTY_SLIP);
    setSalt(newSalt());
    setAccepted(false);
    props.onSigned();
  };
  return (
    <SignFlow
      beforeSign={<Warnings items={warnings} />}
      draftOf={(keyId) =>
        warnings.length > 0 && !isAccepted
          ? { isReady: false, why: text('intake.mustAccept') }
          : slipDraft(typed, chosen, salt, keyId)
      }
      cosigners={typed.confirmation === 'own-signature' ? 1 : 0}
      onSigned={signed}
    >
      <ContractChoice
        chosen={chosen}
        open={open}
        value={typed.contractId}
        onChange={set('contractId')}
      />
      {!chosen && (
        <Field label={text('intake.growerId')} value={typed.growerId} onChange={set('growerId')} />
      )}
      <Rows rows={BEFORE} typed={typed} set={set} />
      <ScaleFile onTare={set('tare')} />
      <Rows rows={AFTER} typed={typed} set={set} />
      <p className="hint">{text('intake.salt', { salt })}</p>
      <FileHash
        accept="image/*"
        hash={typed.photoHash}
        label={text('intake.photo')}
        onChange={set('photoHash')}
      />
      <Choice
        label={text('intake.confirmation')}
        value={typed.confirmation}
        onChange={set('confirmation')}
        options={LOAD_CONFIRMATIONS.map((one) => [one, text(`intake.${one}`)] as const)}
      />
      {typed.confirmation === 'signed-paper' && (
        <FileHash
          accept="image/*"
          hash={typed.paperHash}
          label={text('intake.paperPhoto')}
          onChange={set('paperHash')}
        />
      )}
      <Physical typed={typed} />
      <Warnings items={warnings} />
      {warnings.length > 0 && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => setAccepted(event.target.checked)}
          />
          <span>{text('intake.accept')}</span>
        </label>
      )}
    </SignFlow>
  );
}

function Rows(props: {
  readonly rows: readonly FieldRow[];
  readonly typed: SlipTyped;
  readonly set: (name: keyof SlipTyped) => (value: string) => void;
}): ReactElement {
  const { text } = useText();
  return (
    <>
      {props.rows.map(([name, label, mode]) => (
        <Field
          key={name}
          label={text(label)}
          value={props.typed[name]}
          onChange={props.set(name)}
          {...(mode && { mode })}
        />
      ))}
    </>
  );
}

function ContractChoice(props: {
  readonly chosen: ShownContract | undefined;
  readonly open: readonly ShownContract[];
  readonly value: string;
  readonly onChange: (contractId: string) => void;
}): ReactElement {
  const { language, text } = useText();
  const { chosen, open } = props;
  return (
    <>
      <Choice
        label={text('intake.contractId')}
        value={props.value}
        onChange={props.onChange}
        options={[
          ['', '–'],
          ...open.map(
            ({ contract, growerName }) =>
              [
                contract.contractId,
                `${contract.contractId} · ${growerName ?? contract.growerOperatorId}`,
              ] as const,
          ),
        ]}
      />
      {chosen && (
        <p role="status" className={chosen.headroomGrams < 0 ? 'field-error' : 'quiet'}>
          {text('intake.headroomAtGate', {
            id: chosen.contract.contractId,
            mass: massText(chosen.headroomGrams, language),
          })}
        </p>
      )}
    </>
  );
}

/** The tare as the scale said it, instead of typed. */
function ScaleFile(props: { readonly onTare: (kilograms: string) => void }): ReactElement {
  const { text } = useText();
  const [fault, setFault] = useState('');
  const read = async (file: File | undefined): Promise<void> => {
    const grams = file ? scaleGrams(await file.text()) : undefined;
    setFault(file && grams === undefined ? text('intake.noWeight') : '');
    // Written as a person would type it: exact, with a point.
    if (grams !== undefined) props.onTare(numberText(grams / 1000, 'en', 3).replaceAll(',', ''));
  };
  return (
    <>
      <label className="field">
        <span>{text('intake.tareFile')}</span>
        <input
          type="file"
          accept=".json,.txt,.log,.csv"
          onChange={(event) => void read(event.target.files?.[0])}
        />
        <span className="hint">{text('intake.tareFileHint')}</span>
      </label>
      <p role="status" className="field-error">
        {fault}
      </p>
    </>
  );
}

function Physical({ typed }: { readonly typed: SlipTyped }): ReactElement | null {
  const { language, text } = useText();
  const grams = loadGrams(typed);
  return grams === undefined ? null : (
    <p role="status">{text('producer.physical', { mass: massText(grams, language) })}</p>
  );
}

function Warnings({ items }: { readonly items: readonly LoadWarning[] }): ReactElement | null {
  const { language, text } = useText();
  if (items.length === 0) return null;
  return (
    <div role="alert">
      <ul className="notices">
        {items.map((one) => (
          <li key={one.kind} className="notice notice-bad">
            {'grams' in one
              ? text(`load.${one.kind}`, { id: one.id, mass: massText(one.grams, language) })
              : text(`load.${one.kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
