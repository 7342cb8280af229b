// SPDX-License-Identifier: Apache-2.0
import QRCode from 'qrcode';
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { cosign, readCosign, type Confirmation } from '../sign/cosign.js';
import type { ShownCommand } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { Field } from './field.js';

/** Gets another's signature over the command that is shown: by a key on this device, or from another phone. */
export function CosignStep(props: {
  readonly shown: ShownCommand;
  /** Keys whose signature is there already, with the signer's own. */
  readonly takenKeyIds: readonly string[];
  readonly onConfirmed: (confirmation: Confirmation) => void;
}): ReactElement {
  const { text } = useText();
  const { onConfirmed, shown, takenKeyIds } = props;
  const keys = (useStoredKeys().data ?? []).filter(({ keyId }) => !takenKeyIds.includes(keyId));
  const [pasted, setPasted] = useState('');
  const [isCopied, setCopied] = useState(false);
  const read = readCosign(pasted, shown.command.commandId);
  const isTaken = read !== undefined && takenKeyIds.includes(read.keyId);
  const copy = (): void =>
    void navigator.clipboard.writeText(shown.text).then(() => setCopied(true));
  return (
    <fieldset className="choices">
      <legend>{text('cosign.title')}</legend>
      <p>{text('cosign.lead')}</p>
      <p className="actions">
        <Button className="button button-second" onPress={copy}>
          {text(isCopied ? 'keys.copied' : 'cosign.copy')}
        </Button>
        {keys.map((key) => (
          <Button
            key={key.keyId}
            className="button button-second"
            onPress={() => void cosign(key, shown.text).then(onConfirmed)}
          >
            {text('cosign.here', { name: key.name })}
          </Button>
        ))}
      </p>
      <details>
        <summary>{text('cosign.code')}</summary>
        <CodePicture text={shown.text} />
      </details>
      <Field
        label={text('cosign.paste')}
        lines={3}
        value={pasted}
        onChange={(next) => {
          setPasted(next);
          const confirmation = readCosign(next, shown.command.commandId);
          if (confirmation && !takenKeyIds.includes(confirmation.keyId)) onConfirmed(confirmation);
        }}
      />
      <p role="status" className="field-error">
        {pasted !== '' && !read ? text('cosign.unreadable') : ''}
        {isTaken ? text('cosign.taken') : ''}
      </p>
    </fieldset>
  );
}

/** A text as a two-dimensional code; its letters stand beside it wherever this is used. */
export function CodePicture(props: { readonly text: string }): ReactElement {
  const { text } = useText();
  const [source, setSource] = useState('');
  useEffect(() => {
    let isWanted = true;
    void QRCode.toDataURL(props.text, { errorCorrectionLevel: 'L', margin: 2 }).then((url) => {
      if (isWanted) setSource(url);
    });
    return () => {
      isWanted = false;
    };
  }, [props.text]);
  return source === '' ? (
    <></>
  ) : (
    <img className="code-picture" src={source} alt={text('cosign.code')} />
  );
}
