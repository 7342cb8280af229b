// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { ProblemBox } from '../parts/problem-box.js';
import { newCommandId } from '../sign/command-id.js';
import { newDraft } from '../sign/command-draft.js';
import type { StoredKey } from '../sign/device-store.js';
import type { Signer } from '../sign/signer.js';
import { useDeviceRefresh, useSendOutbox } from '../sign/use-device.js';
import { isToSign, type StatedRow } from './row-states.js';
import { SecondKey, useOtherKeys } from './second-key.js';
import { signRows } from './sign-rows.js';

/** Signs the rows that are left; beside faults only after the reader said that the faulty ones stay out. */
export function Signing(props: {
  /** True where a second person signs each row too. */
  readonly isCosigned: boolean;
  readonly isFaulty: boolean;
  readonly rows: readonly StatedRow[];
  readonly signer: Signer;
  readonly onRefused: (commandId: string, reason: string) => void;
}): ReactElement {
  const { text } = useText();
  const { isCosigned, isFaulty, rows, signer } = props;
  const send = useSendOutbox();
  const refresh = useDeviceRefresh();
  const [isAccepted, setAccepted] = useState(false);
  const [signed, setSigned] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const others = useOtherKeys(signer);
  const [second, setSecond] = useState<StoredKey>();
  const toSign = rows.filter(isToSign);
  const isReady = !isBusy && isSettled(isFaulty, isAccepted) && isSettled(isCosigned, second);
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setSigned(0);
    try {
      await signRows(
        toSign,
        { batch: newBatch(), second, signer },
        {
          refused: props.onRefused,
          signed: () => setSigned((count) => count + 1),
        },
      );
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
      <FirstRow row={toSign[0]} />
      {isFaulty && <FaultsLeftOut isAccepted={isAccepted} onChange={setAccepted} />}
      {isCosigned && <SecondKey keys={others} value={second} onChange={setSecond} />}
      {error !== undefined && <ProblemBox error={error} />}
      <p role="status">{isBusy && text('csv.progress', { done: signed })}</p>
      <Button className="button" isDisabled={!isReady} onPress={() => void run()}>
        {text('csv.sign', { count: toSign.length })}
      </Button>
    </>
  );
}

/** What the first signature is about, in words and as the bytes that are signed. */
function FirstRow({ row }: { readonly row: StatedRow | undefined }): ReactElement | null {
  const { text } = useText();
  const first = useMemo(() => row && newDraft('trace', row.command as unknown as Command), [row]);
  if (first?.isReady !== true) return null;
  return (
    <details>
      <summary>{text('csv.first')}</summary>
      <CommandReview command={first.command} canonical={first.text} />
    </details>
  );
}

/** The reader says that the faulty rows stay out. */
function FaultsLeftOut(props: {
  readonly isAccepted: boolean;
  readonly onChange: (isAccepted: boolean) => void;
}): ReactElement {
  const { text } = useText();
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.isAccepted}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{text('csv.acceptFaults')}</span>
    </label>
  );
}

/** True where nothing is asked for, or what is asked for is there. */
function isSettled(isAsked: boolean, given: unknown): boolean {
  return !isAsked || Boolean(given);
}

/** Rows of one press of the button: another file of the same name may build on them. */
function newBatch(): string {
  return newCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
