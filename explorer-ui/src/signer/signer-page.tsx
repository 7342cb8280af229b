// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type ChannelName, type Command } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { DeviceKeys } from '../parts/device-keys.js';
import { Field } from '../parts/field.js';
import { Preferences } from '../parts/preferences.js';
import { saveText } from '../parts/save-file.js';
import { signWithDeviceKey } from '../sign/device-key.js';
import { useStoredKeys } from '../sign/use-device.js';

type Read =
  | { readonly isReady: true; readonly command: Command }
  | { readonly isReady: false; readonly why: string };

/** The signing application: keys of this device, and a command shown in words before it is signed. It sends nothing. */
export function SignerPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <header className="top">
        <div className="top-inner">
          <span className="name">{text('app.name')}</span>
          <Preferences />
        </div>
      </header>
      <main id="content">
        <h1>{text('sign.title')}</h1>
        <p>{text('sign.lead')}</p>
        <section aria-labelledby="keys">
          <h2 id="keys">{text('keys.title')}</h2>
          <DeviceKeys withStatus={false} />
        </section>
        <section aria-labelledby="sign">
          <h2 id="sign">{text('producer.sign')}</h2>
          <SignCommand />
        </section>
      </main>
    </>
  );
}

function SignCommand(): ReactElement {
  const { text } = useText();
  const [pasted, setPasted] = useState('');
  const [channel, setChannel] = useState<ChannelName>('trace');
  const read = pasted.trim() === '' ? undefined : readCommand(channel, pasted.trim());
  return (
    <div className="form">
      <label className="field">
        <span>{text('sign.channel')}</span>
        <select
          value={channel}
          onChange={(event) => setChannel(event.target.value === 'anchor' ? 'anchor' : 'trace')}
        >
          <option value="trace">trace</option>
          <option value="anchor">anchor</option>
        </select>
      </label>
      <Field label={text('sign.paste')} lines={5} value={pasted} onChange={setPasted} />
      <p role="status" className="field-error">
        {read && !read.isReady ? text('sign.unreadable', { why: read.why }) : ''}
      </p>
      {read?.isReady && (
        <>
          <CommandReview command={read.command} canonical={pasted.trim()} />
          <SignButton key={pasted} channel={channel} command={read.command} text={pasted.trim()} />
        </>
      )}
    </div>
  );
}

function SignButton(props: {
  readonly channel: ChannelName;
  readonly command: Command;
  readonly text: string;
}): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys().data ?? [];
  const [signature, setSignature] = useState('');
  const { channel, command } = props;
  const key = keys.find((item) => item.keyId === command.signerKeyId);
  if (!key) return <p className="field-error">{text('sign.notYours')}</p>;
  const envelope = JSON.stringify({ channel, command: props.text, signature });
  const sign = async (): Promise<void> => setSignature(await signWithDeviceKey(key, props.text));
  if (signature === '') {
    return (
      <Button className="button" onPress={() => void sign()}>
        {text('producer.sign')}
      </Button>
    );
  }
  return (
    <>
      <h3>{text('sign.result')}</h3>
      <code className="raw">{envelope}</code>
      <p className="actions">
        <Button
          className="button"
          onPress={() => saveText(`${command.commandId}.json`, 'application/json', envelope)}
        >
          {text('sign.save')}
        </Button>
      </p>
    </>
  );
}

function readCommand(channel: ChannelName, text: string): Read {
  try {
    return { command: parseCommand(channel, text), isReady: true };
  } catch (cause) {
    return { isReady: false, why: cause instanceof Error ? cause.message : String(cause) };
  }
}
