// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useAllProducts } from '../api/lot-queries.js';
import { useOperators } from '../api/trade-queries.js';
import { useText } from '../locale/use-text.js';

/** An operator by its name, its id quiet behind it; the id alone until the name is known. */
export function OperatorName({ operatorId }: { readonly operatorId: string }): ReactElement {
  const found = useOperators().data?.find((one) => one.operatorId === operatorId);
  return <Named id={operatorId} name={found?.publicName} />;
}

/** A product by its name, as {@link OperatorName}. */
export function ProductName({ gtin }: { readonly gtin: string }): ReactElement {
  const { language } = useText();
  const found = useAllProducts().data?.find((one) => one.gtin === gtin);
  return <Named id={gtin} name={language === 'en' ? found?.name.en : found?.name.zh} />;
}

function Named(props: { readonly id: string; readonly name: string | undefined }): ReactElement {
  const { id, name } = props;
  if (name === undefined || name === id) return <>{id}</>;
  return (
    <>
      {name} <span className="quiet named-id">{id}</span>
    </>
  );
}
