// SPDX-License-Identifier: Apache-2.0

/** What an element can hold; `undefined` is left out. Text is never parsed as HTML. */
export type Child = Node | string | undefined;

/** Builds an element with attributes and children, for the pages that carry no framework. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}
