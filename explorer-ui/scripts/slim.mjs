// SPDX-License-Identifier: Apache-2.0
// What keeps the self-check inside its budget, without a second copy of anything.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const REPO = join(import.meta.dirname, '../..');

/** Groups of the glossary that a check shows. */
const SHOWN_GROUPS = ['verdict', 'statement', 'status', 'command', 'quantity'];

/** Keeps of the glossary what a check shows, without the meanings, which are for readers of the source. */
export const slimGlossary = {
  name: 'slim-glossary',
  transform(code, id) {
    if (!/packages[\\/]model[\\/]dist[\\/](?:[a-z]+-)?glossary(?:-[a-z]+)?\.js$/.test(id))
      return undefined;
    // Entries stand on one line or on several, in the glossary itself and in the parts that it joins.
    const entry =
      /^ {4}'([a-z-]+)\.[\w-]+': \[\s*('[^']*'),\s*('[^']*'),\s*(?:'[^']*'|"[^"]*"),?\s*\],\n/gm;
    const slim = code.replaceAll(entry, (whole, group, zh, en) =>
      SHOWN_GROUPS.includes(group) ? `${whole.slice(0, whole.indexOf('['))}[${zh}, ${en}],\n` : '',
    );
    return { code: slim, map: null };
  },
};

/** One copy of the hash library: npm may lay down the same version twice. */
export function oneHashLibrary() {
  const fromProof = createRequire(join(REPO, 'packages/proof/package.json'));
  const fromCurves = createRequire(fromProof.resolve('@noble/curves/nist.js'));
  const [own, other] = [fromProof, fromCurves].map((from) =>
    dirname(from.resolve('@noble/hashes/sha2.js')),
  );
  const isSame = version(fromProof) === version(fromCurves);
  return own === other || !isSame ? {} : { '@noble/hashes': own };
}

function version(from) {
  return from(join(dirname(from.resolve('@noble/hashes/sha2.js')), 'package.json')).version;
}
