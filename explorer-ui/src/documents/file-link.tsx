// SPDX-License-Identifier: Apache-2.0
import { fromBase64, sha256, toHex } from '@daoji/proof';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { ApiProblem } from '../api/problem.js';
import { API_BASE, getFileWithHeaders } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { ProblemBox } from '../parts/problem-box.js';
import { saveFile } from '../parts/save-file.js';
import { useFileReader } from '../sign/file-reader.js';
import { joined } from '../sign/picked-files.js';

/** A file of the archive as the page got it: compared with the recorded fingerprint before it is handed over. */
interface Got {
  readonly isSame: boolean;
  /** Base64; with it and the file anybody recomputes the fingerprint. Absent for a public document. */
  readonly salt?: string;
}

/** Downloads a file behind a fingerprint with the reader's key, compares it, and links the proof of who named it. */
export function FileLink(props: { readonly hash: string; readonly label?: string }): ReactElement {
  const { text } = useText();
  const headersFor = useFileReader();
  const [error, setError] = useState<unknown>();
  const [got, setGot] = useState<Got>();
  const { hash, label = text('file.open') } = props;
  const open = async (): Promise<void> => {
    setError(undefined);
    setGot(undefined);
    try {
      const { content, headers } = await getFileWithHeaders(
        routes.document(hash),
        await headersFor(hash),
      );
      const salt = headers.get('daoji-salt') ?? undefined;
      const isSame = (await fingerprintOf(content, salt)) === hash;
      setGot({ isSame, ...(salt !== undefined && { salt }) });
      if (isSame) saveFile(`${hash.slice(0, 16)}.${ENDINGS[content.type] ?? 'bin'}`, content);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <span className="file-link">
      <Button className="link-button" onPress={() => void open()}>
        {label}
      </Button>{' '}
      <a href={`${API_BASE}${routes.documentProof(hash)}`} download>
        {text('file.proof')}
      </a>
      {got && <Compared got={got} />}
      {error !== undefined && <Why error={error} />}
    </span>
  );
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

function Compared({ got }: { readonly got: Got }): ReactElement {
  const { text } = useText();
  return (
    <span role="status" className={got.isSame ? 'good' : 'bad'}>
      {' '}
      {text(got.isSame ? 'file.same' : 'file.other')}
      {got.salt !== undefined && (
        <span className="quiet"> {text('file.salt', { salt: got.salt })}</span>
      )}
    </span>
  );
}

/** Two answers are ordinary: it is not for this reader, and it never came to the archive. */
function Why({ error }: { readonly error: unknown }): ReactElement {
  const { text } = useText();
  if (!(error instanceof ApiProblem)) return <ProblemBox error={error} />;
  const { code, status } = error;
  const key = code === 'DOCUMENT_PRIVATE' ? 'private' : status === 404 ? 'missing' : undefined;
  if (!key) return <ProblemBox error={error} />;
  return (
    <span role="alert" className="notice notice-wait">
      {text(`file.${key}`)}
    </span>
  );
}

async function fingerprintOf(content: Blob, salt: string | undefined): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  return toHex(sha256(salt === undefined ? bytes : joined(fromBase64(salt), bytes)));
}
