// SPDX-License-Identifier: Apache-2.0

/** Hands a file to the reader. Nothing that matters depends on it: some in-app browsers ignore downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** {@link saveFile} for text. */
export function saveText(name: string, type: string, text: string): void {
  saveFile(name, new Blob([text], { type }));
}
