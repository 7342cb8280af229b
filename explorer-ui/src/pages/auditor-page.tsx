// SPDX-License-Identifier: Apache-2.0
import { useState, useSyncExternalStore, type ReactElement } from 'react';
import {
  Button,
  DropZone,
  FileTrigger,
  isFileDropItem,
  Text,
  type DropItem,
} from 'react-aria-components';

import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { fetchProof } from '../check/fetch-proof.js';
import {
  checkProof,
  reportOfProblem,
  type ProofReport,
  type RootSource,
} from '../check/proof-report.js';
import { readProofFile } from '../check/read-proof-file.js';
import { verifyBundle } from '@daoji/proof';
import { useText } from '../locale/use-text.js';
import { ProofReportView } from '../parts/proof-report-view.js';

interface Root {
  readonly bytes: Uint8Array;
  readonly source: RootSource;
}

interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes a proof file and a trust root and verifies on this machine; the network may be off once the page is open. */
export default function AuditorPage(): ReactElement {
  const { text } = useText();
  const [root, setRoot] = useState<Root>();
  const [bundle, setBundle] = useState<BundleFile>();
  const [report, setReport] = useState<ProofReport>();

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      setReport(reportOfProblem(cause));
    }
  };
  const takeBundle = (file: File): void =>
    void attempt(async () => {
      setReport(undefined);
      setBundle({ bytes: await readProofFile(file), name: file.name });
    });
  const takeRoot = (file: File): void =>
    void attempt(async () => {
      setReport(undefined);
      setRoot({ bytes: await readProofFile(file), source: 'file' });
    });
  const fetchRoot = (): void =>
    void attempt(async () => {
      setReport(undefined);
      setRoot({ bytes: await fetchProof(`${API_BASE}${routes.trustRoot()}`), source: 'fetched' });
    });
  const run = (): void => {
    if (!bundle || !root) return;
    const input = { bundle: bundle.bytes, rootSource: root.source, trustRoot: root.bytes };
    setReport(checkProof(input, verifyBundle));
  };
  const takeDropped = async (items: readonly DropItem[]): Promise<void> => {
    for (const item of items.filter(isFileDropItem)) {
      if (item.name.endsWith('.json')) takeRoot(await item.getFile());
      else takeBundle(await item.getFile());
    }
  };
  return (
    <>
      <h1>{text('auditor.title')}</h1>
      <p>{text('auditor.lead')}</p>
      <Connection />
      <DropZone className="drop" onDrop={(event) => void takeDropped(event.items)}>
        <Text slot="label">{text('auditor.drop')}</Text>
        <div className="actions">
          <FilePick label={text('verifier.bundle')} onPick={takeBundle} />
          <FilePick label={text('verifier.root')} onPick={takeRoot} />
          <Button className="button button-second" onPress={fetchRoot}>
            {text('auditor.fetchRoot')}
          </Button>
        </div>
      </DropZone>
      <ul className="plain-list" role="status">
        {bundle && <li>{text('auditor.bundleReady', { name: bundle.name })}</li>}
        {root && <li>{text('auditor.rootReady')}</li>}
      </ul>
      <p className="actions">
        <Button className="button" isDisabled={!bundle || !root} onPress={run}>
          {text('auditor.run')}
        </Button>
        <a className="button button-second" href="/verify" download="verifier.html">
          {text('auditor.offlinePage')}
        </a>
      </p>
      <p className="quiet">{text('verifier.limits')}</p>
      {report && (
        <section aria-labelledby="answer">
          <h2 id="answer">{text('check.title')}</h2>
          <ProofReportView report={report} />
        </section>
      )}
    </>
  );
}

function FilePick(props: {
  readonly label: string;
  readonly onPick: (file: File) => void;
}): ReactElement {
  return (
    <FileTrigger
      onSelect={(files) => {
        const file = files?.[0];
        if (file) props.onPick(file);
      }}
    >
      <Button className="button button-second">{props.label}</Button>
    </FileTrigger>
  );
}

function Connection(): ReactElement {
  const { text } = useText();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <p className={isOnline ? 'pill' : 'pill pill-good'}>
      {text(isOnline ? 'auditor.online' : 'auditor.offline')}
    </p>
  );
}

function listen(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
