// SPDX-License-Identifier: Apache-2.0
// Builds explorer-ui/dist: app/, consumer/consumer-start.js and consumer-check.js, verifier/verifier.html (one file), signer/.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import react from '@vitejs/plugin-react';
import { build } from 'vite';

import { writeKeepPages } from './keep-pages.mjs';
import { oneHashLibrary, slimGlossary } from './slim.mjs';

const HERE = join(import.meta.dirname, '..');
const DIST = process.env.EXPLORER_DIST ?? join(HERE, 'dist');
/** Bytes after gzip: what every consumer page loads, and what it loads when the reader asks for the check. */
const CONSUMER_BUDGETS = { 'consumer-start': 5_000, 'consumer-check': 64_000 };

const common = { configFile: false, logLevel: 'warn', publicDir: false };

/** A trust root to build into the self-check and the offline verifier; without it they say that it was fetched. */
function embeddedTrustRoot() {
  const path = process.env.EMBED_TRUST_ROOT;
  return path ? JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) : '';
}

const define = { EMBEDDED_TRUST_ROOT: JSON.stringify(embeddedTrustRoot()) };

async function buildSite(name, base) {
  await build({
    ...common,
    base,
    root: join(HERE, 'apps', name),
    plugins: [react()],
    define,
    build: {
      outDir: join(DIST, name),
      emptyOutDir: true,
      target: 'es2020',
      assetsInlineLimit: 2048,
      // The verifier and the model's schemas are one chunk that every page needs.
      chunkSizeWarningLimit: 1_000,
    },
  });
}

/** One classic script, so that it runs with `defer` and as `type=module` alike, also in WeChat's browser. */
async function buildScript(entry, name, target) {
  const result = await build({
    ...common,
    root: HERE,
    define,
    plugins: [slimGlossary],
    resolve: { alias: oneHashLibrary() },
    build: {
      write: false,
      target,
      modulePreload: false,
      // Split, the styles of an iife are put in by its script, which the page's policy forbids.
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(HERE, entry),
        output: { format: 'iife', name, entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((item) => item.output);
  const chunk = outputs.find((item) => item.type === 'chunk');
  const sheet = outputs.find((item) => item.fileName.endsWith('.css'));
  return { code: chunk.code, css: sheet ? String(sheet.source) : '' };
}

function sourceHash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The verifier's page: its policy allows exactly the script and style inside it, and no connection at all. */
function verifierPage({ code, css }) {
  if (css === '') throw new Error('verifier.html: expected its styles from the build, got none');
  const script = `\n${code.replaceAll('</script', '<\\/script')}`;
  const policy = [
    "default-src 'none'",
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(css)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const template = readFileSync(join(HERE, 'apps/verifier/index.html'), 'utf8');
  return template
    .replace('{{policy}}', () => policy)
    .replace('<!--style-->', () => `<style>${css}</style>`)
    .replace('<!--script-->', () => `<script>${script}</script>`);
}

function put(path, text) {
  mkdirSync(join(DIST, path, '..'), { recursive: true });
  writeFileSync(join(DIST, path), text);
  const packed = gzipSync(text, { level: 9 }).length;
  process.stdout.write(`${path}  ${text.length} bytes, ${packed} gzip\n`);
  return packed;
}

rmSync(DIST, { recursive: true, force: true });
for (const [name, budget] of Object.entries(CONSUMER_BUDGETS)) {
  const { code } = await buildScript(`src/consumer/${name}.ts`, 'daojiCheck', 'es2020');
  const weight = put(`consumer/${name}.js`, code);
  if (weight > budget) {
    throw new Error(`${name}.js: expected at most ${budget} bytes gzip, got ${weight}`);
  }
}
const page = verifierPage(await buildScript('src/verifier/main.ts', 'daojiVerifier', 'es2020'));
put('verifier/verifier.html', page);
put(
  'verifier/verifier.html.sha256',
  `${createHash('sha256').update(page).digest('hex')}  verifier.html\n`,
);
await buildSite('app', '/app/');
writeKeepPages(DIST);
await buildSite('signer', './');
