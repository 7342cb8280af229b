// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { isRecord, textOf } from '../check/untyped.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { OutboxOutcome } from '../parts/outbox-outcome.js';
import { saveText } from '../parts/save-file.js';
import { isFileRefused, isFileWaiting } from '../sign/store-files.js';
import { WaitingFiles } from '../documents/waiting-files.js';
import { Moment } from '../parts/times.js';
import { dropOutbox, type OutboxEntry } from '../sign/device-store.js';
import { envelopeOf } from '../sign/send-outbox.js';
import { useSigner } from '../sign/signer.js';
import { isBoundaryWaiting } from '../sign/store-boundaries.js';
import { useDeviceRefresh, useOutbox, useSendOutbox, useStoredKeys } from '../sign/use-device.js';

/** Signed commands of this device with where they stand; a refusal says why and stays until it is deleted by hand. */
export function OutboxList(): ReactElement {
  const { text } = useText();
  const send = useSendOutbox();
  const all = useOutbox().data ?? [];
  const signer = useSigner(useStoredKeys().data ?? []);
  const entries = all.filter((entry) => isOf(entry, signer?.keyId));
  const others = all.length - entries.length;
  if (entries.length === 0) {
    return (
      <>
        <EmptyState what={text('producer.outboxEmpty')} next={text('producer.outboxEmptyNext')} />
        <Others count={others} />
      </>
    );
  }
  return (
    <>
      <ul className="outbox">
        {entries.map((entry) => (
          <OutboxItem key={entry.commandId} entry={entry} />
        ))}
      </ul>
      <Button className="button" onPress={() => void send()}>
        {text('producer.sendNow')}
      </Button>
      <Others count={others} />
    </>
  );
}

/** Whoever shares this device sees their own commands alone; those of others are counted, and still sent. */
function Others({ count }: { readonly count: number }): ReactElement | null {
  const { text } = useText();
  return count === 0 ? null : <p className="quiet">{text('outbox.others', { count })}</p>;
}

function isOf(entry: OutboxEntry, keyId: string | undefined): boolean {
  const value: unknown = JSON.parse(entry.command);
  return isRecord(value) && textOf(value['signerKeyId']) === keyId;
}

function OutboxItem(props: { readonly entry: OutboxEntry }): ReactElement {
  const { text, word } = useText();
  const refresh = useDeviceRefresh();
  const { entry } = props;
  const save = (): void =>
    saveText(`${entry.commandId}.json`, 'application/json', JSON.stringify(envelopeOf(entry)));
  const isToArchive = isBoundaryWaiting(entry);
  const isKept = isToArchive || (isFileWaiting(entry) && !isFileRefused(entry));
  const isFinal = entry.state === 'refused' || (entry.state === 'committed' && !isKept);
  return (
    <li className={`outbox-${entry.state}`}>
      <p>
        <strong>{word('command', typeOf(entry.command))}</strong>{' '}
        <span className={`state state-${entry.state}`}>{word('state', entry.state)}</span>
      </p>
      <p className="quiet">
        <Moment at={entry.signedAt} /> · <code>{entry.commandId}</code>
      </p>
      <OutboxOutcome entry={entry} />
      {isToArchive && <p className="notice notice-wait">{text('outbox.boundaryWaits')}</p>}
      <WaitingFiles entry={entry} />
      <p className="actions">
        <Button className="link-button" onPress={save}>
          {text('producer.exportOne')}
        </Button>
        {isFinal && (
          <Button
            className="link-button"
            onPress={() => void dropOutbox(entry.commandId).then(refresh)}
          >
            {text('producer.forget')}
          </Button>
        )}
      </p>
    </li>
  );
}

function typeOf(command: string): string {
  const value: unknown = JSON.parse(command);
  return isRecord(value) ? (textOf(value['type']) ?? '') : '';
}
