// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import { useDocuments } from '../api/trade-queries.js';
import type { ShownDocument } from '../api/trade-things.js';
import { AttachTo } from '../documents/attach-to.js';
import { FileLink } from '../documents/file-link.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';

/** Documents of an operator and its products, with validity, download and proof. */
export default function DocumentsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('documents.title')}</h1>
      <p>{text('documents.lead')}</p>
      <OwnOperator>
        {(operatorId) => (
          <>
            <Documents operatorId={operatorId} />
            <AttachTo key={operatorId} operatorId={operatorId} />
          </>
        )}
      </OwnOperator>
      <AllCsv list="documents" />
    </>
  );
}

const STATES: Readonly<Record<ShownDocument['state'], readonly [TextKey, string, string]>> = {
  'in-force': ['documents.inForce', 'good', '✓'],
  expiring: ['documents.expiring', 'wait', '!'],
  expired: ['documents.expired', 'bad', '✕'],
  'not-yet': ['documents.notYet', 'wait', '…'],
};

function Documents(props: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const documents = useDocuments(props.operatorId);
  return (
    <Loaded query={documents}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState what={text('documents.none')} next={text('documents.noneNext')} />
        ) : (
          <Table items={items} />
        )
      }
    </Loaded>
  );
}

function Table(props: { readonly items: readonly ShownDocument[] }): ReactElement {
  const { text, word } = useText();
  const columns = useMemo<Column<ShownDocument>[]>(
    () => [
      {
        id: 'state',
        label: text('documents.state'),
        value: ({ state }) => text(STATES[state][0]),
        draw: (item) => <State item={item} />,
      },
      {
        id: 'kind',
        label: text('documents.kind'),
        value: ({ document }) => word('document', document.kind),
      },
      {
        id: 'number',
        label: text('documents.number'),
        value: ({ document }) => document.documentNumber ?? document.documentId,
      },
      {
        id: 'issued',
        label: text('products.issuedOn'),
        value: ({ document }) => document.issuedOn,
      },
      {
        id: 'validFrom',
        label: text('documents.validFrom'),
        value: ({ document }) => document.validFrom ?? document.issuedOn,
      },
      {
        id: 'validTo',
        label: text('products.validTo'),
        value: ({ document }) => document.validTo ?? text('documents.noEnd'),
      },
      {
        id: 'about',
        label: text('documents.about'),
        value: ({ document }) => aboutWords(document.subject, word),
      },
      {
        id: 'file',
        label: text('documents.file'),
        value: ({ document }) => document.documentHash,
        draw: ({ document }) => (
          <>
            <FileLink hash={document.documentHash} />
            {document.salted && <span className="quiet"> {text('documents.forParties')}</span>}
          </>
        ),
      },
    ],
    [text, word],
  );
  return <DataTable name={text('documents.title')} columns={columns} rows={props.items} />;
}

function State({ item }: { readonly item: ShownDocument }): ReactElement {
  const { text } = useText();
  const [key, kind, mark] = STATES[item.state];
  return (
    <span className={kind}>
      <span aria-hidden="true">{mark}</span> {text(key)}
      {!item.isNewest && <span className="quiet"> · {text('documents.older')}</span>}
    </span>
  );
}

function aboutWords(subject: string, word: (group: string, name: string) => string): string {
  const [kind = '', id = ''] = subject.split('~');
  return `${word('thing', kind)} ${id}`;
}
