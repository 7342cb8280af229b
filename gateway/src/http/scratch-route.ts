// SPDX-License-Identifier: Apache-2.0
import express, { type IRouter, type Request } from 'express';

import { htmlDocument } from '../consumer/document.js';
import { html } from '../consumer/html.js';
import { scanNotice } from '../consumer/scan-notice.js';
import { scratchForm, scratchSentence, type ScratchAnswer } from '../consumer/scratch-section.js';
import { both } from '../consumer/words.js';
import { GatewayError } from '../gateway-error.js';
import { PAGE_PREFIX } from '../resolver/page-links.js';
import { failing, languageOf } from './failed-page.js';
import { limitRate, styleNonceOf } from './security.js';
import { scannedCode, type ScannedCode } from './serial-route.js';
import type { Services } from './services.js';

/** A form of one short field. */
const MAX_FORM_BYTES = 1024;
/** 40 bits against this many tries a day and code: a guesser needs longer than the rice keeps. */
const TRIES_PER_DAY = 10;
/** One address: a person with a few bags. */
const TRIES_PER_MINUTE = 6;
const DAY_MS = 86_400_000;
const MAX_TYPED = 40;

/** Takes what a person typed from under the cover of a package. */
export function scratchRoute(router: IRouter, services: Services): void {
  const tries = new DailyTries();
  router.post(
    `${PAGE_PREFIX}/01/:gtin/21/:serial/scratch`,
    limitRate(Math.min(TRIES_PER_MINUTE, services.requestsPerMinute)),
    express.urlencoded({ extended: false, limit: MAX_FORM_BYTES }),
    async (request, response, next) => {
      try {
        const code = await scannedCode(services, request);
        tries.take(`${code.gtin}/${code.serial}`, services.now());
        const answer = await check(services, code, typedIn(request));
        const page = pageOf(services, request, styleNonceOf(response), code, answer);
        response.set('cache-control', 'no-store').type('html').send(page);
      } catch (error) {
        failing(services, error)(request, response, next);
      }
    },
  );
}

async function check(
  { codes, now, scans }: Services,
  { gtin, serial }: ScannedCode,
  typed: string,
): Promise<ScratchAnswer> {
  const isRight = await codes.checkScratchCode(gtin, serial, typed);
  if (isRight === undefined) return { isRight, right: 0 };
  const state = await scans.recordScratch(`${gtin}/${serial}`, isRight, now());
  const { firstRight, right = 1 } = state?.counter.scratch ?? {};
  return { isRight, right, firstRight };
}

function pageOf(
  services: Services,
  request: Request,
  styleNonce: string,
  { gtin, serial }: ScannedCode,
  answer: ScratchAnswer,
): string {
  const language = formLanguage(request);
  const { scans, scenario } = services;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: language === 'en' ? 'Scratch code' : '刮开码',
    body: html`<header><h1>${both('刮开码', 'Scratch code', language)}</h1></header>
      <main>
        <section class="${answer.isRight === true ? '' : 'recall'}" role="status">
          <p>${scratchSentence(answer, language)}</p>
        </section>
        ${scanNotice(scans.find(`${gtin}/${serial}`), language)}
        ${answer.isRight === false && scratchForm(gtin, serial, language)}
        <p>
          <a href="${PAGE_PREFIX}/01/${gtin}/21/${serial}?lang=${language === 'en' ? 'en' : 'zh'}">
            ${both('回到这袋米', 'Back to this bag', language)}
          </a>
        </p>
      </main>`,
    scripts: html``,
  });
}

function typedIn(request: Request): string {
  const { scratch } = (request.body ?? {}) as { readonly scratch?: unknown };
  const typed = typeof scratch === 'string' ? scratch.trim().toLowerCase() : '';
  if (typed !== '' && typed.length <= MAX_TYPED) return typed;
  throw new GatewayError('REQUEST_INVALID', 'expected the typed scratch code');
}

function formLanguage(request: Request): ReturnType<typeof languageOf> {
  const { lang } = (request.body ?? {}) as { readonly lang?: unknown };
  if (lang === 'en' || lang === 'zh') return lang === 'en' ? 'en' : 'zh-CN';
  return languageOf(request);
}

/** Counts tries of each code within a day of the network, in memory. */
class DailyTries {
  #day = -1;
  readonly #counts = new Map<string, number>();

  /** @throws GatewayError `RATE_LIMITED`. */
  take(code: string, now: Date): void {
    const day = Math.floor(now.getTime() / DAY_MS);
    if (day !== this.#day) this.#counts.clear();
    this.#day = day;
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > TRIES_PER_DAY)
      throw new GatewayError('RATE_LIMITED', `expected at most ${TRIES_PER_DAY} tries a day`);
  }
}
