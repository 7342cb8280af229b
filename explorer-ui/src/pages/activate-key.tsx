// SPDX-License-Identifier: Apache-2.0
import {
  AUTHORITIES,
  ROLES,
  type Authority,
  type ChannelName,
  type Command,
  type Role,
} from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { CommandReview } from '../parts/command-review.js';
import { KeyWords } from '../parts/device-keys.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { RefusalText } from '../parts/refusal-text.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { readKeyRequest, type KeyRequest } from '../sign/key-request.js';
import type { ShownCommand, Signer } from '../sign/signer.js';
import { useDeviceRefresh, useSendOutbox } from '../sign/use-device.js';

const VALID_DAYS = 365;
const DAY_MS = 86_400_000;

interface Form {
  readonly personId: string;
  readonly operatorId: string;
  readonly areaCode: string;
  readonly roles: readonly Role[];
  /** Of a regulator: whose matters the key decides. */
  readonly authority: Authority | '';
}

const EMPTY: Form = { areaCode: '', authority: '', operatorId: '', personId: '', roles: [] };

/** Roles with rights on channel `anchor` (`docs/spec/commands.md`); everybody else is activated on `trace` alone. */
const ANCHOR_ROLES: readonly Role[] = [
  'registrar',
  'device-manager',
  'device-consent',
  'regulator',
];

/** A command as it is shown, and the channel whose ledger it is for. */
interface ChannelCommand extends ShownCommand {
  readonly channel: ChannelName;
}

/** A registrar reads a request, compares the six words, and signs `activateIdentity`. */
export function ActivateKey(props: { readonly signer: Signer }): ReactElement {
  const { text } = useText();
  const [pasted, setPasted] = useState('');
  const request = readKeyRequest(pasted);
  return (
    <div className="form">
      <Field label={text('keys.paste')} lines={4} value={pasted} onChange={setPasted} />
      <p role="status" className="field-error">
        {pasted !== '' && !request ? text('keys.unreadable') : ''}
      </p>
      {request && <Activation key={request.spki} request={request} signer={props.signer} />}
    </div>
  );
}

function Activation(props: {
  readonly request: KeyRequest;
  readonly signer: Signer;
}): ReactElement {
  const { text } = useText();
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  const [form, setForm] = useState<Form>(EMPTY);
  const [isMatching, setMatching] = useState(false);
  const [review, setReview] = useState<readonly ChannelCommand[]>([]);
  const [fault, setFault] = useState('');
  const [error, setError] = useState<unknown>();
  const { request, signer } = props;

  const toReview = (): void => {
    if (!isMatching) {
      setFault(text('keys.mustMatch'));
      return;
    }
    const drafts = channelsOf(form.roles).map((channel) => ({
      channel,
      draft: newDraft(channel, activation(form, request.spki, signer.keyId, channel)),
    }));
    setFault(drafts.flatMap(({ draft }) => (draft.isReady ? [] : [draft.why]))[0] ?? '');
    const ready = drafts.flatMap(({ channel, draft }) =>
      draft.isReady ? [{ channel, command: draft.command, text: draft.text }] : [],
    );
    setReview(ready.length === drafts.length ? ready : []);
  };
  const sign = async (): Promise<void> => {
    try {
      for (const shown of review) await signer.sign(shown.channel, shown);
      setReview([]);
      setError(undefined);
      await refresh();
      await send();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <p>
        <strong>{request.name}</strong>
      </p>
      <KeyWords spki={request.spki} />
      <label className="check">
        <input
          type="checkbox"
          checked={isMatching}
          onChange={(event) => setMatching(event.target.checked)}
        />
        {text('keys.match')}
      </label>
      <ActivationFields form={form} onChange={setForm} />
      <p role="status" className="field-error">
        <RefusalText reason={fault} />
      </p>
      {review.length === 0 && (
        <Button className="button" onPress={toReview}>
          {text('producer.review')}
        </Button>
      )}
      {review.map(({ channel, command, text: canonical }) => (
        <section key={channel}>
          <h3>{text('keys.onChannel', { channel })}</h3>
          <CommandReview command={command} canonical={canonical} />
        </section>
      ))}
      {error !== undefined && <ProblemBox error={error} />}
      {review.length > 0 && (
        <Button className="button" onPress={() => void sign()}>
          {text('keys.activate')}
        </Button>
      )}
    </>
  );
}

function ActivationFields(props: {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}): ReactElement {
  const { text, word } = useText();
  const { form, onChange } = props;
  const toggle = (role: Role): void => {
    const roles = form.roles.includes(role)
      ? form.roles.filter((item) => item !== role)
      : [...form.roles, role];
    onChange({ ...form, roles });
  };
  const set = (name: 'personId' | 'operatorId' | 'areaCode') => (value: string) =>
    onChange({ ...form, [name]: value });
  return (
    <>
      <Field label={text('keys.personId')} value={form.personId} onChange={set('personId')} />
      <Field label={text('keys.operatorId')} value={form.operatorId} onChange={set('operatorId')} />
      <Field
        label={text('keys.areaCode')}
        mode="numeric"
        value={form.areaCode}
        onChange={set('areaCode')}
      />
      <fieldset className="roles">
        <legend>{text('keys.roles')}</legend>
        {ROLES.map((role) => (
          <label className="check" key={role}>
            <input
              type="checkbox"
              checked={form.roles.includes(role)}
              onChange={() => toggle(role)}
            />
            {word('role', role)}
          </label>
        ))}
      </fieldset>
      {form.roles.includes('regulator') && (
        <Choice
          label={text('keys.authority')}
          value={form.authority}
          onChange={(authority) =>
            onChange({ ...form, authority: AUTHORITIES.find((one) => one === authority) ?? '' })
          }
          options={[
            ['', '–'],
            ...AUTHORITIES.map((one) => [one, text(`registry.authority.${one}`)] as const),
          ]}
        />
      )}
    </>
  );
}

function channelsOf(roles: readonly Role[]): ChannelName[] {
  return roles.some((role) => ANCHOR_ROLES.includes(role)) ? ['trace', 'anchor'] : ['trace'];
}

function activation(form: Form, spki: string, signerKeyId: string, channel: ChannelName): Command {
  const head = newCommandHead(signerKeyId);
  const validTo = new Date(Date.parse(head.deviceTime) + VALID_DAYS * DAY_MS).toISOString();
  const isDeciding = channel === 'trace' && form.roles.includes('regulator');
  return {
    ...head,
    ...(isDeciding && form.authority !== '' && { authority: form.authority }),
    areaCode: form.areaCode.trim(),
    operatorId: form.operatorId.trim(),
    personId: form.personId.trim(),
    roles: [...form.roles],
    spki,
    type: 'activateIdentity',
    validFrom: head.deviceTime,
    validTo,
  };
}
