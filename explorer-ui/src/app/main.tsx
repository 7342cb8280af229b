// SPDX-License-Identifier: Apache-2.0
import '../style/tokens.css';
import '../style/base.css';
import '../style/app.css';
import '../style/parts.css';
import '../style/report.css';
import '../style/trade.css';
import '../style/recall.css';
import '../style/field.css';
import '../style/lots.css';
import '../style/forecast.css';
import '../style/season.css';
import '../style/quality.css';
import '../style/bins.css';
import '../style/print.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';

import { ApiProblem } from '../api/problem.js';
import { newTranslator } from '../locale/i18n.js';
import { startTheme } from '../parts/theme.js';
import { Pages } from './pages.js';

startTheme();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a server or network that failed is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiProblem && error.status >= 500,
      staleTime: 10_000,
    },
  },
});

const host = document.getElementById('root');
if (host) {
  createRoot(host).render(
    <StrictMode>
      <I18nextProvider i18n={newTranslator()}>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/app">
            <Pages />
          </BrowserRouter>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
