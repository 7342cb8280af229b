// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@daoji/model';
import { sha256, toBase64, toHex, utf8 } from '@daoji/proof';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { postFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { ifTyped, typedText, type Typed } from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { outboxEntries } from '../sign/device-store.js';
import type { ShownCommand } from '../sign/signer.js';

const KINDS = ['photo', 'gi-authorisation', 'green-certificate', 'organic-certificate'] as const;
const START: Typed = { kind: KINDS[0] };

interface Chosen {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
  readonly type: string;
}

/** A label or paper of a product: the command that names the file is signed, then the file goes to the archive. */
export function AttachDocument({ gtin }: { readonly gtin: string }): ReactElement {
  const { text, word } = useText();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(START);
  const [file, setFile] = useState<Chosen>();
  const [waiting, setWaiting] = useState<ShownCommand>();
  const [isStored, setStored] = useState(false);
  const [error, setError] = useState<unknown>();
  const set = (name: string) => (value: string) => setTyped({ ...typed, [name]: value });
  const choose = async (chosen: File | undefined): Promise<void> => {
    setStored(false);
    setFile(undefined);
    if (!chosen) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    setFile({ bytes, hash: toHex(sha256(bytes)), type: chosen.type });
  };
  const upload = async (signed: ShownCommand): Promise<void> => {
    if (!file) return;
    try {
      await postFile(routes.putDocument(), file.type, file.bytes, await uploadHeader(signed));
      setStored(true);
      setWaiting(undefined);
      setError(undefined);
      await queries.invalidateQueries();
    } catch (cause) {
      setWaiting(signed);
      setError(cause);
    }
  };
  return (
    <details className="fold">
      <summary>{text('products.attach')}</summary>
      <SignFlow
        draftOf={(keyId) => documentDraft(typed, gtin, file?.hash ?? '', keyId)}
        onSent={upload}
        onSigned={() => setTyped(START)}
      >
        <Choice
          label={text('products.kind')}
          value={typed['kind'] ?? ''}
          onChange={set('kind')}
          options={KINDS.map(
            (one) =>
              [one, one === 'photo' ? text('products.label') : word('document', one)] as const,
          )}
        />
        <label className="field">
          <span>{text('products.file')}</span>
          <input
            type="file"
            accept="application/pdf,image/png,image/jpeg"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </label>
        <Field
          label={text('products.documentId')}
          hint={text('inputs.stockLotIdHint')}
          value={typed['documentId'] ?? ''}
          onChange={set('documentId')}
        />
        <Field
          label={text('products.number')}
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
            label={text('products.validTo')}
            value={typed['validTo']}
            onChange={set('validTo')}
          />
        </div>
      </SignFlow>
      {isStored && <p role="status">{text('products.stored')}</p>}
      {waiting && (
        <>
          <ProblemBox error={error} />
          <Button className="button" onPress={() => void upload(waiting)}>
            {text('products.uploadAgain')}
          </Button>
        </>
      )}
    </details>
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
  gtin: string,
  documentHash: string,
  signerKeyId: string,
): Draft {
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...ifTyped(typed, 'documentNumber'),
    ...ifTyped(typed, 'validTo'),
    documentHash,
    documentId: typedText(typed, 'documentId').toLowerCase(),
    issuedOn: typedText(typed, 'issuedOn'),
    kind: typedText(typed, 'kind'),
    result: 'none',
    subject: { id: gtin, kind: 'product' },
    type: 'attachDocument',
  } as Command);
}

/** The signed command that names the file gives the right to store it; a demo key has its session for that. */
async function uploadHeader(signed: ShownCommand): Promise<Readonly<Record<string, string>>> {
  const entries = await outboxEntries();
  const entry = entries.find(({ command }) => command === signed.text);
  if (!entry || entry.signature === '') return {};
  const { command, signature } = entry;
  return { 'daoji-command': toBase64(utf8(JSON.stringify({ command, signature }))) };
}
