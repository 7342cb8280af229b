// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import { useProducts, type ShownProduct } from '../api/product-queries.js';
import { AttachDocument } from '../documents/attach-document.js';
import { FileLink } from '../documents/file-link.js';
import { PRODUCT_PAPERS } from '../documents/paper-kinds.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { CommandForm } from '../parts/command-form.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { approveForm, REGISTER_PRODUCT, withdrawForm } from './product-forms.js';

/** Products of a brand owner: register one, approve who packs, attach label and papers. */
export default function ProductsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('products.title')}</h1>
      <p>{text('products.lead')}</p>
      <OwnOperator>{(operatorId) => <Products operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Products({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const products = useProducts(operatorId);
  const queries = useQueryClient();
  return (
    <>
      <CommandForm spec={REGISTER_PRODUCT} onSigned={() => void queries.invalidateQueries()} />
      <Loaded query={products}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState what={text('products.none')} next={text('products.noneNext')} />
          ) : (
            <>
              {items.map((item) => (
                <One key={item.product.gtin} item={item} />
              ))}
            </>
          )
        }
      </Loaded>
      <AllCsv list="products" operatorId={operatorId} />
    </>
  );
}

function One({ item }: { readonly item: ShownProduct }): ReactElement {
  const { language, text, word } = useText();
  const { documents, packerNames, product } = item;
  const queries = useQueryClient();
  const { gtin, packers } = product;
  const forms = useMemo(() => {
    const open = packers.filter(({ withdrawnOn }) => withdrawnOn === undefined);
    const ids = [...new Set(open.map(({ packerOperatorId }) => packerOperatorId))];
    return [approveForm(gtin), ...(ids.length > 0 ? [withdrawForm(gtin, ids)] : [])];
  }, [gtin, packers]);
  return (
    <section>
      <h2>{language === 'en' ? product.name.en : product.name.zh}</h2>
      <FactList
        facts={[
          ['GTIN', gtin],
          [text('products.netMass'), massText(product.netMassGrams, language)],
          [text('products.grade'), product.grade],
          [word('fact', 'variety'), product.variety ?? text('products.anyVariety')],
          [text('products.standard'), product.standardNumber],
          [text('products.brandOwner'), item.brandOwnerName ?? product.brandOwnerId],
        ]}
      />
      <h3>{text('products.packers')}</h3>
      {packers.length === 0 && <p className="quiet">{text('products.noPackers')}</p>}
      <ul className="plain-list">
        {packers.map((one) => (
          <li key={one.commandId}>
            {packerNames[one.packerOperatorId] ?? one.packerOperatorId} · {one.validFrom} –{' '}
            {one.validTo}
            {one.withdrawnOn !== undefined &&
              ` · ${text('products.withdrawnOn', { date: one.withdrawnOn })}`}
          </li>
        ))}
      </ul>
      <h3>{text('products.documents')}</h3>
      {documents.length === 0 && <p className="quiet">{text('products.noDocuments')}</p>}
      <ul className="plain-list">
        {documents.map(({ document }) => (
          <li key={document.documentId}>
            {word('document', document.kind)} · {document.documentId} · {document.issuedOn} –{' '}
            {document.validTo ?? text('documents.noEnd')}
            <br />
            <FileLink hash={document.documentHash} />
          </li>
        ))}
      </ul>
      {forms.map((spec) => (
        <CommandForm
          key={spec.title}
          spec={spec}
          onSigned={() => void queries.invalidateQueries()}
        />
      ))}
      <AttachDocument kinds={PRODUCT_PAPERS} subject={{ id: gtin, kind: 'product' }} />
    </section>
  );
}
