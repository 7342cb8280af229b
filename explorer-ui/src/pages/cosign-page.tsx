// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type Command } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { CodePicture } from '../parts/cosign-step.js';
import { DeviceKeys } from '../parts/device-keys.js';
import { Field } from '../parts/field.js';
import { cosign, writeCosign } from '../sign/cosign.js';
import type { StoredKey } from '../sign/device-store.js';
import { useStoredKeys } from '../sign/use-device.js';

/** A second person reads somebody's command in words and signs the very same bytes; nothing is sent from here. */
export default function CosignPage(): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys().data ?? [];
  const [pasted, setPasted] = useState('');
  const command = pasted.trim() === '' ? undefined : readCommand(pasted.trim());
  return (
    <>
      <h1>{text('cosign.page')}</h1>
      <p>{text('cosign.pageLead')}</p>
      {keys.length === 0 && <DeviceKeys withStatus />}
      <Field label={text('sign.paste')} lines={5} value={pasted} onChange={setPasted} />
      <p role="status" className="field-error">
        {pasted.trim() !== '' && !command ? text('cosign.noCommand') : ''}
      </p>
      {command && (
        <>
          <CommandReview command={command} canonical={pasted.trim()} />
          <Answer key={pasted} command={command} keys={keys} text={pasted.trim()} />
        </>
      )}
    </>
  );
}

function Answer(props: {
  readonly command: Command;
  readonly keys: readonly StoredKey[];
  readonly text: string;
}): ReactElement {
  const { text } = useText();
  const [line, setLine] = useState('');
  const [isCopied, setCopied] = useState(false);
  const sign = async (key: StoredKey): Promise<void> =>
    setLine(writeCosign(props.command.commandId, await cosign(key, props.text)));
  if (line === '') {
    return (
      <p className="actions">
        {props.keys.map((key) => (
          <Button key={key.keyId} className="button" onPress={() => void sign(key)}>
            {text('cosign.here', { name: key.name })}
          </Button>
        ))}
      </p>
    );
  }
  return (
    <>
      <p>{text('cosign.giveBack')}</p>
      <code className="raw">{line}</code>
      <p className="actions">
        <Button
          className="button"
          onPress={() => void navigator.clipboard.writeText(line).then(() => setCopied(true))}
        >
          {text(isCopied ? 'keys.copied' : 'keys.copy')}
        </Button>
      </p>
      <CodePicture text={line} />
    </>
  );
}

function readCommand(text: string): Command | undefined {
  try {
    return parseCommand('trace', text);
  } catch {
    // Pasted text may be anything; the page says that it is no command.
    return undefined;
  }
}
