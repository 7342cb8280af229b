// SPDX-License-Identifier: Apache-2.0
import type { Command, DocumentKind } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { ifTyped, typedText, type Typed } from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { useFileUpload } from './chosen-file.js';
import { hasResult, type PaperSubject } from './paper-kinds.js';

/** A paper of a lot, parcel, operator or product: the command that names the file is signed, then the file goes to the archive. */
export function AttachDocument(props: {
  readonly subject: PaperSubject;
  readonly kinds: readonly DocumentKind[];
}): ReactElement {
  const { text } = useText();
  const { kinds, subject } = props;
  const start: Typed = { kind: kinds[0] ?? '' };
  const [typed, setTyped] = useState(start);
  const { choose, error, file, isStored, upload, waiting } = useFileUpload();
  return (
    <details className="fold">
      <summary>{text(subject.kind === 'product' ? 'products.attach' : 'documents.attach')}</summary>
      <SignFlow
        draftOf={(keyId) =>
          file
            ? documentDraft(typed, subject, file.hash, text('documents.noResult'), keyId)
            : { isReady: false, why: text('documents.noFile') }
        }
        onSent={upload}
        onSigned={() => setTyped(start)}
      >
        <Fields {...{ kinds, subject, typed }} onChange={setTyped} onFile={choose} />
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

function Fields(props: {
  readonly kinds: readonly DocumentKind[];
  readonly subject: PaperSubject;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onFile: (file: File | undefined) => Promise<void>;
}): ReactElement {
  const { text, word } = useText();
  const { kinds, onChange, onFile, subject, typed } = props;
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
          onChange={(event) => void onFile(event.target.files?.[0])}
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
        <Day label={text('products.validTo')} value={typed['validTo']} onChange={set('validTo')} />
      </div>
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
  documentHash: string,
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
    ...ifTyped(typed, 'validTo'),
    documentHash,
    documentId: typedText(typed, 'documentId').toLowerCase(),
    issuedOn: typedText(typed, 'issuedOn'),
    kind,
    result,
    subject,
    type: 'attachDocument',
  } as Command);
}
