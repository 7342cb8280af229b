// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import express, { type IRouter, type RequestHandler } from 'express';

import { GatewayError } from '../gateway-error.js';
import { originOf } from './origin.js';
import { startPage, startSignInSchema } from './start-page.js';
import { limitRate, styleNonceOf } from './security.js';
import type { Services } from './services.js';
import { takeCard } from './session.js';

/** A form of two short fields. */
const MAX_FORM_BYTES = 4096;

/** Files of one page: so many times as many as questions may be asked for in a minute. */
const FILES_PER_PAGE = 40;
const FILES = { fallthrough: true, index: false, redirect: false } as const;

/**
 * Scripts and styles of the pages, which count apart: a page takes some thirty of them, and readers behind one address shared
 * what was meant for their questions. Those of the explorer are named by their content and never change.
 */
export function assetRoutes(router: IRouter, { requestsPerMinute, uiDir }: Services): void {
  if (uiDir === undefined) return;
  const limit = limitRate(requestsPerMinute * FILES_PER_PAGE);
  const forever = { ...FILES, immutable: true, maxAge: '1y' };
  router.use('/assets', limit, express.static(join(uiDir, 'consumer'), FILES));
  router.use('/app/assets', limit, express.static(join(uiDir, 'app', 'assets'), forever), () => {
    // The page of the explorer would answer otherwise, which is no script.
    throw new GatewayError('ROUTE_NOT_FOUND', 'expected a file of the explorer');
  });
}

/** The built explorer, the offline verifier, the consumer page's script, and the demo's start page. */
export function staticRoutes(router: IRouter, services: Services): void {
  const { uiDir } = services;
  startRoutes(router, services);
  router.get('/', (_request, response) => {
    response.redirect(302, services.startPage === undefined ? '/app/' : '/start');
  });
  if (uiDir === undefined) return;
  router.use('/app', express.static(join(uiDir, 'app'), FILES));
  router.get(['/app', '/app/{*path}'], sendFile(join(uiDir, 'app', 'index.html')));
  router.get('/verify', sendSingleFile(join(uiDir, 'verifier', 'verifier.html')));
  router.use('/sign', express.static(join(uiDir, 'signer'), { ...FILES, index: 'index.html' }));
}

function startRoutes(router: IRouter, services: Services): void {
  const path = services.startPage;
  if (path === undefined) return;
  router.get('/start', async (request, response) => {
    const origin = originOf(request, services.publicOrigin);
    const page = await startPage(path, services.scenario, styleNonceOf(response), origin);
    response.type('html').send(page);
  });
  const form = express.urlencoded({ extended: false, limit: MAX_FORM_BYTES });
  router.post('/start/sign-in', form, async (request, response) => {
    const { card, href } = startSignInSchema.parse(request.body);
    if (!services.demoCards?.has(card)) {
      throw new GatewayError('DEMO_CARD_UNKNOWN', `expected a demo card, got ${card}`);
    }
    await takeCard(request, card);
    response.redirect(303, href);
  });
}

function sendFile(path: string): RequestHandler {
  return async (_request, response) => {
    response.type('html').send(await readBuilt(path));
  };
}

/** A page that carries its scripts and styles itself gets a policy that names exactly those by their hash. */
function sendSingleFile(path: string): RequestHandler {
  return async (_request, response) => {
    const text = await readBuilt(path);
    const policy = [
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'img-src data:',
      `script-src ${hashesOf(text, 'script')}`,
      `style-src ${hashesOf(text, 'style')}`,
    ].join('; ');
    response.setHeader('content-security-policy', policy).type('html').send(text);
  };
}

function hashesOf(text: string, element: 'script' | 'style'): string {
  const inline = new RegExp(`<${element}\\b[^>]*>([\\s\\S]*?)</${element}>`, 'g');
  const hashes = [...text.matchAll(inline)].map(
    ([, body = '']) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`,
  );
  return hashes.length === 0 ? "'none'" : hashes.join(' ');
}

async function readBuilt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new GatewayError('ROUTE_NOT_FOUND', 'expected the explorer to be built', { cause });
  }
}
