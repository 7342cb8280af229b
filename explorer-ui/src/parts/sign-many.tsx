// SPDX-License-Identifier: Apache-2.0
import { describeCommand } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';

import { ApiProblem } from '../api/problem.js';
import { useText } from '../locale/use-text.js';
import { newCommandId } from '../sign/command-id.js';
import type { Draft } from '../sign/command-draft.js';
import { isFinalRefusal } from '../sign/final-refusal.js';
import { useSigner, type ShownCommand, type Signer } from '../sign/signer.js';
import { useDeviceRefresh, useOutbox, useSendOutbox, useStoredKeys } from '../sign/use-device.js';
import { CommandReview } from './command-review.js';
import { Notice, ProblemBox } from './problem-box.js';
import { RefusalText } from './refusal-text.js';

/** Commands that are listed in words before the signature; the number says how many there are, and all are signed. */
const LISTED = 200;

/**
 * A list of commands that do not build on each other: read in words, then signed one by one in one press, each with its own
 * signature. What was signed stays on this device until the ledger has it.
 */
export function SignMany(props: {
  readonly count: number;
  /** Commands for the key that will sign them; a fault of one stops before anything is signed. */
  readonly draftsOf: (signerKeyId: string) => Promise<readonly Draft[]>;
  readonly onSigned?: () => void;
}): ReactElement {
  const { text } = useText();
  const signer = useSigner(useStoredKeys().data ?? []);
  const [shown, setShown] = useState<readonly ShownCommand[]>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!signer) {
    return (
      <>
        <Notice what={text('producer.noKey')} next={text('producer.noKeyNext')} />
        <Link className="button" to="/keys">
          {text('keys.title')}
        </Link>
      </>
    );
  }
  const review = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      setShown(readyOf(await props.draftsOf(signer.keyId)));
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  if (shown) {
    return (
      <Signing
        commands={shown}
        signer={signer}
        onBack={() => setShown(undefined)}
        {...(props.onSigned && { onSigned: props.onSigned })}
      />
    );
  }
  return (
    <>
      {error !== undefined && <ProblemBox error={error} />}
      <p className="actions">
        <Button
          className="button"
          isDisabled={isBusy || props.count === 0}
          onPress={() => void review()}
        >
          {text('many.review', { count: props.count })}
        </Button>
      </p>
    </>
  );
}

function readyOf(drafts: readonly Draft[]): ShownCommand[] {
  return drafts.map((draft) => {
    if (!draft.isReady) throw new Error(draft.why);
    return draft;
  });
}

function Signing(props: {
  readonly commands: readonly ShownCommand[];
  readonly signer: Signer;
  readonly onBack: () => void;
  readonly onSigned?: () => void;
}): ReactElement {
  const { text } = useText();
  const { commands, signer } = props;
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  // One press, one batch; pressing again after a fault goes on where it stopped.
  const [batch] = useState(() =>
    newCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  );
  const [signed, setSigned] = useState(0);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      for (const [at, shown] of commands.entries()) {
        if (at < signed) continue;
        const why = await signOne(signer, shown, batch);
        if (why !== undefined) {
          setRefused((before) => new Map(before).set(shown.command.commandId, why));
        }
        setSigned(at + 1);
      }
      await refresh();
      await send();
      props.onSigned?.();
    } catch (cause) {
      setError(cause);
      await refresh();
    }
    setBusy(false);
  };
  const isDone = signed === commands.length;
  return (
    <div>
      <Listed commands={commands} />
      {error !== undefined && <ProblemBox error={error} />}
      {signed > 0 && <Outcome commands={commands} refused={refused} signed={signed} />}
      <p className="actions">
        {!isDone && (
          <Button className="button" isDisabled={isBusy} onPress={() => void run()}>
            {text('csv.sign', { count: commands.length - signed })}
          </Button>
        )}
        <Button className="button button-second" isDisabled={isBusy} onPress={props.onBack}>
          {text(isDone ? 'many.again' : 'producer.edit')}
        </Button>
      </p>
    </div>
  );
}

/** Signs a command. @returns why the ledger refused it, where a demo key sent it at once. */
async function signOne(
  signer: Signer,
  shown: ShownCommand,
  batch: string,
): Promise<string | undefined> {
  try {
    await signer.sign('trace', shown, { batch });
    return undefined;
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || !isFinalRefusal(cause)) throw cause;
    return `${cause.code}: ${cause.message}`;
  }
}

function Listed({ commands }: { readonly commands: readonly ShownCommand[] }): ReactElement {
  const { language, text } = useText();
  const [first] = commands;
  const listed = commands.slice(0, LISTED);
  return (
    <>
      <h3>{text('many.title', { count: commands.length })}</h3>
      <ol className="plain-list">
        {listed.map(({ command }) => (
          <li key={command.commandId}>
            {describeCommand(command, language === 'en' ? 'en' : 'zh')}
          </li>
        ))}
      </ol>
      {commands.length > LISTED && (
        <p>{text('many.listed', { shown: LISTED, total: commands.length })}</p>
      )}
      {first && (
        <details>
          <summary>{text('csv.first')}</summary>
          <CommandReview command={first.command} canonical={first.text} />
        </details>
      )}
    </>
  );
}

/** Where the signed commands stand: on the ledger, waiting on this device, or refused with the reason. */
function Outcome(props: {
  readonly commands: readonly ShownCommand[];
  readonly refused: ReadonlyMap<string, string>;
  readonly signed: number;
}): ReactElement {
  const { text } = useText();
  const outbox = useOutbox().data;
  const { committed, reasons } = useMemo(() => {
    const entries = new Map((outbox ?? []).map((one) => [one.commandId, one]));
    const ids = props.commands.map(({ command }) => command.commandId);
    return {
      committed: ids.filter((id) => entries.get(id)?.state === 'committed').length,
      reasons: ids.flatMap((id) => {
        const entry = entries.get(id);
        const kept = entry?.state === 'refused' ? (entry.reason ?? '') : undefined;
        return props.refused.get(id) ?? kept ?? [];
      }),
    };
  }, [outbox, props.commands, props.refused]);
  return (
    <div role="status">
      <p>
        {text('many.outcome', {
          committed,
          refused: reasons.length,
          signed: props.signed - props.refused.size,
        })}
      </p>
      {reasons.length > 0 && (
        <ul className="notices">
          {reasons.slice(0, LISTED).map((reason, at) => (
            <li key={`${at} ${reason}`} className="notice notice-bad">
              <RefusalText reason={reason} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
