// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { setTheme, useTheme } from './theme.js';

/** The language and theme switches; both choices are remembered on this device. */
export function Preferences(): ReactElement {
  const { language, setLanguage, text } = useText();
  const theme = useTheme();
  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  return (
    <div className="preferences">
      <Button
        className="quiet-button"
        onPress={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        <span lang={language === 'en' ? 'zh-CN' : 'en'}>{text('app.language')}</span>
      </Button>
      <Button className="quiet-button" onPress={() => setTheme(otherTheme)}>
        {text(otherTheme === 'dark' ? 'app.themeDark' : 'app.themeLight')}
      </Button>
    </div>
  );
}
