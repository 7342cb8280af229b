// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { ProblemBox } from '../parts/problem-box.js';
import { newCommandId } from '../sign/command-id.js';
import { newDraft } from '../sign/command-draft.js';
import type { Signer } from '../sign/signer.js';
import { useDeviceRefresh, useSendOutbox } from '../sign/use-device.js';
import { isToSign, type StatedRow } from './row-states.js';
import { signRows } from './sign-rows.js';

/** Signs the rows that are left; beside faults only after the reader said that the faulty ones stay out. */
export function Signing(props: {
  readonly isFaulty: boolean;
  readonly rows: readonly StatedRow[];
  readonly signer: Signer;
  readonly onRefused: (commandId: string, reason: string) => void;
}): ReactElement {
  const { text } = useText();
  const { isFaulty, rows, signer } = props;
  const send = useSendOutbox();
  const refresh = useDeviceRefresh();
  const [isAccepted, setAccepted] = useState(false);
  const [signed, setSigned] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toSign = rows.filter(isToSign);
  const first = useMemo(
    () => toSign[0] && newDraft('trace', toSign[0].command as unknown as Command),
    [toSign],
  );
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setSigned(0);
    try {
      await signRows(toSign, signer, newBatch(), {
        refused: props.onRefused,
        signed: () => setSigned((count) => count + 1),
      });
      await refresh();
      await send();
    } catch (cause) {
      setError(cause);
      await refresh();
    }
    setBusy(false);
  };
  if (toSign.length === 0 && !isBusy) return <p role="status">{text('csv.nothingLeft')}</p>;
  return (
    <>
      {first?.isReady === true && (
        <details>
          <summary>{text('csv.first')}</summary>
          <CommandReview command={first.command} canonical={first.text} />
        </details>
      )}
      {isFaulty && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => setAccepted(event.target.checked)}
          />
          <span>{text('csv.acceptFaults')}</span>
        </label>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <p role="status">{isBusy && text('csv.progress', { done: signed })}</p>
      <Button
        className="button"
        isDisabled={isBusy || (isFaulty && !isAccepted)}
        onPress={() => void run()}
      >
        {text('csv.sign', { count: toSign.length })}
      </Button>
    </>
  );
}

/** Rows of one press of the button: another file of the same name may build on them. */
function newBatch(): string {
  return newCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
