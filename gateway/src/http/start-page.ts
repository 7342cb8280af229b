// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import type { Scenario } from '@daoji/model';
import { z } from 'zod';

import { htmlDocument } from '../consumer/document.js';
import { html, type SafeHtml } from '../consumer/html.js';
import { qrSvg } from '../consumer/qr-svg.js';

const text = z.object({ en: z.string().max(400), zh: z.string().max(400) });
const localHref = z.string().regex(/^\/(?!\/)[^\s"'<>\\]*$/, 'expected a path of this server');

/** `START_PAGE` file: what the demo's last page shows. */
export const startPageSchema = z.object({
  cards: z
    .array(
      z.object({
        /** Demo card that a click signs in as; absent for roles that need none. */
        card: z.string().optional(),
        href: localHref,
        note: text.optional(),
        /** True where the QR code of `href` is drawn, as it stands on a bag. */
        qr: z.boolean().optional(),
        title: text,
      }),
    )
    .max(40),
  commands: z
    .array(z.object({ line: z.string().max(2000), note: text }))
    .max(20)
    .optional(),
  title: text.optional(),
});

type StartPage = z.infer<typeof startPageSchema>;

/** Reads the file anew for every request: the demo adds scenes while it runs. @param origin - `''` where it is not known. */
export async function startPage(
  path: string,
  scenario: Scenario | null,
  styleNonce: string,
  origin: string,
): Promise<string> {
  const page = startPageSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const title = page.title ?? { en: 'Daoji demo', zh: '稻迹演示' };
  return htmlDocument({
    language: 'zh-CN',
    title: title.zh,
    scenario,
    styleNonce,
    body: html`<main>
      <h1>${title.zh} <span class="second" lang="en">${title.en}</span></h1>
      ${page.cards.length === 0 && waitingSection()}
      <div class="cards">${page.cards.map((card) => cardSection(card, origin))}</div>
      ${(page.commands ?? []).map(commandSection)}
    </main>`,
  });
}

/** What stands there before the demo has its cards: that something happens, how long, and what can be done meanwhile. */
function waitingSection(): SafeHtml {
  const lines = [
    [
      '请稍等：程序正在账本上播放一整季，要几分钟。',
      'Please wait: a whole season is being played on the ledger, which takes some minutes.',
    ],
    [
      '播放完以后，这里会有每个身份的入口，点一下就用那个身份的演示密钥进入。现在还没有密钥启用，签不了名。',
      'Then each user has a card here that signs you in with a demo key. No key is active yet, so nothing can be signed.',
    ],
    [
      '等待时可以先浏览：已记入账本的内容随时可看，不需要密钥。',
      'Look around meanwhile: what is on the ledger can be read at any time, without a key.',
    ],
  ] as const;
  return html`<section role="status">
    ${lines.map(([zh, en]) => html`<p>${zh} <span class="second" lang="en">${en}</span></p>`)}
    <p>
      <a class="button" href="/start">再看一次 <span class="second" lang="en">Look again</span></a>
      <a class="button" href="/app/">先浏览 <span class="second" lang="en">Look around</span></a>
    </p>
  </section>`;
}

function cardSection(card: StartPage['cards'][number], origin: string): SafeHtml {
  const { title, note, href } = card;
  const label = html`${title.zh} <span class="second" lang="en">${title.en}</span>`;
  const link =
    card.card === undefined
      ? html`<a class="button" href="${href}">${label}</a>`
      : html`<form method="post" action="/start/sign-in">
          <input type="hidden" name="card" value="${card.card}" />
          <input type="hidden" name="href" value="${href}" />
          <button type="submit">${label}</button>
          <span class="flag">演示密钥 DEMO_KEY</span>
        </form>`;
  return html`<section>
    <h2>${link}</h2>
    ${note && html`<p>${note.zh} <span class="second" lang="en">${note.en}</span></p>`}
    ${card.qr === true && origin !== '' && qrSvg(`${origin}${href}`, title.zh)}
  </section>`;
}

function commandSection(command: NonNullable<StartPage['commands']>[number]): SafeHtml {
  const { line, note } = command;
  return html`<section>
    <p>${note.zh} <span class="second" lang="en">${note.en}</span></p>
    <pre class="scroll"><code>${line}</code></pre>
  </section>`;
}

/** The form that a card sends. */
export const startSignInSchema = z.strictObject({
  card: z.string().regex(/^[a-z0-9-]{1,64}$/, 'expected 1–64 of a–z, 0–9 and -'),
  href: localHref,
});
