// SPDX-License-Identifier: Apache-2.0
import { Suspense, type ReactElement } from 'react';
import { Navigate, Route, Routes } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Layout } from './layout.js';
import { PAGE_ROUTES } from './page-routes.js';
import { usePageTitle } from './use-page-title.js';

/** Every address of the application; each page is loaded when it is first opened. */
export function Pages(): ReactElement {
  const { text } = useText();
  usePageTitle();
  return (
    <Layout>
      <Suspense fallback={<p role="status">{text('app.loading')}</p>}>
        <Routes>
          {PAGE_ROUTES.map(({ Page, path }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="own-steps" element={<Navigate replace to="/own" />} />
        </Routes>
      </Suspense>
    </Layout>
  );
}
