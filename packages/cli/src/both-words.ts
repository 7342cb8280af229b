// SPDX-License-Identifier: Apache-2.0
import { GLOSSARY } from '@daoji/model';

/** A key of the glossary. */
export type GlossaryKey = keyof typeof GLOSSARY;

/** The glossary's word in both languages, Chinese first: `内容完整 · integrity`. */
export function bothWords(key: GlossaryKey): string {
  const [zh, en] = GLOSSARY[key];
  return `${zh} · ${en}`;
}
