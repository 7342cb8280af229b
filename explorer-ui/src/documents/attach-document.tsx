// SPDX-License-Identifier: Apache-2.0
import type { Command, DocumentKind } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { ifTyped, typedText, type Typed } from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { OutboxOutcome } from '../parts/outbox-outcome.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { outboxEntries, type OutboxEntry } from '../sign/device-store.js';
import { hasResult, type PaperSubject } from './paper-kinds.js';
import { usePickedDocument, type PickedDocument } from './picked-file.js';
import { WaitingFiles } from './waiting-files.js';

/** A paper of a lot, parcel, operator or product: the command that names the file is signed, then the file goes to the archive. */
export function AttachDocument(props: {
  readonly subject: PaperSubject;
  readonly kinds: readonly DocumentKind[];
}): ReactElement {
  const { text } = useText();
  const { kinds, subject } = props;
  const start: Typed = { kind: kinds[0] ?? '' };
  const [typed, setTyped] = useState(start);
  const file = usePickedDocument();
  const [sent, setSent] = useState<OutboxEntry>();
  return (
    <details className="fold">
      <summary>{text(subject.kind === 'product' ? 'products.attach' : 'documents.attach')}</summary>
      <SignFlow
        draftOf={(keyId) =>
          file.hash === ''
            ? { isReady: false, why: text('documents.noFile') }
            : documentDraft(typed, subject, file, text('documents.noResult'), keyId)
        }
        onSent={async ({ command }) => setSent(await sentEntry(command.commandId))}
        onSigned={() => {
          setSent(undefined);
          setTyped(start);
          void file.choose(undefined);
        }}
      >
        <Fields {...{ file, kinds, subject, typed }} onChange={setTyped} />
      </SignFlow>
      {sent && <Sent entry={sent} onAgain={setSent} />}
    </details>
  );
}

async function sentEntry(commandId: string): Promise<OutboxEntry | undefined> {
  return (await outboxEntries()).find((one) => one.commandId === commandId);
}

/** What came of the file: archived, refused before anything was recorded, or still on this device. */
function Sent(props: {
  readonly entry: OutboxEntry;
  readonly onAgain: (entry: OutboxEntry | undefined) => void;
}): ReactElement {
  const { text } = useText();
  const { entry, onAgain } = props;
  const isStored = (entry.files ?? []).length === 0;
  return (
    <>
      {isStored && <p role="status">{text('products.stored')}</p>}
      <OutboxOutcome entry={entry} />
      <WaitingFiles entry={entry} onAgain={async () => onAgain(await sentEntry(entry.commandId))} />
    </>
  );
}

function Fields(props: {
  readonly file: PickedDocument;
  readonly kinds: readonly DocumentKind[];
  readonly subject: PaperSubject;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { text, word } = useText();
  const { file, kinds, onChange, subject, typed } = props;
  const kind = typed['kind'] ?? '';
  const set = (name: string) => (value: string) => onChange({ ...typed, [name]: value });
  const nameOf = (one: DocumentKind): string =>
    one === 'photo' && subject.kind === 'product' ? text('products.label') : word('document', one);
  return (
    <>
      <Choice
        label={text('products.kind')}
        value={kind}
        onChange={set('kind')}
        options={kinds.map((one) => [one, nameOf(one)] as const)}
      />
      {hasResult(kind) && (
        <Choice
          label={text('documents.result')}
          value={typed['result'] ?? ''}
          onChange={set('result')}
          options={[
            ['', '–'],
            ['pass', word('result', 'pass')],
            ['fail', word('result', 'fail')],
          ]}
        />
      )}
      {hasResult(kind) && typed['result'] === 'fail' && subject.kind === 'lot' && (
        <p className="notice notice-bad">{text('documents.failStops')}</p>
      )}
      <label className="field">
        <span>{text('products.file')}</span>
        <input
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          onChange={(event) => void file.choose(event.target.files?.[0])}
        />
      </label>
      {file.fault && (
        <p role="alert" className="field-error">
          {text(`file.${file.fault}`)}
        </p>
      )}
      <Choice
        label={text('documents.whoReads')}
        value={file.isSalted ? 'parties' : 'anybody'}
        onChange={(who) => void file.setSalted(who === 'parties')}
        options={(['anybody', 'parties'] as const).map(
          (one) => [one, text(`documents.${one}`)] as const,
        )}
      />
      <Field
        label={text('products.documentId')}
        hint={text('inputs.stockLotIdHint')}
        value={typed['documentId'] ?? ''}
        onChange={set('documentId')}
      />
      <Field
        label={text('products.number')}
        {...(kind === 'sc-licence' && { hint: text('documents.scHint') })}
        value={typed['documentNumber'] ?? ''}
        onChange={set('documentNumber')}
      />
      <div className="pair">
        <Day
          label={text('products.issuedOn')}
          value={typed['issuedOn']}
          onChange={set('issuedOn')}
        />
        <Day
          label={text('documents.validFrom')}
          value={typed['validFrom']}
          onChange={set('validFrom')}
        />
      </div>
      <p className="hint">{text('documents.validity')}</p>
      <Day label={text('products.validTo')} value={typed['validTo']} onChange={set('validTo')} />
    </>
  );
}

function Day(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="field">
      <span>{props.label}</span>
      <input
        type="date"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}

function documentDraft(
  typed: Typed,
  subject: PaperSubject,
  { hash, isSalted }: PickedDocument,
  whyNoResult: string,
  signerKeyId: string,
): Draft {
  const kind = typedText(typed, 'kind');
  const result = hasResult(kind) ? typedText(typed, 'result') : 'none';
  if (result === '') return { isReady: false, why: whyNoResult };
  // The closed schema judges the kind and the result.
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...ifTyped(typed, 'documentNumber'),
    ...ifTyped(typed, 'validFrom'),
    ...ifTyped(typed, 'validTo'),
    ...(isSalted && { salted: true }),
    documentHash: hash,
    documentId: typedText(typed, 'documentId').toLowerCase(),
    issuedOn: typedText(typed, 'issuedOn'),
    kind,
    result,
    subject,
    type: 'attachDocument',
  } as Command);
}
