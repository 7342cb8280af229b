// SPDX-License-Identifier: Apache-2.0
import '../style/tokens.css';
import '../style/base.css';
import '../style/app.css';
import '../style/parts.css';
import '../style/report.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { newTranslator } from '../locale/i18n.js';
import { startTheme } from '../parts/theme.js';
import { SignerPage } from './signer-page.js';

startTheme();

const host = document.getElementById('root');
if (host) {
  createRoot(host).render(
    <StrictMode>
      <I18nextProvider i18n={newTranslator()}>
        <QueryClientProvider client={new QueryClient()}>
          <SignerPage />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
