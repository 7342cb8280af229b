// SPDX-License-Identifier: Apache-2.0

/** Markup that is safe to send: only {@link html} makes it. */
export class SafeHtml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = SafeHtml | string | number | undefined | false | readonly Part[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup from a template; every value in it is escaped unless it is {@link SafeHtml} itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  const markup = texts.map((text, index) => text + render(parts[index])).join('');
  return new SafeHtml(markup);
}

/** A value as JSON inside `<script type="application/json">`; no text of it can end the element. */
export function jsonScript(id: string, value: unknown): SafeHtml {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="${id}">
    ${new SafeHtml(json)}
  </script>`;
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof SafeHtml) return part.markup;
  if (typeof part === 'object') return part.map(render).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPED[character] ?? '');
}
