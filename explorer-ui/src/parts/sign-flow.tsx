// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { Draft } from '../sign/command-draft.js';
import { useSigner, type ShownCommand, type Signer } from '../sign/signer.js';
import type { SaltedBoundary } from '../sign/device-store.js';
import { useDeviceRefresh, useSendOutbox, useStoredKeys } from '../sign/use-device.js';
import type { Confirmation } from '../sign/cosign.js';
import { CommandReview } from './command-review.js';
import { Cosignatures } from './cosignatures.js';
import { Loaded } from './loaded.js';
import { Notice, ProblemBox } from './problem-box.js';
import { RefusalText } from './refusal-text.js';

/** Fill in → read in words → sign, for any command: the text that is shown is the text that is signed. */
export function SignFlow(props: {
  /** The command of what is filled in, for the key that will sign it. */
  readonly draftOf: (signerKeyId: string) => Draft;
  readonly onSigned: () => void;
  /** After the outbox was sent, whatever came of it. */
  readonly onSent?: (signed: ShownCommand) => Promise<void>;
  /** What must be seen beside the words, before the signature. */
  readonly beforeSign?: ReactNode;
  /** What the archive gets once the ledger has the command. */
  readonly boundary?: SaltedBoundary;
  /** How many others sign the same bytes first; none where it is absent. */
  readonly cosigners?: number;
  readonly children: ReactNode;
}): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys();
  const signer = useSigner(keys.data ?? []);
  return (
    <Loaded query={keys}>
      {() =>
        signer ? (
          <Steps {...props} signer={signer} />
        ) : (
          <>
            <Notice what={text('producer.noKey')} next={text('producer.noKeyNext')} />
            <Link className="button" to="/keys">
              {text('keys.title')}
            </Link>
          </>
        )
      }
    </Loaded>
  );
}

function Steps(props: Parameters<typeof SignFlow>[0] & { readonly signer: Signer }): ReactElement {
  const { text } = useText();
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  const [fault, setFault] = useState('');
  const [review, setReview] = useState<ShownCommand>();
  const [error, setError] = useState<unknown>();
  const [isSigned, setSigned] = useState(false);
  const [given, setGiven] = useState<readonly Confirmation[]>([]);
  const [isAsked, setAsked] = useState(false);
  const { cosigners: needed = 0 } = props;
  const isMissing = given.length < needed;
  const toReview = (): void => {
    const draft = props.draftOf(props.signer.keyId);
    setSigned(false);
    setGiven([]);
    setFault(draft.isReady ? '' : draft.why);
    setAsked(!draft.isReady && draft.isPending === true);
    if (draft.isReady) setReview(draft);
  };
  // Asked for while an answer was under way: nobody has to press twice.
  useEffect(() => {
    if (!isAsked) return undefined;
    const again = setTimeout(toReview);
    return () => clearTimeout(again);
  });
  const sign = async (shown: ShownCommand): Promise<void> => {
    try {
      await props.signer.sign('trace', shown, {
        ...(given.length > 0 && { confirmations: given }),
        ...(props.boundary && { boundary: props.boundary }),
      });
      setReview(undefined);
      setError(undefined);
      setSigned(true);
      props.onSigned();
      await refresh();
      await send();
      await props.onSent?.(shown);
    } catch (cause) {
      setError(cause);
    }
  };
  if (review) {
    return (
      <div>
        <CommandReview command={review.command} canonical={review.text} />
        {props.beforeSign}
        <Cosignatures
          given={given}
          needed={needed}
          shown={review}
          signerKeyId={props.signer.keyId}
          onGiven={setGiven}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <p className="actions">
          <Button className="button" isDisabled={isMissing} onPress={() => void sign(review)}>
            {text('producer.sign')}
          </Button>
          <Button className="button button-second" onPress={() => setReview(undefined)}>
            {text('producer.edit')}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        toReview();
      }}
    >
      {props.children}
      <p role="status" className="field-error">
        <RefusalText reason={fault} />
      </p>
      <Button type="submit" className="button">
        {text('producer.review')}
      </Button>
      <p role="status">{isSigned ? text('producer.signed') : ''}</p>
    </form>
  );
}
