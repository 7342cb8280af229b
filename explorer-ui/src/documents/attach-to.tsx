// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useProducts } from '../api/product-queries.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { AttachDocument } from './attach-document.js';
import { PAPERS, type PaperSubject } from './paper-kinds.js';

const KINDS = ['operator', 'product', 'lot', 'parcel'] as const;

/** A paper of anything that an operator has: what it is about is chosen first. */
export function AttachTo({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { language, text, word } = useText();
  const [kind, setKind] = useState<PaperSubject['kind']>('operator');
  const [typed, setTyped] = useState('');
  const products = useProducts(operatorId).data ?? [];
  const gtins = products.map(({ product }) => product.gtin);
  const id = idOf(kind, typed, operatorId, gtins);
  return (
    <section>
      <h2>{text('documents.add')}</h2>
      <div className="form">
        <Choice
          label={text('documents.about')}
          value={kind}
          onChange={(next) => {
            setKind(KINDS.find((one) => one === next) ?? 'operator');
            setTyped('');
          }}
          options={KINDS.map((one) => [one, word('thing', one)] as const)}
        />
        {kind === 'product' && (
          <Choice
            label={word('thing', 'product')}
            value={id}
            onChange={setTyped}
            options={products.map(({ product }) => [
              product.gtin,
              `${language === 'en' ? product.name.en : product.name.zh} ${product.gtin}`,
            ])}
          />
        )}
        {(kind === 'lot' || kind === 'parcel') && (
          <Field
            label={text(kind === 'lot' ? 'documents.lotId' : 'documents.parcelId')}
            value={typed}
            onChange={setTyped}
          />
        )}
      </div>
      {id === '' ? (
        <p className="quiet">{text('documents.chooseFirst')}</p>
      ) : (
        <AttachDocument key={kind} kinds={PAPERS[kind]} subject={{ id, kind }} />
      )}
    </section>
  );
}

function idOf(
  kind: PaperSubject['kind'],
  typed: string,
  operatorId: string,
  gtins: readonly string[],
): string {
  if (kind === 'operator') return operatorId;
  if (kind === 'product') return gtins.includes(typed) ? typed : (gtins[0] ?? '');
  return typed.trim().toLowerCase();
}
