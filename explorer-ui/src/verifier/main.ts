// SPDX-License-Identifier: Apache-2.0
import '../style/tokens.css';
import '../style/base.css';
import '../style/report.css';
import '../style/verifier.css';

import type { Language } from '@daoji/model';

import { element } from '../check/element.js';
import { checkProof, reportOfProblem, type ProofReport } from '../check/proof-report.js';
import { renderReport } from '../check/render-report.js';
import { readProofFile } from '../check/read-proof-file.js';
import { verifyBundle } from '@daoji/proof';
import { checkText } from '../locale/check-text.js';
import { verifierEn } from '../locale/verifier-en.js';
import { verifierZh, type VerifierKey } from '../locale/verifier-zh.js';

/** What the reader has chosen so far. */
interface Chosen {
  bundle?: File;
  root?: File;
  shown?: File;
}

const chosen: Chosen = {};
let language: Language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let last: ProofReport | undefined;
let hint = '';
/** Counts checks begun and choices changed, so that an overtaken check says nothing. */
let runs = 0;

const host = document.getElementById('verifier') ?? document.body;

function said(key: VerifierKey): string {
  return language === 'en' ? verifierEn[key] : verifierZh[key];
}

function draw(): void {
  document.documentElement.lang = language;
  document.title = said('verifier.title');
  host.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, said('verifier.title')),
      element(
        'div',
        { class: 'tools' },
        button('verifier.theme', switchTheme),
        button('verifier.language', switchLanguage),
      ),
    ),
    element('p', {}, said('verifier.lead')),
    fileField('bundle', 'verifier.bundle', '.traceproof,.json,.gz'),
    fileField('root', 'verifier.root', '.json'),
    fileField('shown', 'verifier.shown', '.json'),
    button('verifier.run', () => void run()),
    element('p', { role: 'status' }, hint === '' ? '' : said('verifier.missing')),
    element('h2', { class: 'unseen' }, checkText(language)('check.title')),
    last ? renderReport(last, language) : '',
    element('p', { class: 'quiet' }, said('verifier.limits')),
  );
}

function button(key: VerifierKey, act: () => void): HTMLButtonElement {
  const isMain = key === 'verifier.run';
  const made = element(
    'button',
    { class: isMain ? 'check-button' : 'plain-button', type: 'button' },
    said(key),
  );
  made.addEventListener('click', act);
  return made;
}

function fileField(name: keyof Chosen, key: VerifierKey, accept: string): HTMLElement {
  const input = element('input', { accept, id: name, type: 'file' });
  input.addEventListener('change', () => {
    chosen[name] = input.files?.[0];
    dropAnswer();
  });
  const kept = chosen[name];
  return element(
    'div',
    { class: 'file' },
    element('label', { for: name }, said(key)),
    input,
    kept ? element('span', { class: 'quiet' }, kept.name) : undefined,
  );
}

function switchLanguage(): void {
  language = language === 'en' ? 'zh-CN' : 'en';
  draw();
}

function switchTheme(): void {
  const root = document.documentElement;
  root.dataset['theme'] = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
}

/** An answer stands only beside the files it was given for. */
function dropAnswer(): void {
  runs += 1;
  last = undefined;
  document.querySelector('.report')?.remove();
}

async function run(): Promise<void> {
  dropAnswer();
  const { bundle, root, shown } = chosen;
  const thisRun = runs;
  hint = bundle && root ? '' : 'missing';
  const report = bundle && root ? await check(bundle, root, shown) : undefined;
  if (thisRun !== runs) return;
  last = report;
  draw();
}

async function check(bundle: File, root: File, shown?: File): Promise<ProofReport> {
  try {
    return checkProof(
      {
        bundle: await readProofFile(bundle),
        rootSource: 'file',
        shown: await shown?.text(),
        trustRoot: await readProofFile(root),
      },
      verifyBundle,
    );
  } catch (cause) {
    return reportOfProblem(cause);
  }
}

if (matchMedia('(prefers-color-scheme: dark)').matches) switchTheme();
draw();
