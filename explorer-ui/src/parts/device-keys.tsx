// SPDX-License-Identifier: Apache-2.0
import { keyWords } from '@daoji/model';
import { fromBase64 } from '@daoji/proof';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { canMakeKeys, makeDeviceKey } from '../sign/device-key.js';
import type { StoredKey } from '../sign/device-store.js';
import { writeKeyRequest } from '../sign/key-request.js';
import { useDeviceRefresh, useStoredKeys } from '../sign/use-device.js';
import { EmptyState } from './empty-state.js';
import { Field } from './field.js';
import { KeyStatus } from './key-status.js';
import { Loaded } from './loaded.js';
import { Notice } from './problem-box.js';

/** Keys of this device: make one, its six words, its request; `withStatus` asks the gateway where it stands. */
export function DeviceKeys(props: { readonly withStatus: boolean }): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys();
  if (!canMakeKeys()) return <Notice what={text('keys.secure')} next={text('keys.secureNext')} />;
  return (
    <>
      <MakeKey />
      <Loaded query={keys}>
        {(stored) =>
          stored.length === 0 ? (
            <EmptyState what={text('keys.none')} next={text('keys.noneNext')} />
          ) : (
            <ul className="outbox">
              {stored.map((key) => (
                <KeyItem key={key.keyId} stored={key} withStatus={props.withStatus} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function MakeKey(): ReactElement {
  const { text } = useText();
  const refresh = useDeviceRefresh();
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  const make = async (): Promise<void> => {
    try {
      await makeDeviceKey(name.trim() === '' ? text('keys.title') : name.trim());
      setName('');
      setFault('');
      await refresh();
    } catch (cause) {
      setFault(text('keys.failed', { why: String(cause) }));
    }
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field
        label={text('keys.name')}
        hint={text('keys.nameHint')}
        value={name}
        onChange={setName}
      />
      <p role="status" className="field-error">
        {fault}
      </p>
      <Button type="submit" className="button">
        {text('keys.make')}
      </Button>
    </form>
  );
}

function KeyItem(props: {
  readonly stored: StoredKey;
  readonly withStatus: boolean;
}): ReactElement {
  const { text } = useText();
  const { name, spki } = props.stored;
  const request = writeKeyRequest({ name, spki });
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(request).then(() => setCopied(true));
  return (
    <li>
      <p>
        <strong>{name}</strong> {props.withStatus && <KeyStatus keyId={props.stored.keyId} />}
      </p>
      <p>{text('keys.words')}</p>
      <KeyWords spki={spki} />
      <details>
        <summary>{text('keys.request')}</summary>
        <p>{text('keys.requestLead')}</p>
        <code className="raw">{request}</code>
        <p className="actions">
          <Button className="link-button" onPress={copy}>
            {text(isCopied ? 'keys.copied' : 'keys.copy')}
          </Button>
        </p>
      </details>
    </li>
  );
}

/** The six words of a public key, Chinese first; both are shown, since the two ends may read different languages. */
export function KeyWords(props: { readonly spki: string }): ReactElement {
  const { language } = useText();
  const { en, zh } = keyWords(fromBase64(props.spki));
  const [first, second] = language === 'en' ? [en, zh] : [zh, en];
  return (
    <div className="six">
      <p className="words">{first.join(' · ')}</p>
      <p className="quiet">{second.join(' · ')}</p>
    </div>
  );
}
