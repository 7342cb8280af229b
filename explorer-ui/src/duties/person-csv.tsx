// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { getFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { ProblemBox } from '../parts/problem-box.js';
import { saveFile } from '../parts/save-file.js';
import { useReadHeaders } from '../sign/read-request.js';

/** A whole list about persons as CSV, with the rows that the key of this page may read. */
export function PersonCsv(props: { readonly list: 'duties' | 'signals' }): ReactElement {
  const { text } = useText();
  const headersOf = useReadHeaders();
  const [error, setError] = useState<unknown>();
  const save = async (): Promise<void> => {
    setError(undefined);
    const path = routes.listCsv(props.list);
    try {
      saveFile(`${props.list}.csv`, await getFile(path, await headersOf(path)));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <p className="actions">
        <Button className="button button-second" onPress={() => void save()}>
          {text('duty.csv')}
        </Button>
      </p>
      {error !== undefined && <ProblemBox error={error} />}
    </>
  );
}
