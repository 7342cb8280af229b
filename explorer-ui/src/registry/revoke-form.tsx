// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { CommandReview } from '../parts/command-review.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { ProblemBox } from '../parts/problem-box.js';
import { useDeviceRefresh, useSendOutbox, useStoredKeys } from '../sign/use-device.js';
import { useSigner } from '../sign/signer.js';
import { REVOKE_REASONS, revocations, type Revocation } from './revocations.js';

/** A registrar ends a key of its operator, e.g. of a phone that was lost; there for registrars alone. */
export function RevokeForm({
  identities,
}: {
  readonly identities: readonly Identity[];
}): ReactElement | null {
  const { text } = useText();
  const own = useSigningIdentity();
  const keys = identities.filter(
    ({ operatorId, status }) => status === 'active' && operatorId === own?.operatorId,
  );
  if (own?.roles.includes('registrar') !== true || keys.length === 0) return null;
  return (
    <details className="fold">
      <summary>{text('revoke.title')}</summary>
      <p className="quiet">{text('revoke.lead')}</p>
      <Steps keys={keys} ownKeyId={own.keyId} />
    </details>
  );
}

function Steps(props: {
  readonly keys: readonly Identity[];
  readonly ownKeyId: string;
}): ReactElement {
  const { text, word } = useText();
  const { keys, ownKeyId } = props;
  const signer = useSigner(useStoredKeys().data ?? []);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState<string>('lost');
  const [review, setReview] = useState<readonly Revocation[]>([]);
  const [error, setError] = useState<unknown>();
  const [isDone, setDone] = useState(false);
  const again = useAgain();
  const keyId = keys.some((one) => one.keyId === chosen) ? chosen : (keys[0]?.keyId ?? '');
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      setError(undefined);
      await step();
    } catch (cause) {
      setError(cause);
    }
  };
  const toReview = async (): Promise<void> => {
    setDone(false);
    const view = await getJson(routes.identity(keyId));
    const isOnAnchor = isRecord(view) && isRecord(view['anchor']);
    setReview(revocations(keyId, reason, isOnAnchor, signer?.keyId ?? ''));
  };
  const sign = async (): Promise<void> => {
    for (const { channel, shown } of review) await signer?.sign(channel, shown);
    setReview([]);
    setDone(true);
    await again();
  };
  return (
    <div className="form">
      {review.length === 0 && (
        <>
          <Choice
            label={text('registry.key')}
            value={keyId}
            onChange={setChosen}
            options={keys.map(
              (one) =>
                [
                  one.keyId,
                  `${one.personId} · ${one.roles.map((role) => word('role', role)).join(' ')} · ${one.keyId.slice(0, 8)}`,
                ] as const,
            )}
          />
          <Choice
            label={text('revoke.reason')}
            value={reason}
            onChange={setReason}
            options={REVOKE_REASONS.map((one) => [one, text(`revoke.reason.${one}`)] as const)}
          />
          {keyId === ownKeyId && <p className="notice notice-bad">{text('revoke.own')}</p>}
          <Button className="button" onPress={() => void attempt(toReview)}>
            {text('producer.review')}
          </Button>
        </>
      )}
      {review.map(({ channel, shown }) => (
        <section key={channel}>
          <h3>{text('keys.onChannel', { channel })}</h3>
          <CommandReview command={shown.command} canonical={shown.text} />
        </section>
      ))}
      {error !== undefined && <ProblemBox error={error} />}
      {review.length > 0 && (
        <p className="actions">
          <Button className="button" onPress={() => void attempt(sign)}>
            {text('producer.sign')}
          </Button>
          <Button className="button button-second" onPress={() => setReview([])}>
            {text('producer.edit')}
          </Button>
        </p>
      )}
      <p role="status">{isDone ? text('producer.signed') : ''}</p>
    </div>
  );
}

function useAgain(): () => Promise<void> {
  const queries = useQueryClient();
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  return async () => {
    await refresh();
    await send();
    await queries.invalidateQueries();
  };
}
