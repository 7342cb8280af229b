// SPDX-License-Identifier: Apache-2.0
import css from '../style/report.css?inline';

/**
 * Adds the answer's styles to a page that has none of its own. A constructed sheet needs no `'unsafe-inline'` in the
 * page's policy; browsers without it get a style element, and where that is forbidden the answer stays plain text.
 */
export function addStyle(page: Document): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  } catch {
    const style = page.createElement('style');
    style.textContent = css;
    page.head.append(style);
  }
}
