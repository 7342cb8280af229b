// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link, useSearchParams } from 'react-router';

import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { Notice, ProblemBox } from '../parts/problem-box.js';
import { useSigner, type Signer } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { checkCsv, type CheckedFile } from './csv-plan.js';
import { csvFileText } from './csv-records.js';
import { CsvResult } from './csv-result.js';
import { IMPORT_KINDS, type ImportKind } from './import-kinds.js';
import { KindChoice } from './kind-choice.js';

/** A CSV table: template, dry run with faults by cell, then the right rows are signed. `?kind` chooses the table. */
export default function CsvPage(): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys();
  const signer = useSigner(keys.data ?? []);
  return (
    <>
      <h1>{text('csv.title')}</h1>
      <p>{text('csv.lead')}</p>
      <Loaded query={keys}>
        {() =>
          signer ? (
            <Import key={signer.keyId} signer={signer} />
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
    </>
  );
}

function Import({ signer }: { readonly signer: Signer }): ReactElement {
  const { text } = useText();
  const [query, setQuery] = useSearchParams();
  const kind = IMPORT_KINDS.find((one) => one === query.get('kind')) ?? 'harvests';
  const [file, setFile] = useState<File>();
  const [isChecking, setChecking] = useState(false);
  const [checked, setChecked] = useState<CheckedFile>();
  const [error, setError] = useState<unknown>();
  const choose = (next: ImportKind): void => {
    setChecked(undefined);
    setError(undefined);
    setQuery({ kind: next }, { replace: true });
  };
  const check = async (): Promise<void> => {
    if (!file) return;
    setChecking(true);
    setChecked(undefined);
    setError(undefined);
    try {
      setChecked(await readFile(kind, file, signer.keyId));
    } catch (cause) {
      setError(cause);
    }
    setChecking(false);
  };
  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <KindChoice value={kind} onChange={choose} />
        <p className="actions">
          <a href={`${API_BASE}${routes.importTemplate(kind)}`} download>
            {text('csv.template', { kind: text(`csv.kind.${kind}`) })}
          </a>{' '}
          <a href={`${API_BASE}${routes.listCsv(`recorded-${kind}`)}`} download>
            {text('csv.recorded', { kind: text(`csv.kind.${kind}`) })}
          </a>
        </p>
        <label className="field">
          <span>{text('csv.file')}</span>
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              setFile(event.target.files?.[0]);
              setChecked(undefined);
            }}
          />
        </label>
        <p className="hint">{text('csv.fileHint')}</p>
        <p className="hint">{text('csv.headHint')}</p>
        <Button type="submit" className="button" isDisabled={!file || isChecking}>
          {text(isChecking ? 'csv.checking' : 'csv.check')}
        </Button>
      </form>
      {error !== undefined && <ProblemBox error={error} />}
      {checked && <CsvResult checked={checked} signer={signer} />}
    </>
  );
}

async function readFile(kind: ImportKind, file: File, signerKeyId: string): Promise<CheckedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plan = await checkCsv(kind, bytes, signerKeyId);
  return { kind, name: file.name, plan, text: csvFileText(bytes) };
}
