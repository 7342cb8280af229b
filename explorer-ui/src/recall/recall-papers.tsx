// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { ApiProblem } from '../api/problem.js';
import { API_BASE, getFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { ProblemBox } from '../parts/problem-box.js';
import { saveFile } from '../parts/save-file.js';
import { useReadHeaders } from '../sign/read-request.js';

/** Papers of a recall to print, and the folder with its evidence. */
export function RecallPapers({ recallId }: { readonly recallId: string }): ReactElement {
  const { text } = useText();
  const headersOf = useReadHeaders();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = routes.recallEvidence(recallId);
  // Asked for with the key of this device: it opens what this reader may read, and a link cannot carry it.
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(`recall-${recallId}.zip`, await getFile(path, await headersOf(path)));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{text('recall.papers')}</h2>
      <p className="actions">
        {(['plan', 'notice', 'summary'] as const).map((paper) => (
          <a
            key={paper}
            className="button button-second"
            href={`${API_BASE}${routes.recallPaper(recallId, paper)}`}
          >
            {text(`recall.${paper}`)}
          </a>
        ))}
        <Button className="button button-second" isDisabled={isBusy} onPress={() => void save()}>
          {text('recall.evidence')}
        </Button>
      </p>
      <p className="quiet">{text('recall.evidenceHint')}</p>
      <p role="status">{isBusy ? text('app.loading') : ''}</p>
      {error !== undefined && <Refused error={error} path={path} />}
    </section>
  );
}

/** A key that the ledger does not know is refused; what everybody may read is there without one. */
function Refused(props: { readonly error: unknown; readonly path: string }): ReactElement {
  const { text } = useText();
  const { error, path } = props;
  if (!(error instanceof ApiProblem) || error.code !== 'DOCUMENT_PRIVATE')
    return <ProblemBox error={error} />;
  return (
    <p role="alert" className="notice notice-wait">
      {text('recall.evidenceRefused')}{' '}
      <a href={`${API_BASE}${path}`} download>
        {text('recall.evidencePublic')}
      </a>
    </p>
  );
}
